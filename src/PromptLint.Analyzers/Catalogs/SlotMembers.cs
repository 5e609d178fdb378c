using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Catalogs;

/// <summary>The members of a type that carry a slot: what a catalog names, as far as the referenced version of the SDK has it.</summary>
internal static class SlotMembers
{
    /// <summary>The public properties of a type, or of its bases, that carry a slot, in the order of the catalog.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="type">The type.</param>
    /// <param name="kind">What the catalog's entry describes.</param>
    /// <param name="slot">The slot.</param>
    public static IEnumerable<IPropertySymbol> Properties(SdkIndex index, ITypeSymbol type, EntryKind kind, Slot slot) =>
        from entry in index.OfType(type, kind)
        from named in entry.Entry.Slots
        where named.Value == slot
        from property in Named(type, named.Key)
        select property;

    /// <summary>The parameters of a type's public constructors that carry a slot.</summary>
    public static IEnumerable<IParameterSymbol> ConstructorParameters(SdkIndex index, INamedTypeSymbol type, EntryKind kind, Slot slot) =>
        from entry in index.OfType(type, kind)
        from named in entry.Entry.Slots
        where named.Value == slot
        from constructor in type.InstanceConstructors
        where constructor.DeclaredAccessibility == Accessibility.Public
        from parameter in constructor.Parameters
        where parameter.Name == named.Key
        select parameter;

    /// <summary>The type that stands in for one that takes a setting only in a form of its own for each vendor; null where none is referenced.</summary>
    public static INamedTypeSymbol? StandIn(SdkIndex index, ITypeSymbol type, Compilation compilation) => index.OfType(type, EntryKind.Options)
        .Select(static e => e.Entry.Create).OfType<string>()
        .Select(compilation.GetTypeByMetadataName)
        .FirstOrDefault(t => t is not null && !SymbolEqualityComparer.Default.Equals(t, type));

    private static IEnumerable<IPropertySymbol> Named(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name)
                .OfType<IPropertySymbol>()
                .FirstOrDefault(static p => p is { DeclaredAccessibility: Accessibility.Public, IsStatic: false }) is { } property)
            {
                return new[] { property };
            }
        }

        return Enumerable.Empty<IPropertySymbol>();
    }
}
