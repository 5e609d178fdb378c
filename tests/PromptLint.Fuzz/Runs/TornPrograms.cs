using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PromptLint.Fuzz.Programs;

namespace PromptLint.Fuzz.Runs;

/// <summary>The files of projects, torn: each is a program, and those of one project are read at once.</summary>
internal sealed class TornPrograms(IReadOnlyList<Project> projects) : ProgramKind
{
    /// <inheritdoc/>
    public override string Name => "torn";

    /// <inheritdoc/>
    public override int AtOnce => 8;

    /// <inheritdoc/>
    public override Outcome Run(int from, int seed)
    {
        var outcome = new Outcome();
        var random = Chance(from, seed);
        var project = projects[from / AtOnce % projects.Count];
        var compilation = project.Compilation;
        var torn = new List<SyntaxTree>();

        // The files with calls, and a few of the others that those lean on.
        var candidates = project.Files.OrderBy(_ => random.Next()).Take(AtOnce - 2)
            .Concat(project.Compilation.SyntaxTrees.OrderBy(_ => random.Next()).Take(2)).Distinct().ToList();
        foreach (var file in candidates)
        {
            var changed = CSharpSyntaxTree.ParseText(SourceText.From(Tearing.Torn(file.ToString(), random)), (CSharpParseOptions)file.Options, file.FilePath);
            compilation = compilation.ReplaceSyntaxTree(file, changed);
            torn.Add(changed);
        }

        var reading = Laboratory.Analyze(compilation, project.Options);
        outcome.Programs = torn.Count;
        if (reading.Hang is { } hang)
        {
            outcome.Failures.Add(new Failure("hang", "hang " + project.Name, $"torn {from}", hang, Files(torn)));
        }

        outcome.Failures.AddRange(reading.Exceptions.Select(e => Failure.Of(e, $"torn {from} of {project.Name}", Files(torn))).DistinctBy(static f => f.Signature));
        foreach (var file in torn)
        {
            outcome.Sites += reading.Facts(file.FilePath).Count();
            outcome.Efforts.Add(($"torn {from} {project.Name} {Path.GetFileName(file.FilePath)}", reading.Steps(file.FilePath), file.GetRoot().DescendantNodes().Count(), reading.Calls(file.FilePath), ""));
        }

        return outcome;
    }

    private static IReadOnlyList<(string, string)> Files(IEnumerable<SyntaxTree> trees) => trees.Select(static (t, i) => ($"{i}.{Path.GetFileName(t.FilePath)}", t.ToString())).ToList();
}

/// <summary>The files of projects, each with a twin.</summary>
internal sealed class TwinPrograms(IReadOnlyList<Project> projects) : ProgramKind
{
    /// <inheritdoc/>
    public override string Name => "twins";

    /// <inheritdoc/>
    public override int AtOnce => 8;

    /// <inheritdoc/>
    public override Outcome Run(int from, int seed)
    {
        var outcome = new Outcome();
        var random = Chance(from, seed);
        var project = projects[from / AtOnce % projects.Count];
        var files = project.Files.OrderBy(_ => random.Next()).Take(AtOnce).Select(t => new Twinned(t, random)).ToList();
        TwinComparison.Run(project.Compilation, project.Reading, files, (c, _) => Laboratory.Analyze(c, project.Options), mayMinimise: false, outcome);
        outcome.Programs = outcome.Twins;
        outcome.Valid = outcome.Twins;
        outcome.Sites = files.Sum(f => project.Reading.Facts(f.Tree.FilePath).Count());
        return outcome;
    }
}
