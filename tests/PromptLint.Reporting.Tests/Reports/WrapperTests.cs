using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Csv;
using PromptLint.Reporting.Diff;
using PromptLint.Reporting.EntryPoints;
using PromptLint.Reporting.Markdown;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Tests.Policy;
using PromptLint.Reporting.Usage;
using Xunit;

namespace PromptLint.Reporting.Tests.Reports;

/// <summary>The callers of a wrapper are call sites of their own, and what the wrapper's call sends is counted once.</summary>
public sealed class WrapperTests
{
    private const string Inside = "M:Gateway.Ask/C#1";

    private static readonly CallSiteFact One = Caller("M:Desk.One/Ask#1", 3, 0.1m, 0.2m);
    private static readonly CallSiteFact Two = Caller("M:Desk.Two/Ask#1", 9, 0.3m, 0.4m);

    private static CallSiteFact Caller(string id, int line, decimal low, decimal high) => Sites.Priced(id, "Desk.cs", line, low, high) with { Through = Inside, Member = id.Split('/')[0] };

    private static CallSiteFact Wrapper(bool isCounted, params CallSiteFact[] callers) => Sites.Unpriced(Inside, "Gateway.cs", 5) with
    {
        Member = "M:Gateway.Ask",
        Wrapper = new WrapperFact([.. callers.Select(static c => c.Id)], isCounted),
    };

