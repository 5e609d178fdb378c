using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// The methods whose callers decide what was read: a parameter of theirs was asked for, and no call on the path of the reading gives it.
/// Such a method is a wrapper, and each of its callers is a reading of its own.
/// </summary>
internal sealed class CallerDependencies
{
    private HashSet<ISymbol>? _methods;

    /// <summary>True when a parameter of the method decided something.</summary>
    public bool Contains(IMethodSymbol method) => _methods?.Contains(method.OriginalDefinition) == true;

    /// <summary>Remembers the owner of a parameter that was asked for.</summary>
    public void Add(ISymbol method) => (_methods ??= new HashSet<ISymbol>(SymbolEqualityComparer.Default)).Add(method.OriginalDefinition);
}
