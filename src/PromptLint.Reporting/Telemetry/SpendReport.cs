using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Money;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Usage;

namespace PromptLint.Reporting.Telemetry;

/// <summary>Spend of records that have something in common.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Cost">US dollars of those whose cost is known; null when of none.</param>
/// <param name="Calls">Calls that were counted.</param>
/// <param name="Unknown">Records whose cost is unknown.</param>
public sealed record Spend(string Name, decimal? Cost, long Calls, int Unknown);

/// <summary>What was really spent, ranked in every way that the records tell.</summary>
public sealed class SpendReport
{
    /// <summary>The name of what the records do not tell.</summary>
    public const string NotTold = "not told";

    private SpendReport(Spend total, IReadOnlyList<(string Heading, IReadOnlyList<Spend> Rows)> rankings, decimal? budget) =>
        (Total, Rankings, Budget) = (total, rankings, budget);

    /// <summary>All records.</summary>
    public Spend Total { get; }

    /// <summary>By model, endpoint, user, task, call site and month; those that no record tells are left out.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<Spend> Rows)> Rankings { get; }

    /// <summary>The budget of a month in US dollars; null when none is given.</summary>
    public decimal? Budget { get; }

    /// <summary>The highest of the marks 50, 80 and 100 per cent that a month's spend has reached; null below 50 and without a budget.</summary>
    public int? Mark(Spend month) => Budget is not { } budget || month.Cost is not { } cost ? null : BudgetMark.Of(cost, budget);

    /// <summary>The highest mark of any month.</summary>
    public int? HighestMark => Rankings.Where(static r => r.Heading == MonthHeading).SelectMany(static r => r.Rows).Select(Mark).Max();

    internal const string MonthHeading = "Month";

    /// <summary>Ranks records.</summary>
    /// <param name="records">The records.</param>
    /// <param name="report">The call sites, where a report is at hand; null ranks by what the records name themselves.</param>
    /// <param name="book">The prices, for records without a cost.</param>
    /// <param name="budget">The budget of a month in US dollars; null when none is given.</param>
    public static SpendReport Of(IReadOnlyList<UsageRecord> records, CostReport? report, PriceBook book, decimal? budget)
    {
        var priced = records.Select(r => (Record: r, Cost: RecordCost.Of(r, book))).ToList();
        var attribution = report is null ? null : new RecordAttribution(report);
        var rankings = new List<(string, IReadOnlyList<Spend>)>();
        Rank("Model", static r => r.Model);
        Rank("Endpoint", static r => r.Endpoint);
        Rank("User", static r => r.User);
        Rank("Task", static r => r.Task);
        Rank("Call site", r => attribution?.Of(r)?.Id ?? r.Site);
        Rank(MonthHeading, static r => r.Day?.Substring(0, 7));
        return new SpendReport(Sum("All", priced), rankings, budget);

        void Rank(string heading, Func<UsageRecord, string?> by)
        {
            var groups = priced.GroupBy(p => by(p.Record) ?? NotTold, StringComparer.Ordinal).Select(g => Sum(g.Key, g)).ToList();
            if (groups.Any(static g => g.Name != NotTold))
            {
                rankings.Add((heading, heading == MonthHeading
                    ? groups.OrderBy(static g => g.Name, StringComparer.Ordinal).ToList()
                    : groups.OrderByDescending(static g => g.Cost ?? -1).ThenBy(static g => g.Name, StringComparer.Ordinal).ToList()));
            }
        }
    }

    private static Spend Sum(string name, IEnumerable<(UsageRecord Record, decimal? Cost)> records)
    {
        var all = records.ToList();
        var known = all.Where(static r => r.Cost is not null).ToList();
        return new Spend(
            name,
            known.Count == 0 ? null : MoneySum.Of(known.Select(static r => r.Cost)),
            all.Sum(static r => r.Record.Calls ?? 0),
            all.Count - known.Count);
    }
}
