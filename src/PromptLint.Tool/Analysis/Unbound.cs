using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Catalogs;
using PromptLint.Tool.References;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.Analysis;

/// <summary>Says which calls a scan cannot see because their package was not there.</summary>
internal static class Unbound
{
    /// <summary>One line for each missing namespace of an LLM SDK, and one for all other packages that the tree names.</summary>
    public static ImmutableArray<string> Notes(IReadOnlyDictionary<string, int> used, IReadOnlyList<SourceProject> projects, IReadOnlySet<string> bound)
    {
        var sdks = SdkCatalogs.All.SelectMany(static c => CatalogNamespaces.Of(c).Concat(c.Assemblies)).Distinct(StringComparer.Ordinal).ToList();
        var owners = SdkCatalogs.All.SelectMany(static c => c.Assemblies.Append(c.Package)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var packages = projects.SelectMany(static p => p.Packages).Select(static p => p.Id).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var lines = new List<(int Files, string Line)>();
        var others = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (space, files) in used)
        {
            if (bound.Contains(space))
            {
                continue;
            }

            // The longest name wins: an SDK's namespace may hold another package's.
            var sdk = sdks.Where(s => Within(space, s)).MaxBy(static s => s.Length);
            var package = packages.Where(p => Within(space, p)).MaxBy(static p => p.Length);
            if (sdk is not null && (package is null || sdk.Length >= package.Length))
            {
                // An entry may describe another package's type: the package is the one that the project names, or that is called like the namespace.
                var owner = package ?? owners.Where(o => Within(space, o)).MaxBy(static o => o.Length) ?? "its package";
                lines.Add((files, $"{space} ({files} file{(files == 1 ? "" : "s")}): not bound, {owner} is not available in the version that the code needs; "
                    + "its LLM calls are not in this report"));
            }
            else if (package is not null)
            {
                others.Add(package);
            }
        }

        var notes = lines.OrderByDescending(static l => l.Files).ThenBy(static l => l.Line, StringComparer.Ordinal).Select(static l => l.Line);
        return others.Count == 0 ? [.. notes] : [.. notes, Others(others)];
    }

    // They matter only where a prompt or a client flows through their types, so one line does.
    private static string Others(SortedSet<string> packages) =>
        $"{packages.Count} other package{(packages.Count == 1 ? " is" : "s are")} not available, and what flows through their types is unknown: "
            + string.Join(", ", packages.Take(20)) + (packages.Count > 20 ? ", ..." : "");

    /// <summary>The namespaces among those that a compilation knows.</summary>
    public static IEnumerable<string> Bound(Compilation compilation, IEnumerable<string> namespaces) => namespaces.Where(space => Has(compilation, space));

    private static bool Within(string space, string owner) =>
        space.Equals(owner, StringComparison.OrdinalIgnoreCase) || space.StartsWith(owner + ".", StringComparison.OrdinalIgnoreCase);

    // A using may name a type too (using static); its namespace is then enough.
    private static bool Has(Compilation compilation, string space)
    {
        INamespaceOrTypeSymbol current = compilation.GlobalNamespace;
        foreach (var part in space.Split('.'))
        {
            if (current.GetMembers(part).OfType<INamespaceOrTypeSymbol>().FirstOrDefault() is not { } next)
            {
                return false;
            }

            current = next;
        }

        return true;
    }
}
