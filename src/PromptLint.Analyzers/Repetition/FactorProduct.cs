using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>What factors come to together, to tell which of several lists repeats the most.</summary>
internal static class FactorProduct
{
    /// <summary>The product of their upper ends. Nobody knows how often is more than any number.</summary>
    public static decimal Of(IEnumerable<AttemptFactor> factors) =>
        factors.Aggregate(1m, static (all, f) => f.High is { } high && all < AnalysisLimits.Requests ? Math.Min(AnalysisLimits.Requests, all * Math.Min(high, int.MaxValue)) : AnalysisLimits.Requests);
}
