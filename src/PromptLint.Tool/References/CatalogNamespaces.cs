using PromptLint.Core.Catalogs;

namespace PromptLint.Tool.References;

/// <summary>The namespaces that a catalog's calls and clients live in.</summary>
internal static class CatalogNamespaces
{
    /// <summary>The namespaces, each once.</summary>
    public static IEnumerable<string> Of(SdkCatalog catalog) => catalog.Entries
        .Where(static e => e.Kind is EntryKind.Call or EntryKind.Client or EntryKind.Options)
        .Select(static e => e.Type.LastIndexOf('.') is var dot and > 0 ? e.Type[..dot] : "")

        // An extension method that an SDK puts where everybody looks for it says nothing about who uses the SDK.
        .Where(static space => space.Length > 0
            && !space.StartsWith("System", StringComparison.Ordinal)
            && space != "Microsoft.Extensions.DependencyInjection"
            && space != "Microsoft.Extensions.Hosting")

        // Nor does a vendor's own root, under which everything of the vendor stands.
        .Where(space => space.Contains('.', StringComparison.Ordinal)
            || !catalog.Assemblies.Append(catalog.Package).All(a => a.StartsWith(space + ".", StringComparison.Ordinal)))
        .Distinct(StringComparer.Ordinal);
}
