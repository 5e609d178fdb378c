using System.Linq;

namespace PromptLint.Core.Reports;

/// <summary>The sum over call sites of one call each: only what is priced, and how much that leaves out.</summary>
/// <param name="Sites">All call sites.</param>
/// <param name="Priced">Those that are priced, at least from below.</param>
/// <param name="Bounded">Those that are priced from above too.</param>
/// <param name="Low">Sum of the low ends; null when nothing is priced.</param>
/// <param name="High">Sum of the high ends of the bounded ones; null when there is none.</param>
internal sealed record CostTotal(int Sites, int Priced, int Bounded, decimal? Low, decimal? High)
{
    /// <summary>Sums up a report.</summary>
    public static CostTotal Of(CostReport report)
    {
        var priced = report.CallSites.Where(static s => s.Fact.IsPriced).Select(static s => s.Fact.Cost).ToList();
        var bounded = priced.Where(static c => c.High is not null).ToList();
        return new CostTotal(
            report.CallSites.Count,
            priced.Count,
            bounded.Count,
            priced.Count == 0 ? null : priced.Sum(static c => c.Low),
            bounded.Count == 0 ? null : bounded.Sum(static c => c.High));
    }
}
