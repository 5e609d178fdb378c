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
        factors.Aggregate(1m, static (all, f) => f.High is { } high ? Times(all, high) : AnalysisLimits.Requests);

    private static decimal Times(decimal all, long high) =>
        all >= AnalysisLimits.Requests || high > 0 && all > AnalysisLimits.Requests / high ? AnalysisLimits.Requests : all * high;
}
