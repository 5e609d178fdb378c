using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Usage;

/// <summary>Puts expected and monthly figures into a report, where the usage file tells enough for them.</summary>
public static class UsageOfReport
{
    /// <summary>The report with its expected costs, months, tasks and profiles.</summary>
    /// <param name="report">The report.</param>
    /// <param name="usage">What is told of its call sites.</param>
    /// <param name="book">The prices.</param>
    public static CostReport Apply(CostReport report, UsageFile usage, PriceBook book)
    {
        var index = new UsageIndex(usage);
        var sites = report.CallSites.Select(s => Site(s, SiteUsage.Of(index, s.Fact), book)).ToList();
        return report with
        {
            CallSites = sites,
            Tasks = usage.Tasks.Select(t => Task(t, sites)).ToList(),
            Profiles = usage.Profiles.Select(p => Profile(p, book)).ToList(),
        };
    }

    /// <summary>Selectors that pick no call site of the report: renamed since, or misspelt.</summary>
    public static IReadOnlyList<SiteSelector> Unmatched(CostReport report, UsageFile usage)
    {
        var ids = new HashSet<string>(report.CallSites.Select(static s => s.Fact.Id), StringComparer.Ordinal);
        return usage.CallSites.Select(static e => e.Selector)
            .Concat(usage.Tasks.SelectMany(static t => t.Parts).Select(static p => p.Selector))
            .Where(s => s.Kind == SelectorKind.Site ? !ids.Contains(s.Text) : !report.CallSites.Any(c => s.Picks(c.Fact)))
            .Distinct()
            .ToList();
    }

    private static ReportedCallSite Site(ReportedCallSite site, SiteUsage usage, PriceBook book)
    {
        if (!usage.IsTold)
        {
            return site;
        }

        var cost = site.Fact.Cost with { Expected = ExpectedCall.Of(site.Fact, usage, book).Cost };
        var calls = usage.CallsPerMonth;
        return site with
        {
            Tasks = usage.Tasks,
            Fact = site.Fact with
            {
                Cost = cost,
                Monthly = calls is { } many
                    ? new MonthlyCost(many, MoneySum.Times(cost.Low, many), MoneySum.Times(cost.Expected, many), MoneySum.Times(cost.High, many))
                    : null,
            },
        };
    }

    private static UnitCost Task(UsageTask task, IReadOnlyList<ReportedCallSite> sites)
    {
        // A wrapper's call is meant by its id alone: by path or member it would come on top of its callers.
        bool IsPicked(TaskPart part, CallSiteFact fact) => part.Selector.Picks(fact) && (fact.IsCounted || part.Selector.Kind == SelectorKind.Site);
        var parts = task.Parts.SelectMany(p => sites.Where(s => IsPicked(p, s.Fact)).Select(s => (Part: p, s.Fact.Cost))).ToList();

        // A part that picks nothing is unknown, not free.
        var complete = task.Parts.Count > 0 && task.Parts.All(p => sites.Any(s => IsPicked(p, s.Fact)));
        var cost = complete
            ? new CostRange(
                MoneySum.Of(parts.Select(static p => MoneySum.Times(p.Cost.Low, p.Part.Low))),
                MoneySum.Of(parts.Select(static p => MoneySum.Times(p.Cost.Expected, p.Part.Expected))),
                MoneySum.Of(parts.Select(static p => MoneySum.Times(p.Cost.High, p.Part.High))))
            : CostRange.Unknown;
        return new UnitCost(task.Name, cost, task.UnitsPerMonth, MoneySum.Times(cost.Expected, task.UnitsPerMonth));
    }

    private static UnitCost Profile(UsageProfile profile, PriceBook book)
    {
        var model = profile.Model is { } id ? book.Find(id) : null;
        var message = model is not null && profile.InputTokens is { } input && profile.OutputTokens is { } output
            ? CostCalculator.Request(model, input, output)
            : null;
        return new UnitCost(profile.Name, new CostRange(null, message, null), profile.MessagesPerMonth, MoneySum.Times(message, profile.MessagesPerMonth));
    }
}
