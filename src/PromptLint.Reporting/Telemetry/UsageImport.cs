using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Usage;

namespace PromptLint.Reporting.Telemetry;

/// <summary>What the records say about one call site, beside what was estimated of it.</summary>
/// <param name="Site">The call site.</param>
/// <param name="Calls">Calls in the records.</param>
/// <param name="CallsPerMonth">The same for 30 days; null when no days are told.</param>
/// <param name="InputTokens">Input tokens of one call on average; null when not told.</param>
/// <param name="OutputTokens">Output tokens of one call on average; null when not told.</param>
/// <param name="Measured">Dollars of one call on average; null when unknown.</param>
/// <param name="Estimated">What the report and the usage file said of one call before.</param>
public sealed record MeasuredSite(
    CallSiteFact Site,
    long Calls,
    decimal? CallsPerMonth,
    decimal? InputTokens,
    decimal? OutputTokens,
    decimal? Measured,
    CostRange Estimated)
{
    /// <summary>Measured less expected, in per cent of what was expected; null when either is unknown.</summary>
    public decimal? OffPercent => MoneySum.Percent(MoneySum.Of(new[] { Measured, -Estimated.Expected }), Estimated.Expected);

    /// <summary>Whether the measured cost lies within the bounds; null when it is unknown.</summary>
    public bool? WithinBounds => Measured is { } measured && Estimated.Low is { } low ? measured >= low && !(measured > Estimated.High) : null;
}

/// <summary>Fills a usage file from what was measured.</summary>
public sealed class UsageImport
{
    private const int DaysOfMonth = 30;

    private UsageImport(UsageFile usage, IReadOnlyList<MeasuredSite> sites, int records, int unattributed, int? days) =>
        (Usage, Sites, Records, Unattributed, Days) = (usage, sites, records, unattributed, days);

    /// <summary>The usage file with what was measured; what it told beside that stays.</summary>
    public UsageFile Usage { get; }

    /// <summary>The call sites that records were found for, in the report's order.</summary>
    public IReadOnlyList<MeasuredSite> Sites { get; }

    /// <summary>All records.</summary>
    public int Records { get; }

    /// <summary>Records whose call site cannot be told.</summary>
    public int Unattributed { get; }

    /// <summary>From the first day of the records to the last; null when they tell none.</summary>
    public int? Days { get; }

    /// <summary>Fills a usage file.</summary>
    /// <param name="records">What was measured.</param>
    /// <param name="report">The call sites.</param>
    /// <param name="usage">What is told already.</param>
    /// <param name="book">The prices.</param>
    /// <param name="days">Days that the records speak for; null takes those from the first to the last.</param>
    public static UsageImport Of(IReadOnlyList<UsageRecord> records, CostReport report, UsageFile usage, PriceBook book, int? days = null)
    {
        var attribution = new RecordAttribution(report);
        var bySite = records.Select(r => (Record: r, Site: attribution.Of(r)))
            .ToLookup(static r => r.Site?.Id ?? "", static r => r.Record, StringComparer.Ordinal);
        var span = days ?? Span(records);
        var estimated = UsageOfReport.Apply(report, usage, book).CallSites;
        var sites = estimated.Select(static s => s.Fact).GroupBy(static f => f.Id, StringComparer.Ordinal).Select(static g => g.First())
            .Where(f => bySite.Contains(f.Id) && bySite[f.Id].Any(static r => r.Calls > 0))
            .Select(f => Measure(f, bySite[f.Id].ToList(), span, book))
            .ToList();
        return new UsageImport(Fill(usage, sites, bySite), sites, records.Count, bySite[""].Count(), span);
    }

    private static MeasuredSite Measure(CallSiteFact fact, IReadOnlyList<UsageRecord> records, int? days, PriceBook book)
    {
        var calls = records.Sum(static r => r.Calls ?? 0);
        var cost = MoneySum.Of(records.Select(r => RecordCost.Of(r, book)));
        return new MeasuredSite(
            fact,
            calls,
            days is { } span ? Math.Round((decimal)calls * DaysOfMonth / span, 2, MidpointRounding.AwayFromZero) : null,
            Average(records, calls, static r => r.InputTokens),
            Average(records, calls, static r => r.OutputTokens),
            cost is { } sum ? sum / calls : null,
            fact.Cost);
    }

    private static decimal? Average(IReadOnlyList<UsageRecord> records, long calls, Func<UsageRecord, long?> tokens) =>
        records.Any(r => tokens(r) is null) ? null : records.Sum(r => (decimal)tokens(r)!.Value) / calls;

    private static UsageFile Fill(UsageFile usage, IReadOnlyList<MeasuredSite> sites, ILookup<string, UsageRecord> records)
    {
        var measured = sites.ToDictionary(static s => s.Site.Id, StringComparer.Ordinal);
        var entries = usage.CallSites
            .Select(e => e.Selector.Kind == SelectorKind.Site && measured.TryGetValue(e.Selector.Text, out var site)
                ? With(e, site, records[site.Site.Id].ToList())
                : e)
            .ToList();
        var told = new HashSet<string>(
            usage.CallSites.Where(static e => e.Selector.Kind == SelectorKind.Site).Select(static e => e.Selector.Text),
            StringComparer.Ordinal);
        entries.AddRange(sites.Where(s => !told.Contains(s.Site.Id))
            .Select(s => With(new UsageEntry { Selector = new SiteSelector(SelectorKind.Site, s.Site.Id) }, s, records[s.Site.Id].ToList())));
        return usage with { CallSites = entries };
    }

    private static UsageEntry With(UsageEntry entry, MeasuredSite site, IReadOnlyList<UsageRecord> records)
    {
        var input = records.Sum(static r => (decimal)(r.InputTokens ?? 0));
        var cached = records.Sum(static r => (decimal)(r.CachedTokens ?? 0));
        return entry with
        {
            CallsPerMonth = site.CallsPerMonth ?? entry.CallsPerMonth,
            InputTokens = Rounded(site.InputTokens) ?? entry.InputTokens,
            OutputTokens = Rounded(site.OutputTokens) ?? entry.OutputTokens,
            CacheHitRate = input > 0 && cached > 0 ? Math.Round(cached / input, 4, MidpointRounding.AwayFromZero) : entry.CacheHitRate,

            // A record is a request: what was retried or went round is in the number of records already.
            Rounds = 1,
            Retries = null,
            Model = entry.Model ?? (site.Site.Model.Id is null ? records.Select(static r => r.Model).Distinct().Count() == 1 ? records[0].Model : null : null),
        };
    }

    private static long? Rounded(decimal? average) => average is { } tokens ? (long)Math.Round(tokens, MidpointRounding.AwayFromZero) : null;

    private static int? Span(IReadOnlyList<UsageRecord> records)
    {
        var days = records.Select(static r => r.Day).Where(static d => d is not null).OrderBy(static d => d, StringComparer.Ordinal).ToList();
        return days.Count == 0 ? null : (int)(Date(days[days.Count - 1]!) - Date(days[0]!)).TotalDays + 1;
    }

    private static DateTime Date(string day) => DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
