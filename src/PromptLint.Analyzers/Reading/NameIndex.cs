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

    private NameIndex()
    {
    }

    /// <summary>All invocations of methods of that simple name, in a fixed order.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Calls(Compilation compilation, string name, CancellationToken cancellationToken) =>
        Find<InvocationExpressionSyntax>(compilation, name, static i => i._calls, cancellationToken);

    /// <summary>All object creations that name a type of that simple name, in a fixed order; <c>new()</c> stands under an empty name.</summary>
    public static IEnumerable<BaseObjectCreationExpressionSyntax> Creations(Compilation compilation, string name, CancellationToken cancellationToken) =>
        Find<BaseObjectCreationExpressionSyntax>(compilation, name, static i => i._creations, cancellationToken);

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
                    if (root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>(n => n.Span == span) is { } node)
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
                case ObjectCreationExpressionSyntax creation:
                    Add(index._creations, SimpleName(creation.Type), node.Span);
                    break;
                case ImplicitObjectCreationExpressionSyntax:
                    Add(index._creations, "", node.Span);
                    break;
            }
        }

        return Indexes.GetValue(tree, _ => index);
    }

    private static string SimpleName(TypeSyntax type) => type switch
    {
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
