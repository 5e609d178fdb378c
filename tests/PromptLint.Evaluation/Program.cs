using System.CommandLine;
using PromptLint.Evaluation;
using PromptLint.Tool.Analysis;

var labelsOption = new Option<FileInfo>("--labels") { Required = true, Description = "Label file." };
var negativesOption = new Option<FileInfo?>("--negatives") { Description = "File of look-alikes." };
var checkoutsOption = new Option<DirectoryInfo>("--checkouts") { Required = true, Description = "Folder with owner+name or owner/name subfolders." };
var fullOption = new Option<string[]>("--full") { Description = "owner/name, or owner/name:folder,folder, of what is labelled fully; only there does an unlabelled site count against precision.", AllowMultipleArgumentsPerToken = true };
var onlyOption = new Option<string?>("--only") { Description = "Only repositories whose name contains this." };
var compareOption = new Option<string[]>("--compare") { Description = "Only measures the scan of these folders below --checkouts against compiling them.", AllowMultipleArgumentsPerToken = true };
var noRestoreOption = new Option<bool>("--no-restore") { Description = "Packages from the package folder only." };
var root = new RootCommand("Recall, precision and agreement of `promptlint scan` on labelled call sites.") { labelsOption, negativesOption, checkoutsOption, fullOption, onlyOption, compareOption, noRestoreOption };
root.SetAction(async (parsed, cancellationToken) =>
{
    var settings = new ScanSettings { Restore = !parsed.GetValue(noRestoreOption) };
    if (parsed.GetValue(compareOption) is { Length: > 0 } compared)
    {
        foreach (var folder in compared)
        {
            Console.WriteLine(await CompileTime.CompareAsync(Path.Combine(parsed.GetValue(checkoutsOption)!.FullName, folder), settings, cancellationToken));
        }

        return;
    }

    var labels = Label.Read(parsed.GetValue(labelsOption)!.FullName);
    var negatives = parsed.GetValue(negativesOption) is { } file ? LookAlike.Read(file.FullName) : [];
    var only = parsed.GetValue(onlyOption);
    var evaluations = new List<RepositoryEvaluation>();
    foreach (var repo in labels.Select(static l => l.Repo).Concat(negatives.Select(static n => n.Repo)).Distinct(StringComparer.Ordinal)
        .Where(r => only is null || r.Contains(only, StringComparison.OrdinalIgnoreCase)))
    {
        if (Checkout(parsed.GetValue(checkoutsOption)!.FullName, repo) is not { } folder)
        {
            Console.WriteLine($"{repo}: no checkout, left out");
            continue;
        }

        var compilations = new List<Microsoft.CodeAnalysis.Compilation>();
        var result = await Scan.RunAsync(folder, settings with { Compiled = c => compilations.Add(c.Compilation) }, cancellationToken);
        Console.WriteLine($"{repo}: {result.Report.CallSites.Count} sites, reading {result.Timing.Reading.TotalSeconds:0.0} s, packages {result.Timing.References.TotalSeconds:0.0} s, analysis {result.Timing.Analysis.TotalSeconds:0.0} s");
        foreach (var note in result.Report.Failures.Select(static f => $"FAILURE {f.Place} {f.Why}").Concat(result.Notes))
        {
            Console.WriteLine("    " + note);
        }

        evaluations.Add(RepositoryEvaluation.Of(repo, result, labels.Where(l => l.Repo == repo), negatives.Where(n => n.Repo == repo), l => Missed.Errors(l, compilations)));
    }

    Console.WriteLine();
    Console.Write(EvaluationText.Of(evaluations, FullyLabelled.Parse(parsed.GetValue(fullOption) ?? [])));
});
return await root.Parse(args).InvokeAsync();

static string? Checkout(string folder, string repo) =>
    new[] { repo.Replace('/', '+'), repo }.Select(name => Path.GetFullPath(Path.Combine(folder, name))).FirstOrDefault(Directory.Exists);
