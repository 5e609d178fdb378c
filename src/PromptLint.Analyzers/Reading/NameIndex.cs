using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PromptLint.Analyzers.Reading;

/// <summary>
/// Where methods are called and objects are made, by simple name: the way from a parameter to the arguments that it is given.
/// A tree is indexed once for as long as it lives, so that an edit of one file costs the index of one file. Holds names and spans
/// only: kept nodes would keep whole trees in memory.
/// </summary>
internal sealed class NameIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, NameIndex> Indexes = new();

    private readonly Dictionary<string, List<TextSpan>> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TextSpan>> _creations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TextSpan>> _groups = new(StringComparer.Ordinal);

    private NameIndex()
    {
    }

    /// <summary>All invocations of methods of that simple name, in a fixed order.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Calls(Compilation compilation, string name, CancellationToken cancellationToken) =>
        Find<InvocationExpressionSyntax>(compilation, name, static i => i._calls, cancellationToken);

    /// <summary>
    /// All places that call a constructor of a type of that simple name, in a fixed order: <c>new X(..)</c>, <c>X x = new(..)</c>, and
    /// what a constructor hands on to another one of its type or to its base. A <c>new(..)</c> whose type stands elsewhere is left out.
    /// </summary>
    public static IEnumerable<SyntaxNode> Creations(Compilation compilation, string name, CancellationToken cancellationToken) =>
        Find<SyntaxNode>(compilation, name, static i => i._creations, cancellationToken);

    /// <summary>
    /// All arguments and values that are nothing but a name like that of a method: what may be a method group. Names that begin with a
    /// small letter are left out, since nearly all of them are variables.
    /// </summary>
    public static IEnumerable<ExpressionSyntax> Groups(Compilation compilation, string name, CancellationToken cancellationToken) =>
        Find<ExpressionSyntax>(compilation, name, static i => i._groups, cancellationToken);

    private static IEnumerable<T> Find<T>(Compilation compilation, string name, Func<NameIndex, Dictionary<string, List<TextSpan>>> kind, CancellationToken cancellationToken)
        where T : SyntaxNode
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (kind(Of(tree, cancellationToken)).TryGetValue(name, out var spans))
            {
                var root = tree.GetRoot(cancellationToken);
                foreach (var span in spans)
                {
                    if (root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>(n => n.Span == span && n is not ArgumentSyntax) is { } node)
                    {
                        yield return node;
                    }
                }
            }
        }
    }

    private static NameIndex Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Indexes.TryGetValue(tree, out var known))
        {
            return known;
        }

        var index = new NameIndex();
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax invocation when Places.NameOf(invocation) is SimpleNameSyntax name:
                    Add(index._calls, name.Identifier.ValueText, node.Span);
                    break;
                case SimpleNameSyntax { Identifier.ValueText: { Length: > 0 } name } group when char.IsUpper(name[0]) && IsHandedOn(group):
                    Add(index._groups, name, (group.Parent is MemberAccessExpressionSyntax access ? access : (SyntaxNode)group).Span);
                    break;
                case ObjectCreationExpressionSyntax creation:
                    Add(index._creations, SimpleName(creation.Type), node.Span);
                    break;
                case ImplicitObjectCreationExpressionSyntax when DeclaredType(node) is { } declared:
                    Add(index._creations, SimpleName(declared), node.Span);
                    break;
                case PrimaryConstructorBaseTypeSyntax primary:
                    Add(index._creations, SimpleName(primary.Type), node.Span);
                    break;
                case ConstructorInitializerSyntax { Parent.Parent: TypeDeclarationSyntax owner } initializer:
                    var called = initializer.ThisOrBaseKeyword.ValueText == "this" ? owner.Identifier.ValueText
                        : owner.BaseList?.Types.FirstOrDefault() is { } parent ? SimpleName(parent.Type)
                        : null;
                    if (called is not null)
                    {
                        Add(index._creations, called, node.Span);
                    }

                    break;
            }
        }

        return Indexes.GetValue(tree, _ => index);
    }

    private static bool IsHandedOn(SimpleNameSyntax name)
    {
        var expression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (SyntaxNode)name;
        return expression.Parent is ArgumentSyntax or EqualsValueClauseSyntax || expression.Parent is AssignmentExpressionSyntax assignment && assignment.Right == expression;
    }

    // The type beside a `new(..)`: of the variable, field or property that it is the value of, or of the member that returns it.
    private static TypeSyntax? DeclaredType(SyntaxNode creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => declaration.Type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => method.ReturnType,
        ReturnStatementSyntax => creation.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ReturnType,
        _ => null,
    };

    private static string SimpleName(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => SimpleName(nullable.ElementType),
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => type.ToString(),
    };

    private static void Add(Dictionary<string, List<TextSpan>> map, string name, TextSpan span)
    {
        if (!map.TryGetValue(name, out var spans))
        {
            map.Add(name, spans = new List<TextSpan>());
        }

        spans.Add(span);
    }
}
