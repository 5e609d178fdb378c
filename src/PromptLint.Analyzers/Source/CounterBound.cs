using System;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Source;

/// <summary>A counter that goes by one and is compared with a limit each time.</summary>
internal static class CounterBound
{
    /// <summary>How often the comparison holds before it first fails; null when it never does.</summary>
    /// <param name="first">The counter when it is first compared.</param>
    /// <param name="step">By how much it changes: one up or one down.</param>
    /// <param name="goesOn">What must hold, with the counter on the left.</param>
    /// <param name="limit">What it is compared with.</param>
    public static long? Passes(long first, int step, BinaryOperatorKind goesOn, long limit)
    {
        // Counted down it is the same with both signs changed.
        var (from, to, comparison) = step > 0 ? (first, limit, goesOn) : (-first, -limit, Mirrored(goesOn));
        return comparison switch
        {
            BinaryOperatorKind.LessThan => Math.Max(0, to - from),
            BinaryOperatorKind.LessThanOrEqual => Math.Max(0, to - from + 1),
            BinaryOperatorKind.NotEquals => to >= from ? to - from : null,
            BinaryOperatorKind.Equals => to == from ? 1 : 0,
            BinaryOperatorKind.GreaterThan => from > to ? null : 0,
            BinaryOperatorKind.GreaterThanOrEqual => from >= to ? null : 0,
            _ => null,
        };
    }

    /// <summary>The comparison with its sides changed.</summary>
    public static BinaryOperatorKind Mirrored(BinaryOperatorKind comparison) => comparison switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => comparison,
    };

    /// <summary>What holds where the comparison does not.</summary>
    public static BinaryOperatorKind Negated(BinaryOperatorKind comparison) => comparison switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.Equals => BinaryOperatorKind.NotEquals,
        BinaryOperatorKind.NotEquals => BinaryOperatorKind.Equals,
        _ => BinaryOperatorKind.None,
    };
}
