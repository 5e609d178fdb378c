using System.Collections.Generic;
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
    public static string Of(string member, IMethodSymbol method, SyntaxNode call, CancellationToken cancellationToken) =>
        $"{member}/{InMember(method, call, cancellationToken)}";

    /// <summary>Which call of a member it is: the method's name, and the how manieth of that name.</summary>
    public static string InMember(IMethodSymbol method, SyntaxNode call, CancellationToken cancellationToken)
    {
        var before = call is InvocationExpressionSyntax syntax ? Before(syntax, cancellationToken).Count(i => NameOf(i) == method.Name) : 0;
        return $"{method.Name}#{before + 1}";
    }

    /// <summary>The invocations of the same member that begin before this one.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Before(InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        // All top-level statements are one member.
        var owner = call.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration and not GlobalStatementSyntax
            ? declaration
            : call.SyntaxTree.GetRoot(cancellationToken);
        return owner.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(i => i.SpanStart <= call.SpanStart && i != call
            && SourceLocations.NameOf(i).SpanStart < SourceLocations.NameOf(call).SpanStart);
    }

    /// <summary>The name of what an invocation calls; empty where it has none.</summary>
    public static string NameOf(InvocationExpressionSyntax invocation) =>
        SourceLocations.NameOf(invocation) is SimpleNameSyntax name ? name.Identifier.ValueText : "";
}
