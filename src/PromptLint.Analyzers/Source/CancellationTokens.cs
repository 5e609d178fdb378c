using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Source;

/// <summary>The framework's cancellation token: part of how an asynchronous method is written, as a task is.</summary>
internal static class CancellationTokens
{
    /// <summary>True for the type of a token.</summary>
    public static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", ContainingNamespace.Name: "Threading" };

    /// <summary>True for an argument that hands a token on, also the one that is never cancelled.</summary>
    public static bool IsGiven(IArgumentOperation argument) => argument.ArgumentKind == ArgumentKind.Explicit && IsToken(argument.Parameter?.Type);

    /// <summary>True for the token that is never cancelled.</summary>
    public static bool IsNone(IOperation value) => value is IDefaultValueOperation
        || value is IPropertyReferenceOperation { Property: { Name: "None", ContainingType: { } type } } && IsToken(type)
        || value is IConversionOperation conversion && IsNone(conversion.Operand);
}
