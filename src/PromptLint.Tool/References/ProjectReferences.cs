using Microsoft.CodeAnalysis;
using PromptLint.Core.Catalogs;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.References;

/// <summary>
/// The metadata that each project is compiled against: the framework, and the packages that it names itself or through projects that
/// it refers to. Not those of the whole tree: a package that a project never asked for may hold names that change what its code means.
/// </summary>
internal sealed class ProjectReferences
{
    private readonly Dictionary<string, ResolvedPackage> _packages;
    private readonly Dictionary<string, SourceProject> _projects;
    private readonly Dictionary<string, MetadataReference> _loaded = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _framework = FrameworkReferences.Paths();
    private readonly IReadOnlySet<string> _declared;
    private readonly HashSet<string> _own;
    private readonly SourceReader _reader;

    public ProjectReferences(ResolvedPackages packages, IReadOnlyList<SourceProject> projects, IReadOnlySet<string> declaredNamespaces, SourceReader reader)
    {
        _packages = packages.Packages.DistinctBy(static p => p.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static p => p.Id, StringComparer.OrdinalIgnoreCase);
        _projects = projects.Where(static p => p.Path is not null).DistinctBy(static p => p.Path).ToDictionary(static p => p.Path!, StringComparer.Ordinal);
        _own = projects.Select(static p => p.AssemblyName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _declared = declaredNamespaces;
        _reader = reader;
    }

    /// <summary>The references of a project.</summary>
    public IEnumerable<MetadataReference> Of(SourceProject project)
    {
        var visible = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>(Roots(project));
        while (open.TryDequeue(out var id))
        {
            if (visible.Add(id) && _packages.TryGetValue(id, out var package))
            {
                foreach (var needed in package.Needs)
                {
                    open.Enqueue(needed);
                }
            }
        }

        // A project of the tree that makes an assembly itself stands in for the package.
        var paths = visible.Where(_packages.ContainsKey)
            .SelectMany(id => _packages[id].Assemblies)
            .Where(a => !_own.Contains(Path.GetFileNameWithoutExtension(a)));
        var chosen = AssemblyNames.HighestOfEach(_framework.Concat(paths)).ToList();
        var references = chosen.Select(Load).ToList();
        var used = UsedNamespaces.In([project], _reader, _declared).Keys.Where(u => !_declared.Contains(u)).ToList();
        var present = chosen.Select(static p => Path.GetFileNameWithoutExtension(p)).Concat(_own).ToHashSet(StringComparer.OrdinalIgnoreCase);
        references.AddRange(StubReferences.For(used, present, references, name => UsedNamespaces.Mentions(project, name, _reader)));
        return references;
    }

    private IEnumerable<string> Roots(SourceProject project)
    {
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<SourceProject>([project]);
        while (open.TryDequeue(out var current))
        {
            named.UnionWith(current.Packages.Select(static p => p.Id));
            foreach (var path in current.References.Where(seen.Add))
            {
                if (_projects.TryGetValue(path, out var next))
                {
                    open.Enqueue(next);
                }
            }
        }

        var roots = named.Where(_packages.ContainsKey).ToList();

        // An umbrella that did not resolve stands for the parts of it that did.
        roots.AddRange(_packages.Keys.Where(id => named.Any(n => !_packages.ContainsKey(n) && id.StartsWith(n + ".", StringComparison.OrdinalIgnoreCase))));

        // Packages may come from files that are not evaluated here: then the usings tell.
        var used = UsedNamespaces.In([project], _reader, _declared).Keys.Where(u => !_declared.Contains(u)).ToList();
        foreach (var catalog in SdkCatalogs.All.Where(c => !c.Assemblies.Append(c.Package).Any(roots.Contains)))
        {
            if (CatalogNamespaces.Of(catalog).Any(space => used.Any(u => u == space || u.StartsWith(space + ".", StringComparison.Ordinal))))
            {
                roots.AddRange(catalog.Assemblies.Append(catalog.Package).Where(_packages.ContainsKey));
            }
        }

        return roots;
    }

    private MetadataReference Load(string path)
    {
        if (!_loaded.TryGetValue(path, out var reference))
        {
            _loaded.Add(path, reference = MetadataReference.CreateFromFile(path));
        }

        return reference;
    }
}
