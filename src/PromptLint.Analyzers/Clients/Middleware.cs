using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Clients;

/// <summary>
/// A function that is put round a client (<c>builder.Use((messages, options, inner, ..) => inner.Ask(..))</c>) is given the
/// inner client and hands the call on: the site is where the outer client is called.
/// </summary>
internal static class Middleware
{
    /// <summary>Whether a call's receiver is the inner client that such a function was given.</summary>
    public static bool Serves(SdkIndex index, CallExpression call, CancellationToken cancellationToken)
    {
        var receiver = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        while (receiver is IConversionOperation conversion)
        {
            receiver = conversion.Operand;
        }

        return receiver is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol function } && function.MethodKind switch
        {
            MethodKind.AnonymousFunction => receiver.Ancestors()
                .OfType<IAnonymousFunctionOperation>()
                .FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Symbol, function)) is { } lambda && IsPutRoundAClient(index, lambda),
            MethodKind.LocalFunction or MethodKind.Ordinary => IsGivenByName(index, function, receiver, cancellationToken),
            _ => false,
        };
    }

    private static bool IsGivenByName(SdkIndex index, IMethodSymbol function, IOperation use, CancellationToken cancellationToken) =>
        use.SemanticModel is { } model && model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<ArgumentSyntax>()
            .SelectMany(static a => a.Expression is ParenthesizedLambdaExpressionSyntax or SimpleLambdaExpressionSyntax
                ? Enumerable.Empty<ExpressionSyntax>()
                : new[] { a.Expression })
            .Where(e => e is IdentifierNameSyntax name && name.Identifier.ValueText == function.Name
                || e is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == function.Name)
            .Any(e => model.GetOperation(e, cancellationToken) is IMethodReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Method.OriginalDefinition, function.OriginalDefinition)
                && IsPutRoundAClient(index, reference));

    private static bool IsPutRoundAClient(SdkIndex index, IOperation function)
    {
        var outer = function.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IParenthesizedOperation)
        {
            outer = outer.Parent;
        }

        return outer is IInvocationOperation { TargetMethod: { } wraps } && index.Find(wraps, static e => e.Kind == EntryKind.Client) is not null;
    }
}
