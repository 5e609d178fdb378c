using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.Analyzers.Source;

/// <summary>
/// The operations of declarations, other files included: a client's field or a prompt's constant often stands in another
/// file than the call. One semantic model per tree is kept, and with it its binding cache, for the life of one compilation.
/// </summary>
internal sealed class SourceModels
{
    private readonly Compilation _compilation;
    private readonly IReadOnlyList<Compilation> _inSight;
    private readonly ConcurrentDictionary<SyntaxTree, Compilation?> _homes = new();
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<IOperation, VariableUses> _uses = new();

    /// <summary>Prepares the reading of a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="seesProjects">True when the source of projects that it references is read too: a scan has it in memory anyway. A build
    /// references what was built, and an editor would bind other projects for one file.</param>
    public SourceModels(Compilation compilation, bool seesProjects = false)
    {
        _compilation = compilation;
        Uses = new MethodUses(this);
        _inSight = seesProjects ? Closure(compilation) : new[] { compilation };
    }

    public Compilation Compilation => _compilation;

    /// <summary>The places in source that use a method.</summary>
    public MethodUses Uses { get; }

    /// <summary>The semantic model of a tree in sight.</summary>
#pragma warning disable RS1030 // The model in the analyzer's context covers one tree; values cross trees, and the models made here are few and kept.
    public SemanticModel Of(SyntaxTree tree) => _models.GetOrAdd(tree, t => (Home(t) ?? _compilation).GetSemanticModel(t));
#pragma warning restore RS1030

    /// <summary>Takes the model that the compiler's driver made of a tree: what was bound for it need not be bound again.</summary>
    public void Share(SemanticModel model) => _models.TryAdd(model.SyntaxTree, model);

    /// <summary>True when the symbol is declared in source in sight.</summary>
    public bool Declares(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (Home(reference.SyntaxTree) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The uses of locals and parameters below a root.</summary>
    public VariableUses UsesIn(IOperation root) => _uses.GetOrAdd(root, VariableUses.Of);

    /// <summary>The operation of a piece of source, or null where the compiler makes none.</summary>
    public IOperation? Operation(SyntaxNode node, CancellationToken cancellationToken) =>
        Home(node.SyntaxTree) is not null ? Of(node.SyntaxTree).GetOperation(Bare(node), cancellationToken) : null;

    /// <summary>An expression without its parentheses and its <c>!</c>, for which the compiler makes no operation of their own.</summary>
    public static SyntaxNode Bare(SyntaxNode node)
    {
        while (true)
        {
            switch (node)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    node = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                    node = suppressed.Operand;
                    break;
                default:
                    return node;
            }
        }
    }

    private Compilation? Home(SyntaxTree tree) => _homes.GetOrAdd(tree, t => _inSight.FirstOrDefault(c => c.ContainsSyntaxTree(t)));

    private static IReadOnlyList<Compilation> Closure(Compilation compilation)
    {
        var all = new List<Compilation> { compilation };
        for (var i = 0; i < all.Count; i++)
        {
            all.AddRange(all[i].References.OfType<CompilationReference>().Select(static r => r.Compilation).Where(c => !all.Contains(c)));
        }

        return all;
    }
}
