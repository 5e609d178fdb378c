using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Catalogs;

/// <summary>Interfaces whose methods send HTTP requests, as attributes on them say.</summary>
internal static class ContractAttributes
{
    /// <summary>The contract by which a method of an interface sends an HTTP request; null for any other method.</summary>
    public static IndexedEntry? Contract(this SdkIndex index, IMethodSymbol method) =>
        index.Contracts.Count == 0 || method.ContainingType?.TypeKind != TypeKind.Interface ? null
        : index.Contracts.FirstOrDefault(c => c.Entry.Slots.Count > 0 && method.OriginalDefinition.GetAttributes().Any(a => index.IsOf(a, c.Entry)));

    /// <summary>Whether an attribute is one that an entry describes.</summary>
    public static bool IsOf(this SdkIndex index, AttributeData attribute, CatalogEntry entry) =>
        attribute.AttributeClass is { } type && index.NameOf(type) == entry.Type;
}
