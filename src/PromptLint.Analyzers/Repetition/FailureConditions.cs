using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Repetition;

/// <summary>
/// Whether a condition over a failure (a filter, a predicate, a branch) holds when a request failed with an HTTP status; 0 is no answer at all.
/// </summary>
internal sealed class FailureConditions
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private int _depth;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Knows the source of the user's own predicates.</param>
    public FailureConditions(SdkIndex index, ValueReader reader)
    {
        _index = index;
        _reader = reader;
    }

    /// <summary>False when the condition cannot hold for a failure of the status.</summary>
    public bool IsPossible(IOperation condition, int status) => Holds(condition, status) is not false;

    /// <summary>Whether the condition holds for a failure of the status; null where the status alone does not tell.</summary>
    public bool? Holds(IOperation condition, int status)
    {
        switch (condition)
        {
            case IConversionOperation or IParenthesizedOperation:
                return Holds(condition.ChildOperations.First(), status);

            // `new ValueTask<bool>(..)`, `ValueTask.FromResult(..)`.
            case IObjectCreationOperation { Arguments: [{ Value: { Type.SpecialType: SpecialType.System_Boolean } given }] }:
                return Holds(given, status);
            case IInvocationOperation { TargetMethod.IsStatic: true, Arguments: [{ Value: { Type.SpecialType: SpecialType.System_Boolean } given }] }:
                return Holds(given, status);
            case { ConstantValue: { HasValue: true, Value: bool always } }:
                return always;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !Holds(not.Operand, status);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both:
                return And(Holds(both.LeftOperand, status), Holds(both.RightOperand, status));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either:
                return !And(!Holds(either.LeftOperand, status), !Holds(either.RightOperand, status));
            case IBinaryOperation comparison when IsStatus(comparison.LeftOperand) && Number(comparison.RightOperand) is { } number:
                return Compare(comparison.OperatorKind, status, number);
            case IBinaryOperation comparison when IsStatus(comparison.RightOperand) && Number(comparison.LeftOperand) is { } number:
                return Compare(CounterBound.Mirrored(comparison.OperatorKind), status, number);
            case IIsPatternOperation test:
                return Matches(test.Pattern, IsStatus(test.Value), status);
            case IIsTypeOperation test:
                return Stands(test.TypeOperand, status);

            // The user's own `IsTransient(e)`.
            case IInvocationOperation call when _depth < AnalysisLimits.PredicateCalls && call.TargetMethod.DeclaringSyntaxReferences.Length == 1
                && _reader.Models.Declares(call.TargetMethod):
                return OfPredicate(call.TargetMethod, status);
            default:
                return null;
        }
    }

    private bool? OfPredicate(IMethodSymbol predicate, int status)
    {
        var body = _reader.Models.Operation(predicate.DeclaringSyntaxReferences[0].GetSyntax(_reader.CancellationToken), _reader.CancellationToken);
        var returned = body?.DescendantsAndSelf().OfType<IReturnOperation>().ToList();
        if (returned is not { Count: 1 } || returned[0].ReturnedValue is not { } condition)
        {
            return null;
        }

        _depth++;
        try
        {
            return Holds(condition, status);
        }
        finally
        {
            _depth--;
        }
    }

    // False where an exception of the type never stands for the status; that it is of the type is never certain.
    private bool? Stands(ITypeSymbol type, int status) => Statuses(type) is { Count: > 0 } statuses && !statuses.Contains(status) ? false : null;

    /// <summary>The statuses that an exception of the type stands for, as the nearest type of its bases tells; none when any.</summary>
    public IReadOnlyList<int> Statuses(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (_index.OfType(at, EntryKind.Failure).Select(static e => e.Entry.Statuses).FirstOrDefault(static s => s.Count > 0) is { } statuses)
            {
                return statuses;
            }
        }

        return System.Array.Empty<int>();
    }

    private bool? Matches(IPatternOperation pattern, bool isStatus, int status) => pattern switch
    {
        IConstantPatternOperation constant when isStatus && Number(constant.Value) is { } number => status == number,
        IRelationalPatternOperation relation when isStatus && Number(relation.Value) is { } number => Compare(relation.OperatorKind, status, number),
        INegatedPatternOperation not => !Matches(not.Pattern, isStatus, status),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both =>
            And(Matches(both.LeftPattern, isStatus, status), Matches(both.RightPattern, isStatus, status)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either =>
            !And(!Matches(either.LeftPattern, isStatus, status), !Matches(either.RightPattern, isStatus, status)),

        ITypePatternOperation type => Stands(type.MatchedType, status),
        IDeclarationPatternOperation { MatchedType: { } type } => Stands(type, status),

        // Of which type it is, is not known; a status that does not match decides all the same.
        IRecursivePatternOperation parts => parts.PropertySubpatterns.Select(p => Matches(p.Pattern, IsStatus(p.Member), status)).Aggregate((bool?)null, And),
        _ => null,
    };

    private static bool? And(bool? one, bool? other) => one is false || other is false ? false : one is null || other is null ? null : true;

    private static bool? Compare(BinaryOperatorKind kind, long status, long number) => kind switch
    {
        BinaryOperatorKind.Equals => status == number,
        BinaryOperatorKind.NotEquals => status != number,
        BinaryOperatorKind.GreaterThan => status > number,
        BinaryOperatorKind.GreaterThanOrEqual => status >= number,
        BinaryOperatorKind.LessThan => status < number,
        BinaryOperatorKind.LessThanOrEqual => status <= number,
        _ => null,
    };

    private static long? Number(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: int number } ? number
        : operation is IConversionOperation conversion ? Number(conversion.Operand) : null;

    private bool IsStatus(IOperation operation) => operation switch
    {
        IConversionOperation conversion => IsStatus(conversion.Operand),
        IConditionalAccessOperation access => IsStatus(access.WhenNotNull),
        IPropertyReferenceOperation property => _index.OfType(property.Property.ContainingType, EntryKind.Failure)
            .Any(e => e.Entry.Slots.TryGetValue(property.Property.Name, out var slot) && slot == Slot.Status),
        _ => false,
    };
}
