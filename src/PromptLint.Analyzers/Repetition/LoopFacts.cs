using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Repetition;

/// <summary>What is known of code that runs again around a call: which of its variables count, which the call's answer decides.</summary>
/// <param name="Call">The call.</param>
/// <param name="Loop">What makes the code run again: a loop, a jump backwards, or a member's call of itself.</param>
/// <param name="Region">The code that runs again.</param>
/// <param name="Inside">All of its operations.</param>
internal sealed record LoopFacts(CallExpression Call, IOperation Loop, IOperation Region, IReadOnlyList<IOperation> Inside)
{
    /// <summary>No variables.</summary>
    public static readonly ImmutableHashSet<ISymbol> None = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    /// <summary>The variables that are counted up or down.</summary>
    public ImmutableHashSet<ISymbol> Counters { get; init; } = None;

    /// <summary>The texts and collections that are made longer: their size counts the rounds.</summary>
    public ImmutableHashSet<ISymbol> Grown { get; init; } = None;

    /// <summary>The exceptions that are caught under a name.</summary>
    public ImmutableHashSet<ISymbol> Caught { get; init; } = None;

    /// <summary>The variables that the call's answer decides.</summary>
    public ImmutableHashSet<ISymbol> Answers { get; init; } = None;

    /// <summary>The variable, field or property that an expression reads or writes; null where it is none.</summary>
    public static ISymbol? Variable(IOperation operation) => Unwrap(operation) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    /// <summary>An expression without the conversions and parentheses around it.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation.ChildOperations.First();
        }

        return operation;
    }

    /// <summary>True when something in the expression comes from the call's answer.</summary>
    // Arguments that are left out have the call's own syntax, and are not the call.
    public bool DependsOnAnswer(IOperation operation) => operation.DescendantsAndSelf().Any(o =>
        o == Call.Operation || o.Kind == Call.Operation.Kind && o.Syntax == Call.Syntax || Variable(o) is { } variable && Answers.Contains(variable));

    /// <summary>The attempts within the loop that the call is made in.</summary>
    public IEnumerable<ITryOperation> Attempts() => Call.Operation.Ancestors().TakeWhile(a => a != Loop).OfType<ITryOperation>()
        .Where(attempt => attempt.Body.Encloses(Call.Operation));
}
