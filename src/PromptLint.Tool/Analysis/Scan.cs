using System.Diagnostics;
using PromptLint.Tool.Compilations;

namespace PromptLint.Tool.Analysis;

/// <summary>Scans whatever a path stands for.</summary>
internal static class Scan
{
    /// <summary>Scans.</summary>
    /// <param name="path">Absolute path of a solution, a project, a folder or a C# file.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ScanResult> RunAsync(string path, ScanSettings settings, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            return await TreeScan.RunAsync(path, settings, cancellationToken).ConfigureAwait(false);
        }

        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".cs" => await TreeScan.RunAsync(path, settings, cancellationToken).ConfigureAwait(false),
            ".sln" or ".slnx" or ".csproj" => await RunBuildAsync(path, settings, cancellationToken).ConfigureAwait(false),
            _ => throw new ScanInputException($"{Path.GetFileName(path)} is neither a solution (.sln, .slnx), a project (.csproj), a C# file nor a folder."),
        };
    }

    private static async Task<ScanResult> RunBuildAsync(string path, ScanSettings settings, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        settings.Progress("Loading " + Path.GetFileName(path), 0, 1);
        var build = await BuildLoader.LoadAsync(path, settings.Restore, cancellationToken).ConfigureAwait(false);
        if (build.Why is { } why)
        {
            var bare = await TreeScan.RunAsync(path, settings, cancellationToken).ConfigureAwait(false);
            return bare with { Notes = [$"{Path.GetFileName(path)} was read as a bare source tree, since {FirstLine(why)}", .. bare.Notes] };
        }

        var loading = watch.Elapsed;
        var scan = new SolutionScan(Path.GetDirectoryName(path)!, settings.PromptText, settings.Analyzer);
        var results = new Dictionary<ScanCompilation, CompilationResult>(ReferenceEqualityComparer.Instance);
        foreach (var compilation in SolutionScan.Ordered(
            build.Compilations,
            c => build.Compilations.Where(other => c.Compilation.ReferencedAssemblyNames.Any(r => r.Name == other.Compilation.AssemblyName))))
        {
            settings.Progress("Analyzing " + compilation.Name, results.Count, build.Compilations.Length);
            settings.Compiled(compilation);
            results.Add(compilation, await scan.RunAsync(compilation, cancellationToken).ConfigureAwait(false));
        }

        return TreeScan.Merge(
            Path.GetFileNameWithoutExtension(path),
            [.. build.Compilations.Select(c => results[c])],
            [],
            new ScanTiming(loading, TimeSpan.Zero, watch.Elapsed - loading));
    }

    private static string FirstLine(string text) => text.ReplaceLineEndings("\n").Split('\n')[0];
}
