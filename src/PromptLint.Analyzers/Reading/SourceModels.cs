using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Reading;

/// <summary>
/// The operations of declarations, other files included: a client's field or a prompt's constant often stands in another
/// file than the call. One semantic model per tree is kept, and with it its binding cache, for the life of one compilation.
/// </summary>
internal sealed class SourceModels
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<IOperation, VariableUses> _uses = new();
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<(Change Change, bool InConstructor)>> _changes = new(SymbolEqualityComparer.Default);

    public SourceModels(Compilation compilation) => _compilation = compilation;

    public Compilation Compilation => _compilation;

    /// <summary>The semantic model of a tree of this compilation.</summary>
#pragma warning disable RS1030 // The model in the analyzer's context covers one tree; values cross trees, and the models made here are few and kept.
    public SemanticModel Of(SyntaxTree tree) => _models.GetOrAdd(tree, t => _compilation.GetSemanticModel(t));
#pragma warning restore RS1030

    /// <summary>True when the symbol is declared in source of this compilation, not in that of a project that it references.</summary>
    public bool Declares(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (_compilation.ContainsSyntaxTree(reference.SyntaxTree))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The uses of locals and parameters below a root.</summary>
    public VariableUses UsesIn(IOperation root) => _uses.GetOrAdd(root, VariableUses.Of);

    /// <summary>What a type's code does to one of its fields or properties.</summary>
    public IReadOnlyList<(Change Change, bool InConstructor)> ChangesOf(ISymbol member, CancellationToken cancellationToken) =>
        _changes.GetOrAdd(member.OriginalDefinition, m => MemberChanges.Of(m, this, cancellationToken));

    /// <summary>The operation of a piece of source, or null where the compiler makes none.</summary>
    public IOperation? Operation(SyntaxNode node, CancellationToken cancellationToken) =>
        _compilation.ContainsSyntaxTree(node.SyntaxTree) ? Of(node.SyntaxTree).GetOperation(node, cancellationToken) : null;
}
