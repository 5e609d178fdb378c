using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptLint.Fuzz.Programs;
using PromptLint.Tool.Analysis;

namespace PromptLint.Fuzz.Runs;

/// <summary>Code that somebody wrote: a sample, or what a scan finds in a folder.</summary>
/// <param name="Name">For people.</param>
/// <param name="Compilation">The code.</param>
/// <param name="Options">Settings and files beside it.</param>
internal sealed record Project(string Name, CSharpCompilation Compilation, AnalyzerOptions Options)
{
    private Reading? _reading;

    /// <summary>What is said of it as it stands.</summary>
    public Reading Reading => _reading ??= Laboratory.Analyze(Compilation, Options);

    /// <summary>The files with call sites.</summary>
    public IReadOnlyList<SyntaxTree> Files { get; private set; } = [];

    /// <summary>The samples, and the projects of the folders that have call sites.</summary>
    public static async Task<IReadOnlyList<Project>> All(IEnumerable<string> folders, TextWriter told)
    {
        var all = new List<Project>();
        foreach (var folder in folders.Prepend(Path.Combine(References.Root, "samples")))
        {
            var found = new List<Project>();
            try
            {
                await Scan.RunAsync(Path.GetFullPath(folder), new ScanSettings
                {
                    Restore = false,
                    Compiled = c => found.Add(new Project($"{Path.GetFileName(folder)}/{c.Name}", Telling((CSharpCompilation)c.Compilation), c.Options)),
                }, CancellationToken.None);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ScanInputException)
            {
                told.WriteLine($"{folder}: {e.Message}");
            }

            foreach (var project in found)
            {
                project.Files = project.Compilation.SyntaxTrees.Where(t => project.Reading.Calls(t.FilePath) > 0).ToList();
                told.WriteLine($"{project.Name}: {project.Compilation.SyntaxTrees.Length} files, {project.Files.Count} with call sites");
            }

            all.AddRange(found.Where(static p => p.Files.Count > 0));
        }

        return all;
    }

    // Where no report is written the facts are off: they are what is compared.
    private static CSharpCompilation Telling(CSharpCompilation compilation) =>
        compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.SetItem("PL0001", ReportDiagnostic.Info)));
}
