using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Values;

/// <summary>What a type does to one of its members.</summary>
/// <param name="Changes">The changes in source order, each with whether a constructor makes it.</param>
/// <param name="IsComplete">False when <see cref="AnalysisLimits.MemberMentions"/> stopped the search: there may be more.</param>
internal sealed record MemberHistory(IReadOnlyList<(Mutation Change, bool InConstructor)> Changes, bool IsComplete);

/// <summary>What the code of a type does to its fields and properties: looked for once in a compilation, whichever call asks.</summary>
internal sealed class MemberWrites
{
    private readonly SourceModels _models;
    private readonly ConcurrentDictionary<ISymbol, MemberHistory> _known = new(SymbolEqualityComparer.Default);

    public MemberWrites(SourceModels models) => _models = models;

    /// <summary>The changes of a field or property.</summary>
    public MemberHistory Of(ISymbol member, CancellationToken cancellationToken) =>
        _known.GetOrAdd(member.OriginalDefinition, m => Find(m, cancellationToken));

    private MemberHistory Find(ISymbol member, CancellationToken cancellationToken)
    {
        var changes = new List<(Mutation, bool)>();
        var mentions = 0;
        foreach (var declaration in member.ContainingType.DeclaringSyntaxReferences.OrderBy(static r => r.SyntaxTree.FilePath, System.StringComparer.Ordinal))
        {
            foreach (var name in declaration.GetSyntax(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (name.Identifier.ValueText != member.Name)
                {
                    continue;
                }

                if (++mentions > AnalysisLimits.MemberMentions)
                {
                    return new MemberHistory(changes, IsComplete: false);
                }

                var expression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
                if (_models.Operation(expression, cancellationToken) is { } operation
                    && SymbolEqualityComparer.Default.Equals(Referenced(operation), member)
                    && Mutation.Of(operation) is { } change)
                {
                    changes.Add((change, name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is ConstructorDeclarationSyntax));
                }
            }
        }

        return new MemberHistory(changes, IsComplete: true);
    }

    private static ISymbol? Referenced(IOperation operation) => operation switch
    {
        IFieldReferenceOperation field => field.Field.OriginalDefinition,
        IPropertyReferenceOperation property => property.Property.OriginalDefinition,
        _ => null,
    };
}
