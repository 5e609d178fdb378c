using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Analysis;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.Compilations;

/// <summary>
/// Which projects of a loaded solution are run by a host that declares models for them. The references are read from the host's own
/// file: a host refers to what it runs without compiling against it, so that the build's references leave those projects out.
/// </summary>
internal sealed class HostedProjects
{
    private readonly List<(Project Host, ImmutableHashSet<string> Runs)> _hosts = [];
    private readonly Dictionary<ProjectId, ImmutableArray<AdditionalText>> _known = [];

    public HostedProjects(Solution solution)
    {
        var reader = new SourceReader(new TreeLimits());
        foreach (var project in solution.Projects.Where(static p => p.FilePath is not null).OrderBy(static p => p.FilePath, StringComparer.Ordinal))
        {
            if (ProjectFile.Read(reader.Read(project.FilePath!)) is { } file)
            {
                var runs = file.Items("ProjectReference").SelectMany(static r => ProjectFile.Texts(r.Attribute("Include")?.Value))
                    .Select(path => Path.GetFullPath(Path.Combine(file.Folder, path.Replace('\\', Path.DirectorySeparatorChar))))
                    .ToImmutableHashSet(StringComparer.Ordinal);
                if (!runs.IsEmpty)
                {
                    _hosts.Add((project, runs));
                }
            }
        }
    }

    /// <summary>The settings that hosts declare for a project.</summary>
    public async Task<ImmutableArray<AdditionalText>> ConnectionsOfAsync(Project project, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<AdditionalText>();
        foreach (var (host, _) in _hosts.Where(h => project.FilePath is not null && h.Runs.Contains(project.FilePath)))
        {
            all.AddRange(await DeclaredByAsync(host, cancellationToken).ConfigureAwait(false));
        }

        return all.ToImmutable();
    }

    private async Task<ImmutableArray<AdditionalText>> DeclaredByAsync(Project host, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(host.Id, out var known))
        {
            known = await host.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
                && compilation.ReferencedAssemblyNames.Any(static r => AppHostConnections.Packages.Contains(r.Name, StringComparer.OrdinalIgnoreCase))
                ? [.. AppHostConnections.Read(compilation, cancellationToken)
                    .Select(static c => (AdditionalText)new SettingsFile(c.File, "Configuration", () => c.Json))]
                : [];
            _known.Add(host.Id, known);
        }

        return known;
    }
}
