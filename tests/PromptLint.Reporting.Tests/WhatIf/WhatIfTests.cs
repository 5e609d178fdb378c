using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Pricing;
using PromptLint.Core.Tokens;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Usage;
using PromptLint.Reporting.WhatIf;
using PromptLint.Reporting.Tests.Reports;
using Xunit;

namespace PromptLint.Reporting.Tests.WhatIf;

public sealed class WhatIfTests
{
    // 4,000 tokens in (3,000 of them instructions) and 500 out on gpt-4o: 0.010 + 0.005; 1,000 calls are 15.00 a month.
    private const string Usage = """{ "version": 1, "callSites": [ { "path": "**", "callsPerMonth": 1000, "inputTokens": 4000, "outputTokens": 500 } ] }""";

    private static readonly CallSiteFact Ask = Sites.Priced("A#1", "a.cs", 3) with
    {
        Model = new ModelFact("gpt-4o", ModelSource.Literal, null),
        Input = new InputFact(TokenCount.Exactly(4000), 3000, 1000, 0, []),
        Cap = new OutputCap(CapState.Missing),
    };

    private static readonly ModelPrice Mini = PriceBook.Default.Find("gpt-4o-mini")!;

    public static TheoryData<Scenario, double> Alone => new()
    {
        { new AnotherModel(null, Mini), 0.90 },              // 4,000 x 0.15 + 500 x 0.60
        { new AnotherModel("gpt-4o", Mini), 0.90 },
        { new Cascade(Mini, 0.2m, 0), 3.90 },                // 0.90 + a fifth of 15.00
        { new Cascade(Mini, 0.2m, 0.0001m), 4.00 },          // and 0.10 for deciding
        { new ResponseCache(0.4m), 9.00 },
        { new PromptCache(0.5m), 12.50 },                    // 2,000 x 2.50 + 2,000 x 1.25 + 500 x 10
        { new PromptCache(null), 11.25 },                    // 1,000 x 2.50 + 3,000 x 1.25 + 500 x 10
        { new AnotherTier(ServiceTier.Batch), 7.50 },
        { new OutputLimit(100), 11.00 },                     // 0.010 + 100 x 10
        { new ShorterPrompt(0.5m), 10.00 },                  // 0.005 + 0.005
        { new PriceChangeBy(10), 16.50 },
        { new PriceChangeBy(-100), 0 },
        { new Retirement("2027-01-14", Mini), 0.90 },
        { new NewPrices("own", Own(1, 4)), 6.00 },           // 4,000 x 1 + 500 x 4
    };

    [Theory]
    [MemberData(nameof(Alone))]
    public void Each_scenario_costs_what_it_would(Scenario scenario, double month)
    {
        var result = Assert.Single(Of(scenario).Results);

        Assert.Equal((1, 15m, (decimal)month), (result.Sites, result.Before, result.After));
        Assert.Equal(15m - (decimal)month, result.Saving);
    }

    [Theory]
    [InlineData("2026-12-31", null)]
    [InlineData("2027-01-01", "9.75")] // 4,000 x 1.50 + 500 x 7.50, after 0.75 and 3.75
    public void A_price_that_is_announced_holds_from_its_day_on(string day, string? month)
    {
        var result = Assert.Single(WhatIfAnalysis.Of(
            Sites.Report(Ask with { Model = new ModelFact("gemini-3.6-flash", ModelSource.Literal, null) }), UsageFileReader.Read(Usage), PriceBook.Default, [new PricesOfDay(day)]).Results);

        Assert.Equal(month is null ? (0, 0m, 0m) : (1, 4.875m, decimal.Parse(month)), (result.Sites, result.Before, result.After));
    }

