using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;

namespace PromptLint.Reporting.Reports;

/// <summary>The sum over call sites of one call each: only what is known, and how much that leaves out.</summary>
/// <param name="Sites">All call sites.</param>
/// <param name="Priced">Those whose model has a price.</param>
/// <param name="Known">Those of the priced whose cost is known, at least from below.</param>
/// <param name="Bounded">Those of the known whose cost is known from above too.</param>
/// <param name="UnknownInput">Those of the priced whose cost is unknown because nothing of their input is known.</param>
/// <param name="OpenByHoles">Those of the priced whose input has no upper bound because of what only the run knows.</param>
/// <param name="Low">Sum of the low ends; null when nothing is known.</param>
/// <param name="High">Sum of the high ends of the bounded ones; null when there is none.</param>
/// <param name="Monthly">Sum of the expected dollars a month of the call sites that a usage file tells; null when none.</param>
/// <param name="MonthlySites">How many call sites that sum speaks for.</param>
internal sealed record CostTotal(
    int Sites,
    int Priced,
    int Known,
    int Bounded,
    int UnknownInput,
    int OpenByHoles,
    decimal? Low,
    decimal? High,
    decimal? Monthly,
    int MonthlySites)
{
    /// <summary>Those of the priced that have no known cost: from zero upwards is not a cost.</summary>
    public int Unknown => Priced - Known;

    /// <summary>Sums up what counts of a report.</summary>
    public static CostTotal Of(CostReport report)
    {
        var priced = report.Counted.Select(static s => s.Fact).Where(static f => f.IsPriced).ToList();
        var known = priced.Where(static f => IsKnown(f)).ToList();
        var bounded = known.Where(static f => f.Cost.High is not null).ToList();
        var monthly = report.ForMonths.Where(static s => s.Fact.Monthly?.Expected is not null).Select(static s => s.Fact).ToList();
        return new CostTotal(
            report.Counted.Count(),
            priced.Count,
            known.Count,
            bounded.Count,
            priced.Count(static f => !IsKnown(f) && f.Input.Total is { Low: 0, High: null }),
            priced.Count(static f => f.Input is { Total.High: null, Holes.Count: > 0 }),
            known.Count == 0 ? null : MoneySum.Of(known.Select(static f => f.Cost.Low)),
            bounded.Count == 0 ? null : MoneySum.Of(bounded.Select(static f => f.Cost.High)),
            monthly.Count == 0 ? null : MoneySum.Of(monthly.Select(static f => f.Monthly!.Expected)),
            monthly.Sum(static f => f.IsCounted ? 1 : f.Wrapper!.Callers.Count));
    }

    /// <summary>True when anything is known of the cost: from zero upwards is not a cost.</summary>
    public static bool IsKnown(CallSiteFact fact) => fact.Cost is { Low: > 0 } or { High: not null };
}
