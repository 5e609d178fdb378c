using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Telemetry;
using PromptLint.Reporting.Usage;
using PromptLint.Reporting.Tests.Reports;
using Xunit;

namespace PromptLint.Reporting.Tests.Telemetry;

public sealed class RecordTests
{
    private const string Lines = """
        { "time": "2026-11-01T10:00:00Z", "model": "gpt-4o", "member": "Bot.Ask", "user": "ann", "task": "ticket", "endpoint": "eu", "inputTokens": 1000, "outputTokens": 200, "cachedTokens": 500 }

        { "time": "2026-11-10T23:59:59+01:00", "model": "gpt-4o", "site": "A#1", "user": "bob", "inputTokens": 3000, "outputTokens": 400 }
        { "model": "unheard-of", "inputTokens": 10, "outputTokens": 10 }
        """;

    private const string Spans = """
        { "resourceSpans": [ { "scopeSpans": [ { "spans": [
          { "name": "chat gpt-4o", "startTimeUnixNano": "1793923200000000000", "attributes": [
            { "key": "gen_ai.request.model", "value": { "stringValue": "gpt-4o" } },
            { "key": "gen_ai.usage.input_tokens", "value": { "intValue": "1000" } },
            { "key": "gen_ai.usage.output_tokens", "value": { "intValue": 200 } },
            { "key": "gen_ai.usage.cache_read.input_tokens", "value": { "intValue": "500" } },
            { "key": "code.function.name", "value": { "stringValue": "Shop.Bot.Ask" } },
            { "key": "server.address", "value": { "stringValue": "api.openai.com" } } ] },
          { "name": "GET /", "attributes": [ { "key": "http.method", "value": { "stringValue": "GET" } } ] }
        ] } ] } ] }
        """;

    private const string Bill = "BilledCost,BillingCurrency,ChargeCategory,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,ResourceName,SkuId,SkuMeter\r\n"
        + "12.5,USD,Usage,2026-10-01T00:00:00Z,5000000,Tokens,desk-eu,gpt-4o,Input tokens\r\n"
        + "30,USD,Usage,2026-11-01T00:00:00Z,3000000,Tokens,\"desk, \"\"us\"\"\",gpt-4o,Output tokens\r\n"
        + "99,USD,Tax,2026-11-01T00:00:00Z,,,,,\r\n";

    private static readonly CallSiteFact Ask = Sites.Priced("A#1", "a.cs", 3) with { Member = "M:Shop.Bot.Ask(System.String)", Model = new ModelFact("gpt-4o", ModelSource.Literal, null), Cap = new OutputCap(CapState.Set, 500), Cost = new CostRange(0.0025m, null, null) };

    [Fact]
    public void Real_use_costs_what_its_day_cost()
    {
        var records = JsonLinesRecords.Read("""
            { "time": "2025-06-09T12:00:00Z", "model": "o3", "inputTokens": 1000, "outputTokens": 1000 }
            { "time": "2025-06-10T12:00:00Z", "model": "o3", "inputTokens": 1000, "outputTokens": 1000 }
            { "time": "2026-10-25T12:00:00Z", "model": "gpt-6.1-terra", "inputTokens": 1000, "outputTokens": 1000 }
            { "time": "2025-06-10T12:00:00Z", "model": "o3", "inputTokens": 1000, "outputTokens": 1000, "cost": 3 }
            """);

        Assert.Equal([0.05m, 0.01m, null, 3m], records.Select(static r => RecordCost.Of(r, PriceBook.Default)));
    }

    [Fact]
    public void Lines_are_read_with_days_in_utc()
    {
        var records = JsonLinesRecords.Read(Lines);

        Assert.Equal(["2026-11-01", "2026-11-10", null], records.Select(static r => r.Day));
        Assert.Equal((1000L, 500L, 200L, "ann", "ticket", "eu"), (records[0].InputTokens, records[0].CachedTokens, records[0].OutputTokens, records[0].User, records[0].Task, records[0].Endpoint));
    }

