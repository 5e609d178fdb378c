using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Http;

/// <summary>Which fields the JSON of a type has, as its declaration tells.</summary>
internal static class JsonShape
{
    /// <summary>Whether a type has a field; dots lead into objects and into the elements of lists.</summary>
    public static bool Has(ITypeSymbol type, string path) => Has(type, path.Split('.'), 0);

    /// <summary>The property that a field is; null when the type has none. Inherited ones count.</summary>
    public static IPropertySymbol? Property(ITypeSymbol type, string field)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().OfType<IPropertySymbol>()
                .FirstOrDefault(p => !p.IsStatic && !p.IsIndexer && JsonBody.Plain(JsonBody.JsonName(p) ?? p.Name) == JsonBody.Plain(field)) is { } property)
            {
                return property;
            }
        }

        return null;
    }

    /// <summary>The elements of a collection, else the type itself.</summary>
    public static ITypeSymbol Element(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } collection when collection.SpecialType != SpecialType.System_String
            && (collection.Name == "IEnumerable" || collection.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable)) =>
            element,
        _ => type,
    };

    private static bool Has(ITypeSymbol type, string[] path, int at) =>
        at == path.Length || Property(Element(type), path[at]) is { } property && Has(property.Type, path, at + 1);
}
