using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Source;

/// <summary>The classes that a type derives from.</summary>
internal static class BaseTypes
{
    /// <summary>The bases, nearest first, without the type itself.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