    [Fact]
    public void Totals_count_the_callers_and_not_the_call_in_the_wrapper()
    {
        var report = Sites.Report(One, Two, Wrapper(isCounted: false, One, Two));

        Assert.Equal((3, 2, 0), (report.CallSites.Count, report.Priced, report.Unpriced));
        Assert.StartsWith("2 call sites: 2 priced", CoverageLine.Of(report), StringComparison.Ordinal);
        Assert.Equal((0.4m, 0.6m), (CostTotal.Of(report).Low, CostTotal.Of(report).High));
        Assert.Equal(3, ReportCsvWriter.Write(report).TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void A_wrapper_that_others_may_call_counts_for_them()
    {
        var report = Sites.Report(One, Wrapper(isCounted: true, One));

        Assert.Equal((1, 1), (report.Priced, report.Unpriced));
        Assert.Contains("in a wrapper: counted at its 1 caller, and here for callers out of sight", ReportMarkdownWriter.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_with_wrappers_is_read_as_it_was_written()
    {
        var report = Sites.Report(One, Two, Wrapper(isCounted: false, One, Two));
        var text = ReportJsonWriter.Write(report);
        var again = ReportJsonReader.Read(text);

        Assert.Equal(text, ReportJsonWriter.Write(again));
        Assert.Equal([Inside], again.CallSites.Where(static s => !s.Fact.IsCounted).Select(static s => s.Fact.Id));
        Assert.Equal(text, ReportJsonWriter.Write(ReportMerge.Of([again], again.Project) with { Projects = [], TargetFramework = again.TargetFramework, CallSites = again.CallSites }));
    }

    [Fact]
    public void One_more_caller_of_a_wrapper_is_a_difference_with_its_dollars()
    {
        var dear = Caller("M:Desk.Three/Ask#1", 20, 5m, 95m);
        var diff = ReportDiff.Of(Sites.Report(One, Two, Wrapper(isCounted: false, One, Two)), Sites.Report(One, Two, dear, Wrapper(isCounted: false, One, Two, dear)));

        Assert.Equal((5m, 95m), (diff.Low.Difference, diff.High.Difference));
        Assert.Equal(dear.Id, Assert.Single(diff.Changes, static c => c.Kind == ChangeKind.Added).Site.Fact.Id);
    }

    [Fact]
    public void A_budget_for_the_call_in_a_wrapper_holds_for_each_of_its_callers() => Assert.Equal(
        2,
        Policies.Find($$"""
            "budgets": [ { "site": "{{Inside}}", "perCall": 0.1 } ]
            """, [One, Two, Wrapper(isCounted: false, One, Two)]).Length);

    [Theory]
    [InlineData("site", "M:Gateway.Ask/C#1", "100", 1)]
    [InlineData("site", "M:Gateway.Ask/C#1", "130", 0)]
    [InlineData("path", "**", "100", 0)]
    [InlineData("path", "**", "55", 1)]
    public void A_month_of_a_wrapper_is_that_of_all_its_callers_and_a_path_picks_each_for_itself(string kind, string what, string budget, int found)
    {
        static CallSiteFact Spending(CallSiteFact fact, decimal dollars) => fact with { Monthly = new MonthlyCost(1, dollars, dollars, dollars) };
        Assert.Equal(found, Policies.Find($$"""
            "budgets": [ { "{{kind}}": "{{what}}", "perMonth": {{budget}} } ]
            """, [Spending(One, 60), Spending(Two, 50), Wrapper(isCounted: false, One, Two)]).Count(static f => f.StartsWith("error", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_budget_of_the_solution_knows_a_month_that_is_measured_at_a_wrapper()
    {
        var wrapper = Wrapper(isCounted: false, One, Two) with { Monthly = new MonthlyCost(1, 90, 90, 90) };
        Assert.Contains("PL6002", Assert.Single(Policies.Find("\"budgets\": [ { \"solution\": true, \"perMonth\": 80 } ]", [One, Two, wrapper])), StringComparison.Ordinal);
        Assert.Empty(Policies.Find("\"budgets\": [ { \"solution\": true, \"perMonth\": 500 } ]", [One, Two, wrapper]));
    }

    [Fact]
    public void Two_target_frameworks_have_the_same_two_call_sites_at_one_call_of_a_wrapper()
    {
        var other = One with { Id = One.Id + ">Check#2" };
        CostReport Of(string framework) => Sites.Report(One, other, Wrapper(isCounted: false, One, other)) with { TargetFramework = framework };
        Assert.Equal([One.Id, other.Id, Inside], ReportMerge.Of([Of("net8.0"), Of("net10.0")]).CallSites.Select(static s => s.Fact.Id));
    }

    [Fact]
    public void Nothing_that_reads_the_use_of_answers_is_told_once_at_the_wrapper()
    {
        CallSiteFact Ignored(CallSiteFact fact) => fact with { Usage = UsageState.Ignored };
        Assert.Single(Policies.Find("\"requireTelemetry\": true", [Ignored(One), Ignored(Two), Ignored(Wrapper(isCounted: false, One, Two))]));
    }

    [Fact]
    public void A_caller_of_a_wrapper_is_no_call_of_the_vendor()
    {
        var found = Policies.Find("""
            "allowedSdks": [ "microsoft-extensions-ai" ]
            """, [One, Wrapper(isCounted: false, One)]);
        Assert.Contains("PL4006", Assert.Single(found), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "site": "M:Gateway.Ask/C#1", "callsPerMonth": 100, "inputTokens": 400, "outputTokens": 10, "model": "gpt-4o-mini" }""", 2)]
    [InlineData("""{ "path": "**", "callsPerMonth": 100, "inputTokens": 400, "outputTokens": 10, "model": "gpt-4o-mini" }""", 2)]
    [InlineData("""{ "site": "M:Desk.One/Ask#1", "callsPerMonth": 100, "inputTokens": 400, "outputTokens": 10 }""", 1)]
    public void A_month_that_is_known_of_a_wrapper_alone_stands_for_its_callers_and_never_beside_them(string entry, int sites)
    {
        var report = UsageOfReport.Apply(
            Sites.Report(One, Two, Wrapper(isCounted: false, One, Two)), UsageFileReader.Read($"{{ \"version\": 1, \"callSites\": [ {entry} ] }}"), PriceBook.Default);

        // 400 tokens at 0.15 and 10 at 0.60 for a million, a hundred times.
        var each = 100 * ((400 * 0.15m) + (10 * 0.6m)) / 1_000_000m;
        Assert.Equal(sites, CostTotal.Of(report).MonthlySites);
        Assert.Equal(entry.Contains("path", StringComparison.Ordinal) ? 2 * each : each, CostTotal.Of(report).Monthly);
    }

    [Theory]
    [InlineData(false, 4, 0.2)]
    [InlineData(true, 4, 0.2)]
    public void An_entry_that_calls_a_wrapper_sends_what_its_call_site_says_and_what_the_wrapper_sends_beside(bool isCounted, long requests, double cost)
    {
        MethodSummary[] methods =
        [
            new() { Id = "M:Desk.One", Place = One.Place, Entry = EntryPointKind.Main, Body = Flow.Sequence([new SiteFlow(One.Id, []), new CallFlow("M:Gateway.Ask", One.Place, []) { IsTold = true }]) },
            new() { Id = "M:Gateway.Ask", Place = Wrapper(isCounted).Place, Body = new SiteFlow(Inside, []) },
        ];

        var entry = Assert.Single(EntryPointBounds.Of(methods, [One, Wrapper(isCounted, One)]));
        Assert.Equal((requests, (decimal)cost), (entry.Requests, entry.Cost));
        Assert.Equal([One.Id], entry.CallSites);
    }

    [Fact]
    public void An_entry_that_is_the_wrapper_sends_what_the_wrapper_sends()
    {
        MethodSummary[] methods = [new() { Id = "M:Gateway.Ask", Place = Wrapper(true).Place, Entry = EntryPointKind.PublicApi, Body = new SiteFlow(Inside, []) }];
        Assert.Equal([Inside], Assert.Single(EntryPointBounds.Of(methods, [One, Wrapper(isCounted: true, One)])).CallSites);
    }

    [Fact]
    public void Calls_beside_that_of_the_wrapper_are_counted_for_each_caller()
    {
        var moderation = Sites.Priced("M:Gateway.Ask/Moderate#1", "Gateway.cs", 4, 0.01m, 0.02m);
        MethodSummary[] methods =
        [
            new() { Id = "M:Desk.One", Place = One.Place, Entry = EntryPointKind.Main, Body = Flow.Sequence([new SiteFlow(One.Id, []), new CallFlow("M:Gateway.Ask", One.Place, []) { IsTold = true }]) },
            new() { Id = "M:Gateway.Ask", Place = Wrapper(false).Place, Body = Flow.Sequence([new SiteFlow(moderation.Id, []), new SiteFlow(Inside, [])]) },
        ];

        Assert.Equal(0.22m, Assert.Single(EntryPointBounds.Of(methods, [One, moderation, Wrapper(isCounted: false, One)])).Cost);
    }
}