    [Theory]
    [InlineData("{}\n{ \"time\": \"yesterday\" }", 2, "expected a time such as")]
    [InlineData("{}\n\n[]", 3, "expected a record")]
    [InlineData("{ \"inputTokens\": -1 }", 1, "expected a number from 0")]
    [InlineData("{ \"inputTokens\": 5, \"cachedTokens\": 6 }", 1, "no more \"cachedTokens\"")]
    [InlineData("{}\n{ \"model\": \"gp", 2, "expected '\"'")]
    public void A_line_that_is_none_is_told_with_its_number(string text, int line, string expected)
    {
        var problem = Assert.Throws<JsonFormatException>(() => JsonLinesRecords.Read(text));

        Assert.Equal(line, problem.Line);
        Assert.Contains(expected, problem.Message);
    }

    [Fact]
    public void Spans_of_generative_ai_are_read_and_others_passed_over()
    {
        var record = Assert.Single(OpenTelemetryRecords.Read(Spans));
        var two = OpenTelemetryRecords.Read(string.Join("\n", Enumerable.Repeat(Spans.Replace("\n", " ", StringComparison.Ordinal), 2)));

        Assert.Equal(("2026-11-06", "gpt-4o", "Shop.Bot.Ask", "api.openai.com"), (record.Day, record.Model, record.Member, record.Endpoint));
        Assert.Equal((1000L, 200L, 500L), (record.InputTokens, record.OutputTokens, record.CachedTokens));
        Assert.Equal(2, two.Count);
        Assert.Contains("resourceSpans", Assert.Throws<JsonFormatException>(() => OpenTelemetryRecords.Read("{}")).Message);
    }

    [Fact]
    public void A_bill_is_read_without_its_taxes_and_counts_no_calls()
    {
        var records = FocusRecords.Read(Bill);

        Assert.Equal([(12.5m, 5_000_000L, (long?)null, "desk-eu"), (30m, null, 3_000_000L, "desk, \"us\"")], records.Select(static r => (r.Cost!.Value, r.InputTokens, r.OutputTokens, r.Endpoint)).Cast<(decimal, long?, long?, string?)>());
        Assert.All(records, static r => Assert.Null(r.Calls));
    }

    [Theory]
    [InlineData("", "column BilledCost")]
    [InlineData("BilledCost,ChargePeriodStart\n", "column BillingCurrency")]
    [InlineData("BilledCost,BillingCurrency,ChargePeriodStart\n1,EUR,2026-11-01\n", "expected the currency USD, found 'EUR'")]
    [InlineData("BilledCost,BillingCurrency,ChargePeriodStart\nmuch,USD,2026-11-01\n", "expected a number in BilledCost")]
    [InlineData("BilledCost,BillingCurrency,ChargePeriodStart\n1,USD,soon\n", "expected a date in ChargePeriodStart")]
    [InlineData("BilledCost,BillingCurrency,ChargePeriodStart\n\"1,USD,2026-11-01\n", "at the end of the cell")]
    public void What_is_no_bill_is_told(string text, string expected) => Assert.Contains(expected, Assert.Throws<JsonFormatException>(() => FocusRecords.Read(text)).Message);

