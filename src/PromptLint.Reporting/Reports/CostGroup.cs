using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Reports;

/// <summary>Call sites that have something in common (a model, a member, a project) and what they cost together.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Sites">How many they are.</param>
/// <param name="Bounded">How many of them have an upper bound.</param>
/// <param name="Low">Sum of one call each at the low end; null when none is known.</param>
/// <param name="High">Sum of the upper bounds of those that have one; null when none has.</param>
/// <param name="Monthly">Sum of the expected dollars a month of those that a usage file tells; null when none.</param>
public sealed record CostGroup(string Name, int Sites, int Bounded, decimal? Low, decimal? High, decimal? Monthly)
{
    /// <summary>What a bar's length stands for: a month where a usage file tells it, else the upper bound of one call each, else the lower.</summary>
    public decimal Weight => Monthly ?? High ?? Low ?? 0;

    /// <summary>Call sites by model.</summary>
    public static IReadOnlyList<CostGroup> ByModel(CostReport report) =>
        By(report, static s => new[] { s.Fact.Model.Id ?? (s.Fact.IsPriced ? "one of several models" : "unknown model") });

    /// <summary>Call sites by the member that they stand in.</summary>
    public static IReadOnlyList<CostGroup> ByMember(CostReport report) => By(report, static s => new[] { MemberName.Of(s.Fact.Member) });

    /// <summary>Call sites by project; one that several projects share counts in each.</summary>
    public static IReadOnlyList<CostGroup> ByProject(CostReport report) => By(report, s => s.Projects.Count > 0 ? s.Projects : new[] { report.Project });

    /// <summary>Call sites by the task that they serve; one that serves several counts in each, one that serves none in none.</summary>
    public static IReadOnlyList<CostGroup> ByTask(CostReport report) => By(report, static s => s.Tasks);

    private static IReadOnlyList<CostGroup> By(CostReport report, Func<ReportedCallSite, IEnumerable<string>> names)
    {
        var groups = report.Counted
            .SelectMany(s => names(s).Select(n => (Name: n, s.Fact)))
            .GroupBy(static s => s.Name, static s => s.Fact, StringComparer.Ordinal)
            .Select(static g => Of(g.Key, g.ToList()))
            .ToList();

        // One measure orders them all, or a month would stand beside a call: what has none of it comes last.
        var monthly = groups.Any(static g => g.Monthly is not null);
        return groups
            .OrderByDescending(g => monthly ? g.Monthly ?? -1 : g.Weight)
            .ThenBy(static g => g.Name, StringComparer.Ordinal)
            .ToList();
    }

    private static CostGroup Of(string name, IReadOnlyList<CallSiteFact> facts)
    {
        var bounded = facts.Where(static f => f.Cost.High is not null).ToList();
        return new CostGroup(
            name,
            facts.Count,
            bounded.Count,
            Sum(facts.Where(CostTotal.IsKnown).Select(static f => f.Cost.Low)),
            Sum(bounded.Select(static f => f.Cost.High)),
            Sum(facts.Select(static f => f.Monthly?.Expected)));
    }

    private static decimal? Sum(IEnumerable<decimal?> amounts)
    {
        var known = amounts.Where(static a => a is not null).ToList();
        return known.Count == 0 ? null : MoneySum.Of(known);
    }
}
