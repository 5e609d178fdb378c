using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Source;

/// <summary>A member as people name it: <c>Agent.AskAsync</c>, <c>new ChatOptions</c>, a local function by its own name.</summary>
internal static class MemberName
{
    /// <summary>The name of a method, property, field, local function or lambda.</summary>
    public static string Of(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } type } => "new " + type.Name,
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => "a lambda",
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => member.Name,
        IMethodSymbol { ReducedFrom: { } extension } => Of(extension),
        _ => member.ContainingType is { Name.Length: > 0 } owner ? owner.Name + "." + member.Name : member.Name,
    };
}
