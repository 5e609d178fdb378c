using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Source;

/// <summary>Names methods across projects: by documentation id; local functions, which have none, by their member and their own name.</summary>
internal static class MethodId
{
    /// <summary>The id of a method.</summary>
    public static string Of(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.MethodKind == MethodKind.LocalFunction && definition.ContainingSymbol is IMethodSymbol outer ? Of(outer) + "/" + definition.Name
            : definition.MethodKind == MethodKind.AnonymousFunction && definition.ContainingSymbol is IMethodSymbol around ? Of(around)
            : definition.GetDocumentationCommentId() ?? definition.ToDisplayString();
    }

    /// <summary>The method that a symbol's code belongs to: lambdas belong to theirs; null for a field's initializer.</summary>
    public static IMethodSymbol? Owner(ISymbol? symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } or IParameterSymbol or ILocalSymbol)
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol as IMethodSymbol;
    }
}