    public static TheoryData<Scenario> NotApplicable =>
    [
        new AnotherModel("o1", Mini),
        new AnotherModel(null, PriceBook.Default.Find("gpt-4o")!),
        new AnotherTier(ServiceTier.Flex),
        new OutputLimit(500),
        new PricesOfDay("2030-01-01"),                       // no card announces another price
        new PromptCache(0.1m),
        new Retirement("2027-01-13", Mini),
        new NewPrices("shipped", PriceBook.Default),
    ];

    [Theory]
    [MemberData(nameof(NotApplicable))]
    public void A_scenario_that_does_not_apply_saves_nothing_and_says_so(Scenario scenario)
    {
        var analysis = Of(scenario);

        Assert.Equal(new WhatIfResult(scenario.Name, 0, 0, 0), Assert.Single(analysis.Results));
        Assert.Contains("applies to none", WhatIfMarkdownWriter.Write(analysis));
        Assert.Equal(15m, analysis.Together.After);
    }

    [Fact]
    public void Savings_that_overlap_are_not_added_up_twice()
    {
        var analysis = Of(new ResponseCache(0.4m), new AnotherTier(ServiceTier.Batch));

        // 6.00 and 7.50 alone; together six of ten calls at half the price.
        Assert.Equal([7.5m, 6m], analysis.Results.Select(static r => r.Saving!.Value));
        Assert.Equal((4.5m, 10.5m), (analysis.Together.After, analysis.Together.Saving));
    }

    [Fact]
    public void Of_two_models_a_call_has_one()
    {
        Assert.Equal(0.9m, Of(new AnotherModel(null, Mini), new Cascade(Mini, 0.2m, 0)).Together.After);
        Assert.Equal(7.5m, Of(new AnotherTier(ServiceTier.Batch), new AnotherTier(ServiceTier.Flex)).Together.After);
    }

    [Fact]
    public void What_would_be_dearer_is_ranked_last_and_not_chosen()
    {
        var analysis = Of(new AnotherModel(null, PriceBook.Default.Find("o1")!), new ResponseCache(0.4m));

        Assert.True(analysis.Results[1].Saving < 0);
        Assert.Equal(9m, analysis.Together.After);
    }

    [Fact]
    public void A_price_change_is_no_choice_and_holds_for_all_else()
    {
        // 0.90 at twice the price.
        Assert.Equal(1.8m, Of(new PriceChangeBy(100), new AnotherModel(null, Mini)).Together.After);
        Assert.Equal(30m, Of(new PriceChangeBy(100)).Together.After);
    }

    [Fact]
    public void Without_a_month_nothing_can_be_told()
    {
        var analysis = WhatIfAnalysis.Of(Report(), UsageFileReader.Read("""{ "version": 1 }"""), PriceBook.Default, WhatIfAnalysis.Usual);

        Assert.Equal((0, 1), (analysis.Sites, analysis.LeftOut));
        Assert.Contains("**Nothing can be told**", WhatIfMarkdownWriter.Write(analysis));
        Assert.Contains("\"month\": null", WhatIfJsonWriter.Write(analysis));
    }

    [Fact]
    public void What_goes_in_batches_already_is_not_saved_again() =>
        Assert.Equal(0, Assert.Single(WhatIfAnalysis.Of(Report(), UsageFileReader.Read(Usage.Replace("500 }", "500, \"batchShare\": 1 }", System.StringComparison.Ordinal)), PriceBook.Default, [new AnotherTier(ServiceTier.Batch)]).Results).Sites);

    private static WhatIfAnalysis Of(params Scenario[] scenarios) => WhatIfAnalysis.Of(Report(), UsageFileReader.Read(Usage), PriceBook.Default, scenarios);

    private static CostReport Report() => new() { Project = "Shop", CallSites = [new ReportedCallSite(Ask, [], [])] };

    private static PriceBook Own(decimal input, decimal output) => PriceBook.Default.With(new PriceCard
    {
        Name = "own",
        AsOf = "2026-11-01",
        Models = [PriceBook.Default.Find("gpt-4o")! with { Card = "own", Rates = new TokenRates(input, output, null, null, null) }],
    });
}
