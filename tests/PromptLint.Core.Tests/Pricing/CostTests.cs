using PromptLint.Core.Pricing;
using Xunit;

namespace PromptLint.Core.Tests.Pricing;

public class CostTests
{
    [Theory]
    [InlineData("gpt-4o", "2.5", "10", 128_000)]
    [InlineData("gpt-4o-mini", "0.15", "0.6", 128_000)]
    [InlineData("o1", "15", "60", 200_000)]
    [InlineData("claude-sonnet-4", "3", "15", 200_000)]
    [InlineData("claude-opus-4", "15", "75", 200_000)]
    [InlineData("gemini-2.5-pro", "1.25", "10", 1_048_576)]
    [InlineData("gemini-1.5-flash", "0.075", "0.3", 1_000_000)]
    [InlineData("deepseek-v3", "0.14", "0.28", 128_000)]
    public void The_eight_seed_prices_come_out_exactly(string id, string input, string output, long context)
    {
        var model = Model(id);
        Assert.Equal((decimal.Parse(input), decimal.Parse(output), context), (model.Rates.Input, model.Rates.Output!.Value, model.ContextWindow!.Value));
        Assert.Equal(decimal.Parse(input) / 1_000, CostCalculator.Request(model, 1_000, 0));
        Assert.Equal(decimal.Parse(output) / 1_000, CostCalculator.Request(model, 0, 1_000));
    }

    [Fact]
    public void The_card_says_where_the_seed_and_every_other_source_disagree() =>
        Assert.Contains(Model("o1").Disagreements, d => d.Contains("128000") && d.Contains("200000"));

    [Theory]
    [InlineData("gemini-2.5-pro", 200_000, "0.25", "0.01")]
    [InlineData("gemini-2.5-pro", 200_001, "0.5000025", "0.015")]
    [InlineData("gpt-5.4", 272_000, "0.68", "0.015")]
    [InlineData("gpt-5.4", 272_001, "1.360005", "0.0225")]
    public void Above_the_limit_the_whole_request_costs_the_higher_rate(string id, long input, string inputCost, string outputCost) =>
        Assert.Equal(decimal.Parse(inputCost) + decimal.Parse(outputCost), CostCalculator.Request(Model(id), input, 1_000));

    [Fact]
    public void A_batch_costs_half() => Assert.Equal(0.00625m, CostCalculator.Request(Model("gpt-4o"), 1_000, 1_000, batch: true));

    [Fact]
    public void Cached_input_costs_its_own_rate() =>
        // 1,000 at 2.50 and 3,000 at 1.25, and 100 out at 10.
        Assert.Equal(0.0025m + 0.00375m + 0.001m, CostCalculator.Request(Model("gpt-4o"), 4_000, 100, cachedInputTokens: 3_000));

    [Fact]
    public void Tokens_that_are_written_to_the_cache_cost_more_than_they_save_later()
    {
        // claude-opus-4-6: 1,000 at 5, 6,000 read at 0.50, 3,000 written at 6.25, 500 out at 25.
        Assert.Equal(0.005m + 0.003m + 0.01875m + 0.0125m, CostCalculator.Request(Model("claude-opus-4-6"), 10_000, 500, cachedInputTokens: 6_000, cacheWriteTokens: 3_000));
        // All of it written, then all of it read.
        Assert.Equal(0.0625m, CostCalculator.Request(Model("claude-opus-4-6"), 10_000, 0, cacheWriteTokens: 10_000));
        Assert.Equal(0.005m, CostCalculator.Request(Model("claude-opus-4-6"), 10_000, 0, cachedInputTokens: 10_000));
        Assert.Null(CostCalculator.Request(Model("claude-opus-4-6"), 10_000, 0, cachedInputTokens: 6_000, cacheWriteTokens: 4_001));
    }

    [Theory]
    // 100,000 written at 5, 80,000 read at 0.40, 92,000 at 4, 2,000 out at 20.
    [InlineData(272_000, "0.94", "0.47")]
    // One token more, and all of it costs the higher rates: 10, 0.80, 92,001 at 8, 30.
    [InlineData(272_001, "1.860008", "0.930004")]
    public void Above_the_limit_the_caches_rates_are_higher_too_and_a_batch_is_half_of_either(long input, string now, string batched)
    {
        Assert.Equal(decimal.Parse(now), CostCalculator.Request(Model("gpt-5.6-sol"), input, 2_000, 80_000, batch: false, 100_000));
        Assert.Equal(decimal.Parse(batched), CostCalculator.Request(Model("gpt-5.6-sol"), input, 2_000, 80_000, batch: true, 100_000));
    }

    [Fact]
    public void Rounds_that_cross_the_limit_cost_the_higher_rate_from_there_on() =>
        // gpt-5.4: 270,000 and 272,000 at 2.50 with 1,000 out at 15, then 274,000 at 5 with 1,000 out at 22.50.
        Assert.Equal(0.69m + 0.695m + 1.3925m, ToolLoopCost.Sum(Model("gpt-5.4"), 3, 270_000, 1_000, 1_000));

    [Fact]
    public void What_is_not_known_is_not_free()
    {
        Assert.Null(CostCalculator.Request(Model("text-embedding-3-small"), 10, 1));
        Assert.Equal(0.0000002m, CostCalculator.Request(Model("text-embedding-3-small"), 10, 0));
        Assert.Null(CostCalculator.Request(Model("deepseek-v3"), 10, 0, batch: true));
        Assert.Null(CostCalculator.Request(Model("gpt-4"), 10, 0, cachedInputTokens: 1));
        Assert.Null(CostCalculator.Request(Model("gpt-4o"), -1, 0));
    }

    [Fact]
    public void Amounts_beyond_any_number_are_unknown()
    {
        var dear = new ModelPrice { Rates = new TokenRates(decimal.MaxValue, decimal.MaxValue, null, null, null) };
        Assert.Null(CostCalculator.Request(dear, long.MaxValue, long.MaxValue));
        Assert.Null(CostCalculator.Times(decimal.MaxValue, 2));
    }

    private static ModelPrice Model(string id) => PriceBook.Default.Cards.SelectMany(c => c.Models).Single(m => m.Id == id);
}
