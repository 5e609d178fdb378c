using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Usage;

namespace PromptLint.Reporting.WhatIf;

/// <summary>What one scenario, or all of them, would do to the expected month.</summary>
/// <param name="Name">Which.</param>
/// <param name="Sites">Call sites that it applies to.</param>
/// <param name="Before">US dollars a month of those now.</param>
/// <param name="After">US dollars a month of those then; null beyond any number.</param>
public sealed record WhatIfResult(string Name, int Sites, decimal Before, decimal? After)
{
    /// <summary>US dollars saved a month; below zero it becomes dearer.</summary>
    public decimal? Saving => Before - After;
}

/// <summary>
/// Tries scenarios on the expected month. Each is measured alone; together they are measured together, since one saves less where another
/// has saved already, and of two that exclude each other a call can have one.
/// </summary>
public sealed class WhatIfAnalysis
{
    private WhatIfAnalysis(decimal month, int sites, int left, IReadOnlyList<WhatIfResult> results, WhatIfResult together) =>
        (Month, Sites, LeftOut, Results, Together) = (month, sites, left, results, together);

    /// <summary>What of the report is missing, as a clause: its calls are in no month. Null when nothing is.</summary>
    public string? Incomplete { get; private init; }

    /// <summary>US dollars of the expected month now.</summary>
    public decimal Month { get; }

    /// <summary>Call sites whose month is known.</summary>
    public int Sites { get; }

    /// <summary>Call sites whose month is unknown, which no scenario can be tried on.</summary>
    public int LeftOut { get; }

    /// <summary>Each scenario alone, the largest saving first.</summary>
    public IReadOnlyList<WhatIfResult> Results { get; }

    /// <summary>All of them, with the best at each call site of those that exclude each other.</summary>
    public WhatIfResult Together { get; }

    /// <summary>What is tried when nobody says what: tiers, and the prompt cache at its best.</summary>
    public static IReadOnlyList<Scenario> Usual { get; } =
        new Scenario[] { new AnotherTier(ServiceTier.Batch), new AnotherTier(ServiceTier.Flex), new PromptCache(null) };

    /// <summary>Tries scenarios.</summary>
    /// <param name="report">The report.</param>
    /// <param name="usage">What is told of its call sites.</param>
    /// <param name="book">The prices.</param>
    /// <param name="scenarios">The scenarios.</param>
    public static WhatIfAnalysis Of(CostReport report, UsageFile usage, PriceBook book, IReadOnlyList<Scenario> scenarios)
    {
        var index = new UsageIndex(usage);
        bool IsTold(ReportedCallSite site) => SiteUsage.Of(index, site.Fact).CallsPerMonth is not null;
        var callers = new HashSet<string>(report.CallSites.Where(IsTold).Select(static s => s.Fact.Through).OfType<string>(), StringComparer.Ordinal);
        var asked = report.CallSites.Where(s => s.Fact.IsCounted || IsTold(s) && !callers.Contains(s.Fact.Id)).ToList();
        var months = asked.Select(s => MonthOf(s.Fact, SiteUsage.Of(index, s.Fact), book))
            .Where(static m => m is not null)
            .Select(static m => m!)
            .ToList();
        var results = scenarios.Select(s => Alone(s, months))
            .OrderByDescending(static r => r.Saving ?? decimal.MinValue).ThenBy(static r => r.Name, StringComparer.Ordinal).ToList();
        var now = Sum(months.Select(static m => m.Dollars(m.Planned))) ?? 0;
        var then = Sum(months.Select(m => m.Dollars(Best(m, scenarios))));
        var touched = months.Count(m => scenarios.Any(s => s.Apply(m.Planned, m.Fact) is not null));
        return new WhatIfAnalysis(now, months.Count, asked.Count - months.Count, results, new WhatIfResult("together", touched, now, then))
        {
            Incomplete = Incompleteness.Of(report),
        };
    }

    private static SiteMonth? MonthOf(CallSiteFact fact, SiteUsage usage, PriceBook book)
    {
        var planned = new PlannedCall(ExpectedCall.Of(fact, usage, book));
        return usage.CallsPerMonth is { } calls && MoneySum.Times(planned.Cost, calls) is not null ? new SiteMonth(fact, planned, calls) : null;
    }

    private static WhatIfResult Alone(Scenario scenario, IReadOnlyList<SiteMonth> months)
    {
        var applied = months.Select(m => (Month: m, Then: scenario.Apply(m.Planned, m.Fact))).Where(static m => m.Then?.Cost is not null).ToList();
        return new WhatIfResult(
            scenario.Name,
            applied.Count,
            Sum(applied.Select(static m => m.Month.Dollars(m.Month.Planned))) ?? 0,
            Sum(applied.Select(static m => m.Month.Dollars(m.Then!))));
    }

    /// <summary>What is no choice first, then the best model and tier together, then everything about tokens that saves there.</summary>
    private static PlannedCall Best(SiteMonth month, IReadOnlyList<Scenario> scenarios)
    {
        var given = scenarios.Where(static s => s.Kind == ScenarioKind.Prices).Aggregate(month.Planned, (p, s) => Or(s.Apply(p, month.Fact), p));
        var models = Options(given, ScenarioKind.Model);
        var tiers = models.SelectMany(m => Options(m, ScenarioKind.Tier));
        return tiers.Select(t => scenarios.Where(static s => s.Kind == ScenarioKind.Tokens).Aggregate(t, Cheaper))
            .OrderBy(static p => p.Cost ?? decimal.MaxValue)
            .First();

        IEnumerable<PlannedCall> Options(PlannedCall planned, ScenarioKind kind) =>
            scenarios.Where(s => s.Kind == kind)
                .Select(s => s.Apply(planned, month.Fact))
                .Where(static p => p?.Cost is not null)
                .Select(static p => p!)
                .Prepend(planned);

        PlannedCall Cheaper(PlannedCall planned, Scenario scenario) =>
            scenario.Apply(planned, month.Fact) is { } then && then.Cost < planned.Cost ? then : planned;

        static PlannedCall Or(PlannedCall? then, PlannedCall otherwise) => then?.Cost is null ? otherwise : then;
    }

    private static decimal? Sum(IEnumerable<decimal?> amounts) => MoneySum.Of(amounts);

    private sealed record SiteMonth(CallSiteFact Fact, PlannedCall Planned, decimal Calls)
    {
        public decimal? Dollars(PlannedCall planned) => MoneySum.Times(planned.Cost, Calls);
    }
}
