using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.CodeFixes;

/// <summary>Hands the token that the member has to the call; where the call takes none, to whoever reads the stream.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PL3007StreamNotCancellableFix))]
public sealed class PL3007StreamNotCancellableFix : CallFix
{
    /// <summary>Makes the fix.</summary>
    public PL3007StreamNotCancellableFix()
        : base("PL3007")
    {
    }

    private protected override Fixed? Fix(CallInSight call, Diagnostic diagnostic) =>
        call.Site.Stream is { IsCancellable: false, TokenInScope: { } token }
        && Candidates(call, SyntaxFactory.IdentifierName(token))
            .Select(changed => call.Checked(changed, static site => site.Stream is { IsCancellable: true }))
            .FirstOrDefault(static s => s is not null) is { } source
            ? new Fixed($"Hand on '{token}'", source)
            : null;

    private static IEnumerable<SyntaxNode> Candidates(CallInSight call, IdentifierNameSyntax token)
    {
        var method = call.Operation.TargetMethod;
        var arguments = call.Syntax.ArgumentList;
        if (Arguments.Of(call.Syntax, call.Model, call.CancellationToken).FirstOrDefault(static a => IsToken(a.Parameter)) is { Syntax: { } none })
        {
            yield return call.Root.ReplaceNode(none, none.WithExpression(token));
            yield break;
        }

        // By name where something before it is left out, or takes any number. An extension method's receiver is no argument.
        if (method.Parameters.FirstOrDefault(IsToken) is { } parameter)
        {
            var receivers = method.IsExtensionMethod && call.Operation.Arguments.Any(static a => a.Parameter?.Ordinal == 0 && a.Syntax is not ArgumentSyntax)
                ? 1
                : 0;
            if (arguments.Arguments.Count == parameter.Ordinal - receivers && arguments.Arguments.All(static a => a.NameColon is null))
            {
                yield return Adding(SyntaxFactory.Argument(token));
            }

            yield return Adding(Arguments.Named(parameter.Name, token));
        }

        // An overload that takes one more.
        foreach (var overload in method.ContainingType.GetMembers(method.Name)
            .OfType<IMethodSymbol>()
            .SelectMany(static m => m.Parameters)
            .Where(IsToken)
            .Select(static p => p.Name)
            .Distinct())
        {
            yield return Adding(Arguments.Named(overload, token));
        }

        var told = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                call.Syntax.WithoutTrailingTrivia(),
                SyntaxFactory.IdentifierName("WithCancellation")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(token))))
            .WithTrailingTrivia(call.Syntax.GetTrailingTrivia());
        yield return call.Root.ReplaceNode(call.Syntax, told);

        SyntaxNode Adding(ArgumentSyntax argument) => call.Root.ReplaceNode(arguments, CreationSyntax.With(arguments, argument, arguments.Arguments.Count));
    }

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type is { Name: "CancellationToken", ContainingNamespace.Name: "Threading" };
}
