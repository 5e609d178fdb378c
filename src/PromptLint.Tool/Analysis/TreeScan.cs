using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptLint.Analyzers.Analysis;
using PromptLint.Tool.Compilations;
using PromptLint.Tool.References;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.Analysis;

/// <summary>How a scan goes about it.</summary>
internal sealed record ScanSettings
{
    /// <summary>Whether packages may be restored.</summary>
    public bool Restore { get; init; } = true;

    /// <summary>How much of the prompts' text is reported: none, head or full; null leaves it to the project.</summary>
    public string? PromptText { get; init; }

    /// <summary>How much is read.</summary>
    public TreeLimits Limits { get; init; } = new();

    /// <summary>How long restoring may take.</summary>
    public TimeSpan RestorePatience { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Told what is being done: a text and how many of how many.</summary>
    public Action<string, int, int> Progress { get; init; } = static (_, _, _) => { };

    /// <summary>The analyzer; a test has one that fails.</summary>
    public DiagnosticAnalyzer Analyzer { get; init; } = new PromptLintAnalyzer();

    /// <summary>Given each compilation before it is analyzed, for measurements.</summary>
    public Action<ScanCompilation> Compiled { get; init; } = static _ => { };
}

/// <summary>Scans a bare source tree: nothing of it is built or run.</summary>
internal static class TreeScan
{
    /// <summary>Scans a folder, a single C# file, or the folder of a project or solution.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ScanResult> RunAsync(string path, ScanSettings settings, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var root = Directory.Exists(path) ? Path.TrimEndingDirectorySeparator(path) : Path.GetDirectoryName(path)!;
        settings.Progress("Reading", 0, 1);
        var reader = new SourceReader(settings.Limits);
        var isProgram = File.Exists(path) && path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
        var around = isProgram || Directory.Exists(path) ? root : RepositoryRoot.Of(root);
        var walk = TreeWalk.Of(around, settings.Limits, cancellationToken);
        var all = ProjectGrouping.Of(around, walk, reader);

        // What stands around a project is read for its references, and only what was asked for is reported.
        var projects = isProgram ? [.. all.Where(p => p.Sources.Contains(path))]
            : around == root ? all
            : [.. all.Where(p => p.Folder == root || p.Folder.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))];
        var declared = UsedNamespaces.DeclaredIn(all, reader);
        var used = UsedNamespaces.In(projects, reader, declared);
        reader.Finish();
        var reading = watch.Elapsed;

        settings.Progress("Restoring packages", 0, 1);
        var wanted = WantedPackages.For(all, [.. used.Keys.Where(u => !declared.Contains(u))]);
        var packages = wanted.Count == 0 ? new ResolvedPackages([], [])
            : settings.Restore ? await new PackageRestore(PackageRestore.DefaultCacheFolder, settings.RestorePatience)
                .RestoreAsync(wanted, cancellationToken)
                .ConfigureAwait(false)
            : PackageFolder.Resolve(wanted, []);
        var references = new ProjectReferences(packages, all, declared, reader);
        var restoring = watch.Elapsed - reading;

        var compiler = new TreeCompiler(all, references, around, walk, reader);
        var scan = new SolutionScan(root, settings.PromptText, settings.Analyzer);
        var results = new Dictionary<SourceProject, CompilationResult>(ReferenceEqualityComparer.Instance);
        var bound = new HashSet<string>(StringComparer.Ordinal);
        foreach (var project in SolutionScan.Ordered(projects, p => projects.Where(other => other.Path is not null && p.References.Contains(other.Path))))
        {
            settings.Progress("Analyzing " + project.Name, results.Count, projects.Count);
            var compilation = compiler.Compile(project);
            bound.UnionWith(Unbound.Bound(compilation.Compilation, used.Keys.Where(u => !bound.Contains(u))).ToList());
            settings.Compiled(compilation);
            results.Add(project, await scan.RunAsync(compilation, cancellationToken).ConfigureAwait(false));
        }

        var name = Path.GetFileName(File.Exists(path) ? path : root);
        var notes = walk.Notes.Concat(reader.Notes).Concat(packages.Notes).Concat(Unbound.Notes(used, projects, bound));
        return Merge(name, [.. projects.Select(p => results[p])], notes, new ScanTiming(reading, restoring, watch.Elapsed - reading - restoring));
    }

    /// <summary>Makes one result of those of the compilations.</summary>
    public static ScanResult Merge(string name, IReadOnlyList<CompilationResult> results, IEnumerable<string> notes, ScanTiming timing)
    {
        var findings = results.SelectMany(static r => r.Findings).DistinctBy(static f => (f.Rule.Id, f.SiteId, f.Place, f.Message)).ToImmutableArray();
        return new ScanResult(
            MergedReport.Of(name, [.. results.Select(static r => r.Report)]).Counting(findings),
            findings,
            [.. notes],
            timing);
    }
}
