using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.Analyzers.Source;

/// <summary>A called method by name: for reports by its receiver's type, for messages as people wrote it.</summary>
internal static class CalledMethod
{
    /// <summary>The receiver's type and the method: <c>IClient.AskAsync</c>, whichever class declares the extension.</summary>
    public static string Name(CallExpression call)
    {
        var method = call.Method.ReducedFrom ?? call.Method;
        var owner = method is { IsExtensionMethod: true, Parameters: [{ Type: INamedTypeSymbol { Name.Length: > 0 } extended }, ..] }
            ? extended
            : method.ContainingType;
        return owner.Name + "." + method.Name;
    }

    /// <summary>The receiver and the method as written, <c>client.AskAsync</c>; by its receiver's type where that is no short expression.</summary>
    public static string AsWritten(CallExpression call)
    {
        if (call.Syntax is not InvocationExpressionSyntax invocation)
        {
            return Name(call);
        }

        return invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => Of(access.Expression, access.Name, call),
            MemberBindingExpressionSyntax binding when invocation.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(
                c => c.WhenNotNull.Span.Contains(invocation.Span)) is { } conditional => Of(conditional.Expression, binding.Name, call),
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => Name(call),
        };
    }

    private static string Of(ExpressionSyntax receiver, SimpleNameSyntax name, CallExpression call) =>
        IsShort(receiver) ? receiver + "." + name.Identifier.ValueText : Name(call);

    // A name, or names joined by dots, without a break or a comment between.
    private static bool IsShort(ExpressionSyntax receiver) => receiver switch
    {
        MemberAccessExpressionSyntax access => access.Span.Length <= AnalysisLimits.ReceiverCharacters && IsShort(access.Expression)
            && access.Span.Length == access.Expression.Span.Length + access.OperatorToken.Span.Length + access.Name.Span.Length,
        ThisExpressionSyntax or BaseExpressionSyntax or IdentifierNameSyntax or PredefinedTypeSyntax =>
            receiver.Span.Length <= AnalysisLimits.ReceiverCharacters,
        _ => false,
    };
}
