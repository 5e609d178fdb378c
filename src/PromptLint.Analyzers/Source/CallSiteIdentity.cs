using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.Analyzers.Source;

/// <summary>
/// Names a call site by symbols: the member that holds it, the called method, and which of such calls in that member it is.
/// So it survives moved lines, and a usage file that names it stays right.
/// </summary>
internal static class CallSiteIdentity
{
    /// <summary>The member that holds the call: lambdas and local functions belong to theirs.</summary>
    public static ISymbol Member(ISymbol containing)
    {
        var member = containing;
        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction }
            or IParameterSymbol && member.ContainingSymbol is not null)
        {
            member = member.ContainingSymbol;
        }

        return member is IMethodSymbol { AssociatedSymbol: { } property } ? property : member;
    }

    /// <summary>The documentation id of a member.</summary>
    public static string DocumentationId(ISymbol member) => member.GetDocumentationCommentId() ?? member.ToDisplayString();

    /// <summary>The stable id of a call.</summary>
    public static string Of(string member, IMethodSymbol method, SyntaxNode call, CancellationToken cancellationToken)
    {
        var name = method.Name;
        var ordinal = 1;
        if (call is InvocationExpressionSyntax syntax)
        {
            // All top-level statements are one member.
            var owner = call.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration and not GlobalStatementSyntax
                ? declaration
                : call.SyntaxTree.GetRoot(cancellationToken);
            ordinal += owner.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Count(i => i.SpanStart < syntax.SpanStart + 1 && i != syntax
                    && NameOf(i) == name && SourceLocations.NameOf(i).SpanStart < SourceLocations.NameOf(syntax).SpanStart);
        }

        return $"{member}/{name}#{ordinal}";
    }

    private static string NameOf(InvocationExpressionSyntax invocation) =>
        SourceLocations.NameOf(invocation) is SimpleNameSyntax name ? name.Identifier.ValueText : "";
}
