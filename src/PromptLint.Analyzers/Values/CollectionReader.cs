using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>Reads collections: the elements that they are made with, and what a call or an indexer adds to them.</summary>
internal static class CollectionReader
{
    // Operation kinds of a newer Roslyn than the one that this is built against.
    private const OperationKind CollectionExpression = (OperationKind)0x7f;
    private const OperationKind Spread = (OperationKind)0x80;

    /// <summary>An array.</summary>
    public static Value Array(ValueReader reader, IArrayCreationOperation array)
    {
        var made = ObjectValue.Made(array, array.Type, null);
        foreach (var element in array.Initializer?.ElementValues ?? ImmutableArray<IOperation>.Empty)
        {
            made = made.Adding(reader.Read(element));
        }

        return made;
    }

    /// <summary>
    /// A collection expression, or the arguments of a <c>params</c> span; null for any other operation. They have an operation kind of their
    /// own only in compilers newer than the one that this is built against.
    /// </summary>
    public static Value? Expression(ValueReader reader, IOperation operation) =>
        operation.Kind == CollectionExpression ? OfOperation(reader, operation)
        : operation.Syntax is CollectionExpressionSyntax collection ? OfSyntax(reader, operation, collection)
        : null;

    /// <summary>What a call on a collection or history adds to it: the element of a plain <c>Add</c>, else the call itself.</summary>
    public static Value Item(ValueReader reader, IInvocationOperation call)
    {
        var arguments = call.TargetMethod.ReducedFrom is null && call.TargetMethod.IsExtensionMethod ? call.Arguments.RemoveAt(0) : call.Arguments;
        if (arguments.Length == 1 && call.TargetMethod.Name == "Add")
        {
            return reader.ReadArgument(arguments[0]);
        }

        if (arguments.Length == 1 && call.TargetMethod.Name == "AddRange")
        {
            return new SpreadValue(reader.ReadArgument(arguments[0]));
        }

        return new CalledValue(CreationReader.WithArguments(reader, ObjectValue.Made(call, call.Type, call.TargetMethod), arguments));
    }

    /// <summary>An element set through an indexer, with the key as a part of its own.</summary>
    public static Value Indexed(ValueReader reader, IPropertyReferenceOperation indexer, IOperation value)
    {
        var made = ObjectValue.Made(indexer, indexer.Type, indexer.Property);
        return CreationReader.WithArguments(reader, made, indexer.Arguments).With("value", reader.Read(value));
    }

    private static Value OfOperation(ValueReader reader, IOperation operation)
    {
        var made = ObjectValue.Made(operation, operation.Type, null);
        foreach (var element in operation.ChildOperations)
        {
            made = made.Adding(element.Kind == Spread ? new SpreadValue(reader.Read(element.ChildOperations.FirstOrDefault())) : reader.Read(element));
        }

        return made;
    }

    private static Value OfSyntax(ValueReader reader, IOperation operation, CollectionExpressionSyntax syntax)
    {
        var made = ObjectValue.Made(operation, operation.Type, null);
        foreach (var element in syntax.Elements)
        {
            made = element switch
            {
                ExpressionElementSyntax expression => made.Adding(Element(reader, operation, expression.Expression)),
                SpreadElementSyntax spread => made.Adding(new SpreadValue(Element(reader, operation, spread.Expression))),
                _ => made,
            };
        }

        return made;
    }

    private static Value Element(ValueReader reader, IOperation collection, ExpressionSyntax element) =>
        Enclosing(reader, collection.ChildOperations, element)
        ?? (collection.SemanticModel?.GetOperation(element, reader.CancellationToken) is { } found
        ? reader.Read(found)
        : new UnknownValue(ExpressionText.Of(element), Reasons.ExpressionNotFollowed(collection.Type?.Name ?? "object")));

    // Taken from the tree at hand where it is there: asking the model again would bind a target-typed `new(...)` without its target.
    private static Value? Enclosing(ValueReader reader, IEnumerable<IOperation> children, SyntaxNode syntax)
    {
        foreach (var child in children)
        {
            if (child.Syntax == syntax)
            {
                return reader.Read(child);
            }

            if (child.Syntax.Span.Contains(syntax.Span) && child.Syntax is SpreadElementSyntax)
            {
                return Enclosing(reader, child.ChildOperations, syntax);
            }
        }

        return null;
    }
}
