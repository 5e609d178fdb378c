using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.CodeFixes;

/// <summary>Which argument is whose: the written arguments of an invocation or creation with their parameters.</summary>
internal static class Arguments
{
    /// <summary>The written arguments in their order; those of an expanded <c>params</c> share a parameter.</summary>
    public static IReadOnlyList<(ArgumentSyntax Syntax, IParameterSymbol Parameter)> Of(
        ExpressionSyntax call,
        SemanticModel model,
        CancellationToken cancellationToken)
    {
        var (written, operations) = model.GetOperation(call, cancellationToken) switch
        {
            IInvocationOperation invocation => ((call as InvocationExpressionSyntax)?.ArgumentList, invocation.Arguments),
            IObjectCreationOperation creation => ((call as BaseObjectCreationExpressionSyntax)?.ArgumentList, creation.Arguments),
            _ => default,
        };
        if (written is null)
        {
            return System.Array.Empty<(ArgumentSyntax, IParameterSymbol)>();
        }

        // By exclusion: later compilers know more kinds of `params`.
        var expanded =
            operations.FirstOrDefault(static o => o.ArgumentKind is not (ArgumentKind.Explicit or ArgumentKind.DefaultValue or ArgumentKind.None))?.Parameter;
        return written.Arguments
            .Select(a => (a, operations.FirstOrDefault(o => o.Syntax == a)?.Parameter ?? expanded))
            .Where(static a => a.Item2 is not null).Select(static a => (a.a, a.Item2!)).ToList();
    }

    /// <summary>An argument by name.</summary>
    public static ArgumentSyntax Named(string name, ExpressionSyntax value) =>
        SyntaxFactory.Argument(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(name)).WithTrailingTrivia(SyntaxFactory.Space), default, value);
}