    [Fact]
    public void An_import_fills_calls_and_tokens_and_says_how_far_the_estimate_was_off()
    {
        var usage = UsageFileReader.Read("""{ "version": 1, "callSites": [ { "site": "A#1", "inputTokens": 1000, "outputTokens": 100, "batchShare": 0 }, { "path": "x/**", "retries": 1 } ] }""");

        var import = UsageImport.Of(JsonLinesRecords.Read(Lines), Of(Ask), usage, PriceBook.Default);

        // Two of the three records: ten days, so six calls in thirty.
        var site = Assert.Single(import.Sites);
        Assert.Equal((2L, 6m, 2000m, 300m), (site.Calls, site.CallsPerMonth, site.InputTokens, site.OutputTokens));
        // (500 x 2.50 + 500 x 1.25 + 200 x 10) + (3,000 x 2.50 + 400 x 10) per million, over two calls: 0.0076875; expected 0.0035.
        Assert.Equal((0.0076875m, 0.0035m, 119.6m, true), (site.Measured!.Value, site.Estimated.Expected!.Value, site.OffPercent!.Value, site.WithinBounds!.Value));
        Assert.Equal((3, 1, 10), (import.Records, import.Unattributed, import.Days!.Value));
        Assert.Equal(["A#1", "x/**"], import.Usage.CallSites.Select(static e => e.Selector.Text));
        Assert.Equal((6m, 2000L, 300L, 0.125m, 0m), (import.Usage.CallSites[0].CallsPerMonth, import.Usage.CallSites[0].InputTokens, import.Usage.CallSites[0].OutputTokens, import.Usage.CallSites[0].CacheHitRate, import.Usage.CallSites[0].BatchShare));
    }

    [Fact]
    public void A_record_that_fits_two_call_sites_belongs_to_none()
    {
        var other = Ask with { Id = "A#2", Place = Ask.Place with { Line = 9 } };

        Assert.Equal(2, UsageImport.Of(JsonLinesRecords.Read(Lines), Of(Ask, other), new UsageFile(), PriceBook.Default).Unattributed);
        Assert.Equal("A#2", Assert.Single(UsageImport.Of([new UsageRecord { Member = "Shop.Bot.Ask", Model = "o1", Calls = 1 }], Of(Ask, other with { Model = new ModelFact("o1", ModelSource.Literal, null) }), new UsageFile(), PriceBook.Default).Sites).Site.Id);
    }

    [Fact]
    public void Spend_is_ranked_in_every_way_that_is_told_and_the_unknown_is_counted()
    {
        var spend = SpendReport.Of(JsonLinesRecords.Read(Lines), Of(Ask), PriceBook.Default, 0.01m);

        Assert.Equal(["Model", "Endpoint", "User", "Task", "Call site", "Month"], spend.Rankings.Select(static r => r.Heading));
        Assert.Equal(new Spend("All", 0.015375m, 3, 1), spend.Total);
        Assert.Equal([new Spend("gpt-4o", 0.015375m, 2, 0), new Spend("unheard-of", null, 1, 1)], spend.Rankings[0].Rows);
        Assert.Equal(100, spend.HighestMark);
        Assert.Contains("| unheard-of | unknown | 1 |  |", SpendMarkdownWriter.Write(spend));
    }

    [Fact]
    public void A_bill_ranks_by_month_with_the_marks_of_the_budget()
    {
        var text = SpendMarkdownWriter.Write(SpendReport.Of(FocusRecords.Read(Bill), null, PriceBook.Default, 25));

        Assert.Contains("| 2026-10 | $12.50 |  | 29.4 % | 50.0 % (**50 %** reached) |", text);
        Assert.Contains("| 2026-11 | $30.00 |  | 70.6 % | 120.0 % (**100 %** reached) |", text);
        Assert.DoesNotContain("## User", text);
    }

    [Theory]
    [InlineData(49.99, 100, null)]
    [InlineData(50, 100, 50)]
    [InlineData(80, 100, 80)]
    [InlineData(99.99, 100, 80)]
    [InlineData(100, 100, 100)]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, 100)]
    public void A_budget_speaks_up_at_half_at_four_fifths_and_when_it_is_used_up(double cost, double budget, int? mark) => Assert.Equal(mark, BudgetMark.Of((decimal)cost, (decimal)budget));

    private static CostReport Of(params CallSiteFact[] facts) => new() { Project = "Shop", CallSites = [.. facts.Select(static f => new ReportedCallSite(f, [], []))] };
}
