using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Values;

/// <summary>What the code of a type does to its fields and properties: looked for once in a compilation, whichever call asks.</summary>
internal sealed class MemberWrites
{
    private const int MostMentions = 200;

    private readonly SourceModels _models;
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<(Mutation Change, bool InConstructor)>> _known = new(SymbolEqualityComparer.Default);

    public MemberWrites(SourceModels models) => _models = models;

    /// <summary>The changes of a field or property in source order, each with whether a constructor makes it.</summary>
    public IReadOnlyList<(Mutation Change, bool InConstructor)> Of(ISymbol member, CancellationToken cancellationToken) =>
        _known.GetOrAdd(member.OriginalDefinition, m => Find(m, cancellationToken));

    private IReadOnlyList<(Mutation Change, bool InConstructor)> Find(ISymbol member, CancellationToken cancellationToken)
    {
        var changes = new List<(Mutation, bool)>();
        var mentions = 0;
        foreach (var declaration in member.ContainingType.DeclaringSyntaxReferences.OrderBy(static r => r.SyntaxTree.FilePath, System.StringComparer.Ordinal))
        {
            foreach (var name in declaration.GetSyntax(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (name.Identifier.ValueText != member.Name || ++mentions > MostMentions)
                {
                    continue;
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

        return changes;
    }

    private static ISymbol? Referenced(IOperation operation) => operation switch
    {
        IFieldReferenceOperation field => field.Field.OriginalDefinition,
        IPropertyReferenceOperation property => property.Property.OriginalDefinition,
        _ => null,
    };
}
