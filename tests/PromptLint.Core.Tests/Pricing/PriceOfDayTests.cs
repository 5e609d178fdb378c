using PromptLint.Core.Calls;
using PromptLint.Core.Pricing;
using Xunit;

namespace PromptLint.Core.Tests.Pricing;

/// <summary>A price holds from its day on, and nobody is told the price of another.</summary>
public sealed class PriceOfDayTests
{
    private const string Mine = """
        { "asOf": "2026-06-15", "models": [ { "id": "mine", "rates": { "input": 2, "output": 8, "cachedInput": 0.2 }, "longContextTier": { "aboveInputTokens": 200000, "input": 4, "output": 12 },
          "priceHistory": [ { "input": 10, "output": 40 },
                            { "from": "2026-01-01", "input": 2, "output": 8 },
                            { "from": "2026-07-01", "input": 1, "output": 4, "cachedInput": 0.1, "longContextTier": { "aboveInputTokens": 100000, "input": 3, "output": 6 } } ] } ] }
        """;

    // 1,000 tokens in and 1,000 out.
    [Theory]
    [InlineData("o3", "2025-06-09", "0.05")] // 10 and 40 per million
    [InlineData("o3", "2025-06-10", "0.01")] // 2 and 8
    [InlineData("o3", "2026-11-23", "0.01")]
    [InlineData("gpt-5.6-luna", "2026-07-29", "0.007")] // 1 and 6
    [InlineData("gpt-5.6-luna", "2026-07-30", "0.0014")] // 0.2 and 1.2
    [InlineData("gemini-3.6-flash", "2026-12-31", "0.0045")] // 0.75 and 3.75
    [InlineData("gemini-3.6-flash", "2027-01-01", "0.009")] // 1.5 and 7.5
    [InlineData("gpt-4o", "2024-01-01", "0.0125")] // one price is told, for all days
    public void A_request_costs_what_its_day_costs(string model, string day, string dollars) =>
        Assert.Equal(decimal.Parse(dollars), CostCalculator.Request(PriceBook.Default.Find(model)!.On(day)!, 1_000, 1_000));

    [Theory]
    [InlineData("gpt-6.1-terra", "2026-10-25", false)]
    [InlineData("gpt-6.1-terra", "2026-10-26", true)]
    [InlineData("deepseek-v3", "2026-03-31", false)] // since a month
    [InlineData("deepseek-v3", "2026-04-01", true)]
    public void Before_its_first_day_a_price_is_unknown(string model, string day, bool known) => Assert.Equal(known, PriceBook.Default.Find(model)!.On(day) is not null);

    [Fact]
    public void What_a_period_does_not_tell_is_unknown_in_it()
    {
        var before = PriceBook.Default.Find("o3")!.On("2025-06-09")!;

        Assert.Null(CostCalculator.Request(before, 1_000, 0, cachedInputTokens: 1));
        Assert.Equal(1.28m, CostCalculator.Request(before, 128_000, 0));
        Assert.Null(CostCalculator.Request(before, 128_001, 0));
    }

    [Fact]
    public void Todays_period_has_all_that_the_row_tells()
    {
        var model = Read(Mine).Models[0];

        Assert.Same(model, model.On("2026-06-30"));
        // 4 and 12 above 200,000.
        Assert.Equal(0.804m + 0.012m, CostCalculator.Request(model.On("2026-02-01")!, 201_000, 1_000));
        // 3 and 6 above 100,000, from July on.
        Assert.Equal(0.603m + 0.006m, CostCalculator.Request(model.On("2026-07-01")!, 201_000, 1_000));
        Assert.Equal(0.1m + 0.004m, CostCalculator.Request(model.On("2026-07-01")!, 100_000, 1_000));
        Assert.Equal(0.01m, CostCalculator.Request(model.On("2025-12-31")!, 1_000, 0));
    }

    [Theory]
    [InlineData("""{ "from": "2026-02-01", "input": 1 }, { "from": "2026-02-01", "input": 2 }""", "a later 'from'")]
    [InlineData("""{ "from": "2026-02-01", "input": 1 }, { "input": 2 }""", "a later 'from'")]
    [InlineData("""{ "from": "2026-02", "input": 1 }""", "a date yyyy-MM-dd for 'from'")]
    [InlineData("""{ "from": "2026-02-01" }""", "'input'")]
    [InlineData("""{ "from": "2026-02-01", "input": 3 }""", "a period in 'priceHistory' that holds on 2026-06-15, with the prices of 'rates'")]
    [InlineData("""{ "from": "2026-07-01", "input": 1 }""", "a period in 'priceHistory' that holds on 2026-06-15")]
    public void A_history_that_is_none_is_told_with_its_place(string history, string expected)
    {
        var error = Assert.Throws<PriceCardException>(() => Read("{ \"asOf\": \"2026-06-15\", \"models\": [\n { \"id\": \"mine\", \"rates\": { \"input\": 1 }, \"priceHistory\": [ " + history + " ] } ] }"));

        Assert.Equal(("mine.json", 2), (error.File, error.Line));
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void A_book_of_a_day_has_no_model_whose_price_of_that_day_the_strongest_card_does_not_tell()
    {
        var own = Read("""{ "asOf": "2026-11-01", "models": [ { "id": "gpt-4o", "rates": { "input": 1, "output": 1 }, "effectiveFrom": "2026-07" } ] }""");
        var book = PriceBook.Default.With(own);

        Assert.Null(book.On("2026-06-30").Find("gpt-4o"));
        Assert.Equal(1m, book.On("2026-07-01").Find("gpt-4o")!.Rates.Input);
        Assert.Equal(10m, book.On("2025-01-01").Find("o3")!.Rates.Input);
    }

    [Fact]
    public void A_call_at_nobody_knows_what_hour_costs_between_the_cheapest_and_the_dearest()
    {
        // 0.22 and 0.66 by day, 0.44 and 1.32 at the peak; 100 tokens of an answer.
        var site = new CallSite
        {
            Operation = LlmOperation.Chat,
            Model = ModelReference.Of(ModelSource.Literal, "deepseek-v4-flash"),
            Messages = new PromptMessages { Known = [new PromptMessage(MessageRole.User, PromptText.Literal("Hello, world!"), null)] },
            Cap = new OutputCap(CapState.Set, 100),
        };
        var estimate = new CallEstimator().Estimate(site, PriceBook.Default, new EstimateOptions(), default);

        Assert.Equal(estimate.Input.Total.Low * 0.22m / 1_000_000, estimate.Cost.Low);
        Assert.Equal((estimate.Input.Total.High * 0.44m / 1_000_000) + 0.000132m, estimate.Cost.High);
    }

    [Fact]
    public void A_regional_profile_is_dearer_in_every_period()
    {
        var regional = PriceBook.Default.Find("us.anthropic.claude-sonnet-4-6")!;

        Assert.Equal(3.3m, regional.Rates.Input);
        Assert.Equal(3.3m, regional.On("2026-01-01")!.Rates.Input);
    }

    private static PriceCard Read(string text) => PriceCardReader.Read(text, "mine.json");
}
