using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PromptLint.Core.Catalogs;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.References;

/// <summary>A package to reference.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The least version; null for any.</param>
internal sealed record WantedPackage(string Id, string? Version);

/// <summary>Chooses the packages without which a tree's LLM calls cannot be bound.</summary>
internal static partial class WantedPackages
{
    private static readonly Lazy<ImmutableArray<string>> Common = new(ReadCommon);

    /// <summary>The packages for a tree, by id.</summary>
    /// <param name="projects">Its projects: what they name, and in which version.</param>
    /// <param name="namespaces">The namespaces that its files use.</param>
    public static IReadOnlyList<WantedPackage> For(IReadOnlyList<SourceProject> projects, IReadOnlyCollection<string> namespaces)
    {
        var named = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var package in projects.SelectMany(static p => p.Packages).Where(static p => Id().IsMatch(p.Id)))
        {
            var version = PackageVersionOrder.IsPlain(package.Version) ? package.Version : null;
            named[package.Id] = PackageVersionOrder.Higher(named.GetValueOrDefault(package.Id), version);
        }

        // A project of the tree that makes the assembly itself stands in for the package.
        var own = projects.Select(static p => p.AssemblyName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wanted = new SortedDictionary<string, WantedPackage>(StringComparer.OrdinalIgnoreCase);
        foreach (var catalog in SdkCatalogs.All.Where(static c => c.Restorable && c.Versions.Count > 0))
        {
            var ids = catalog.Assemblies.Append(catalog.Package).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (ids.Any(own.Contains) || !Mentions(catalog, ids, named.Keys, namespaces))
            {
                continue;
            }

            foreach (var id in ids)
            {
                wanted[id] = new WantedPackage(id, named.GetValueOrDefault(id) ?? catalog.Versions[^1]);
            }
        }

        foreach (var (id, version) in named)
        {
            if (!own.Contains(id) && !wanted.ContainsKey(id) && Common.Value.Any(c => id.Equals(c, StringComparison.OrdinalIgnoreCase)
                || c.EndsWith('.') && id.StartsWith(c, StringComparison.OrdinalIgnoreCase)))
            {
                wanted.Add(id, new WantedPackage(id, version));
            }
        }

        return [.. wanted.Values];
    }

    private static bool Mentions(SdkCatalog catalog, List<string> ids, IEnumerable<string> named, IReadOnlyCollection<string> namespaces) =>
        named.Any(n => ids.Any(id => id.Equals(n, StringComparison.OrdinalIgnoreCase) || id.StartsWith(n + ".", StringComparison.OrdinalIgnoreCase)))
        || CatalogNamespaces.Of(catalog).Any(space => namespaces.Any(used => used == space || used.StartsWith(space + ".", StringComparison.Ordinal)));

    private static ImmutableArray<string> ReadCommon()
    {
        using var reader = new StreamReader(typeof(WantedPackages).Assembly.GetManifestResourceStream("common-packages.txt")!);
        return [.. reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(static l => !l.StartsWith('#'))];
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.\-]{0,99}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
