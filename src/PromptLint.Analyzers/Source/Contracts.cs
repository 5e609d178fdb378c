using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Source;

/// <summary>By what a method is called: its own name, that of what it overrides, and that of what it implements.</summary>
internal static class Contracts
{
    /// <summary>The method, what it overrides and what it implements: callers name any of them.</summary>
    public static ISet<ISymbol> Of(IMethodSymbol method)
    {
        var meant = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { method };
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            meant.Add(overridden.OriginalDefinition);
        }

        foreach (var contract in method.ContainingType.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                {
                    meant.Add(member.OriginalDefinition);
                }
            }
        }

        return meant;
    }
}
