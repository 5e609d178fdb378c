using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Values;

/// <summary>What the code of a type does to one of its fields or properties.</summary>
internal static class MemberWrites
{
    private const int MostMentions = 200;

    /// <summary>The changes in source order, each with whether a constructor makes it.</summary>
    public static IReadOnlyList<(Mutation Change, bool InConstructor)> Of(ISymbol member, SourceModels models, CancellationToken cancellationToken)
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
                if (models.Operation(expression, cancellationToken) is { } operation
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
        Microsoft.CodeAnalysis.Operations.IFieldReferenceOperation field => field.Field.OriginalDefinition,
        Microsoft.CodeAnalysis.Operations.IPropertyReferenceOperation property => property.Property.OriginalDefinition,
        _ => null,
    };
}
