using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.Analyzers.Source;

/// <summary>
/// Where methods are called and objects are made, by simple name: the way from a parameter to the arguments that it is given.
/// Only the nodes around a name are looked at; a file in whose text the name does not stand costs nothing.
/// </summary>
internal static class NameIndex
{
    /// <summary>All invocations of methods of that simple name, in a fixed order.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Calls(Compilation compilation, string name, CancellationToken cancellationToken) =>
        Names(compilation, name, cancellationToken).OfType<SimpleNameSyntax>().Select(CallOf).OfType<InvocationExpressionSyntax>();

    /// <summary>
    /// All places that call a constructor of a type of that simple name, in a fixed order: <c>new X(..)</c>, <c>X x = new(..)</c>, and
    /// what a constructor hands on to another one of its type or to its base. A <c>new(..)</c> whose type stands elsewhere is left out.
    /// </summary>
    public static IEnumerable<SyntaxNode> Creations(Compilation compilation, string name, CancellationToken cancellationToken) =>
        Names(compilation, name, cancellationToken).SelectMany(CreationsAt).Distinct();

    /// <summary>All arguments, results and values that are nothing but a name like that of a method: what may be a method group.</summary>
    public static IEnumerable<ExpressionSyntax> Groups(Compilation compilation, string name, CancellationToken cancellationToken) =>
        Names(compilation, name, cancellationToken).OfType<SimpleNameSyntax>().Select(GroupOf).OfType<ExpressionSyntax>();

    /// <summary>All expressions that may be a property of that name, in a fixed order.</summary>
    public static IEnumerable<ExpressionSyntax> Properties(Compilation compilation, string name, CancellationToken cancellationToken) =>
        Names(compilation, name, cancellationToken).OfType<IdentifierNameSyntax>().Select(Whole);

    /// <summary>All literals that are that text, in a fixed order.</summary>
    public static IEnumerable<LiteralExpressionSyntax> Texts(Compilation compilation, string text, CancellationToken cancellationToken) =>
        Names(compilation, text, cancellationToken).OfType<LiteralExpressionSyntax>();

    /// <summary>All attributes of that simple name, in a fixed order.</summary>
    public static IEnumerable<AttributeSyntax> Attributes(Compilation compilation, string name, CancellationToken cancellationToken) =>
        Names(compilation, name, cancellationToken).OfType<SimpleNameSyntax>()
            .Select(static n => (n.Parent is QualifiedNameSyntax qualified ? qualified.Parent : n.Parent) as AttributeSyntax).OfType<AttributeSyntax>();

    // What a name belongs to: an identifier in an expression or type, or a declaration.
    private static IEnumerable<SyntaxNode> Names(Compilation compilation, string name, CancellationToken cancellationToken)
    {
        foreach (var (tree, position) in IdentifierBloomFilter.Positions(compilation, name, cancellationToken))
        {
            var token = tree.GetRoot(cancellationToken).FindToken(position);
            if (token.Span.Contains(position) && token.ValueText == name && token.Parent is { } node)
            {
                yield return node;
            }
        }
    }

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) =>
        Whole(name).Parent is InvocationExpressionSyntax call && SourceLocations.NameOf(call) == name ? call : null;

    private static ExpressionSyntax? GroupOf(SimpleNameSyntax name)
    {
        var expression = Whole(name);
        return expression.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax
            or ConditionalExpressionSyntax or SwitchExpressionArmSyntax or InitializerExpressionSyntax or ExpressionElementSyntax
            or CastExpressionSyntax or YieldStatementSyntax
            || expression.Parent is AssignmentExpressionSyntax assignment && assignment.Right == expression ? expression : null;
    }

    private static ExpressionSyntax Whole(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => name,
    };

    private static IEnumerable<SyntaxNode> CreationsAt(SyntaxNode node)
    {
        switch (node)
        {
            case ConstructorDeclarationSyntax { Initializer: { } initializer } when initializer.ThisOrBaseKeyword.ValueText == "this":
                return new[] { initializer };
            case SimpleNameSyntax name:
                return CreationsOf(TypeOf(name));
            default:
                return Enumerable.Empty<SyntaxNode>();
        }
    }

    // `A.B.X?` is the type that `X` names.
    private static SyntaxNode TypeOf(SimpleNameSyntax name)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax qualified && qualified.Right == type
            || type.Parent is AliasQualifiedNameSyntax alias && alias.Name == type
            || type.Parent is NullableTypeSyntax)
        {
            type = type.Parent;
        }

        return type;
    }

    private static IEnumerable<SyntaxNode> CreationsOf(SyntaxNode type) => type.Parent switch
    {
        ObjectCreationExpressionSyntax creation when creation.Type == type => new[] { creation },
        PrimaryConstructorBaseTypeSyntax primary => new[] { primary },
        BaseTypeSyntax { Parent: BaseListSyntax { Parent: TypeDeclarationSyntax owner } list } parent when list.Types[0] == parent =>
            owner.Members.OfType<ConstructorDeclarationSyntax>().Select(static c => c.Initializer).OfType<ConstructorInitializerSyntax>()
                .Where(static i => i.ThisOrBaseKeyword.ValueText == "base"),
        VariableDeclarationSyntax declaration when declaration.Type == type =>
            declaration.Variables.Select(static v => v.Initializer?.Value).OfType<ImplicitObjectCreationExpressionSyntax>(),
        PropertyDeclarationSyntax property when property.Type == type =>
            new[] { property.Initializer?.Value, property.ExpressionBody?.Expression }.OfType<ImplicitObjectCreationExpressionSyntax>(),
        MethodDeclarationSyntax method when method.ReturnType == type => method.ExpressionBody is { Expression: var made }
            ? new[] { made }.OfType<ImplicitObjectCreationExpressionSyntax>()
            : method.Body?.DescendantNodes().OfType<ReturnStatementSyntax>().Select(static r => r.Expression).OfType<ImplicitObjectCreationExpressionSyntax>()
            ?? Enumerable.Empty<SyntaxNode>(),
        _ => Enumerable.Empty<SyntaxNode>(),
    };
}
