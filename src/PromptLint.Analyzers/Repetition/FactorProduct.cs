using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>What factors come to together, to tell which of several lists repeats the most.</summary>
internal static class FactorProduct
{
    private const decimal More = 1e24m;

    /// <summary>The product of their upper ends. Nobody knows how often is more than any number.</summary>
    public static decimal Of(IEnumerable<AttemptFactor> factors) =>
        factors.Aggregate(1m, static (all, f) => f.High is { } high && all < More ? Math.Min(More, all * Math.Min(high, int.MaxValue)) : More);
}
