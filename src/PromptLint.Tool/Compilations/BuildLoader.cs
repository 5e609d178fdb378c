using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.Compilations;

/// <summary>What MSBuild made of a solution or project.</summary>
/// <param name="Compilations">Its compilations; empty when it did not load.</param>
/// <param name="Why">Why it did not load; null when it did.</param>
internal sealed record LoadedBuild(ImmutableArray<ScanCompilation> Compilations, string? Why);

/// <summary>Loads a solution or project as its build sees it: with its own packages, settings and generated sources.</summary>
internal static class BuildLoader
{
    // What a compiler says when the references are not there: the build's view is then no better than the bare tree's.
    private static readonly ImmutableHashSet<string> MissingReference = ["CS0246", "CS0234", "CS0012", "CS0518", "CS0006"];

    /// <summary>Loads, restoring packages first where that is allowed.</summary>
    public static async Task<LoadedBuild> LoadAsync(string path, bool restore, CancellationToken cancellationToken)
    {
        if (SolutionShape.WhyNone(path) is { } why)
        {
            return new LoadedBuild([], why);
        }

        if (restore && !await RestoreAsync(path, cancellationToken).ConfigureAwait(false))
        {
            return new LoadedBuild([], "its packages do not restore");
        }

        try
        {
            using var workspace = MSBuildWorkspace.Create();
            var solution = path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
                ? (await workspace.OpenProjectAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false)).Solution
                : await workspace.OpenSolutionAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false);
            var failure = workspace.Diagnostics.FirstOrDefault(static d => d.Kind == WorkspaceDiagnosticKind.Failure);
            return failure is not null ? new LoadedBuild([], failure.Message) : await CompileAsync(path, solution, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever a build's targets may throw: the bare tree can be read all the same.
            return new LoadedBuild([], e.Message);
        }
    }

    private static async Task<LoadedBuild> CompileAsync(string path, Solution solution, CancellationToken cancellationToken)
    {
        var loaded = ImmutableArray.CreateBuilder<ScanCompilation>();
        var hosts = new HostedProjects(solution);
        foreach (var project in solution.Projects.Where(p => p.Language == LanguageNames.CSharp && Asked(path, p))
            .OrderBy(static p => p.FilePath, StringComparer.Ordinal)
            .ThenBy(static p => p.Name, StringComparer.Ordinal))
        {
            if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
            {
                continue;
            }

            var missing = compilation.GetDeclarationDiagnostics(cancellationToken)
                .FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error && MissingReference.Contains(d.Id));
            if (missing is not null)
            {
                return new LoadedBuild([], $"{project.Name} does not compile: {missing.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
            }

            var options = OptionsOf(project);
            var connections = await hosts.ConnectionsOfAsync(project, cancellationToken).ConfigureAwait(false);
            loaded.Add(new ScanCompilation(
                NameOf(project),
                FrameworkOf(project),
                compilation,
                connections.IsEmpty ? options : new AnalyzerOptions(options.AdditionalFiles.AddRange(connections), options.AnalyzerConfigOptionsProvider)));
        }

        return loaded.Count == 0 ? new LoadedBuild([], "it has no C# project") : new LoadedBuild(loaded.ToImmutable(), null);
    }

    // A project brings those that it refers to; only itself was asked for.
    private static bool Asked(string path, Project project) =>
        !path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) || string.Equals(project.FilePath, path, StringComparison.Ordinal);

    private static string NameOf(Project project) =>
        project.Name.IndexOf('(', StringComparison.Ordinal) is var open and > 0 ? project.Name[..open].Trim() : project.Name;

    private static string FrameworkOf(Project project) =>
        project.Name.EndsWith(')') ? project.Name[(project.Name.LastIndexOf('(') + 1)..^1]
        : project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.TargetFramework", out var framework) ? framework : "";

    private static AnalyzerOptions OptionsOf(Project project)
    {
        var own = project.AnalyzerOptions;
        if (project.FilePath is null)
        {
            return own;
        }

        // Settings that the build hands over, as the package makes it do, are those that the user wants read.
        var hasSettings = own.AdditionalFiles.Any(static f => Path.GetFileName(f.Path).StartsWith("appsettings", StringComparison.OrdinalIgnoreCase));

        var limits = new TreeLimits();
        var folder = Path.GetDirectoryName(project.FilePath)!;
        var files = SettingsFiles.In(folder, [], TreeWalk.Of(folder, limits, CancellationToken.None), new SourceReader(limits))
            .Where(f => !(hasSettings && f is SettingsFile { Kind: "Configuration" }));
        return new AnalyzerOptions(own.AdditionalFiles.AddRange(files), new BuildOptions(own.AnalyzerConfigOptionsProvider));
    }

    private static async Task<bool> RestoreAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", ["restore", path, "-v", "q", "-nodeReuse:false"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(cancellationToken),
                process.StandardError.ReadToEndAsync(cancellationToken),
                process.WaitForExitAsync(cancellationToken)).ConfigureAwait(false);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
