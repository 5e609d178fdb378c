using PromptLint.Core.Pricing;
using Xunit;

namespace PromptLint.Core.Tests.Pricing;

/// <summary>What a model costs on hardware of one's own.</summary>
public sealed class SelfHostingTests
{
    [Fact]
    public void Three_dollars_fifty_an_hour_at_500_tokens_a_second_are_1_94_per_million()
    {
        var own = Own(3.5m, 500);

        Assert.Equal(1.94m, Math.Round(own.SelfHosting!.DollarsPerMillion, 2));
        Assert.Equal(own.SelfHosting.DollarsPerMillion, own.Rates.Input);
        // 3.50 / 3600 s / 500 tokens: 1,000 in and 1,000 out are 2,000 tokens.
        Assert.Equal(0.00389m, Math.Round(CostCalculator.Request(own, 1000, 1000)!.Value, 5));
    }

    [Fact]
    public void It_breaks_even_where_its_month_costs_what_the_tokens_would()
    {
        var own = Own(3.5m, 500);
        var gpt4o = PriceBook.Default.Find("gpt-4o")!;

        // 730 hours x 3.50 = 2,555; half of the tokens output: 6.25 per million.
        Assert.Equal(408_800_000m, own.SelfHosting!.BreakEvenTokens(gpt4o, 0.5m));
        Assert.Equal(1_022_000_000m, own.SelfHosting.BreakEvenTokens(gpt4o, 0));
    }

    [Theory]
    [InlineData("""{ "id": "x" }""", "expected 'rates'")]
    [InlineData("""{ "id": "x", "rates": { "input": 1 }, "selfHosted": { "dollarsPerHour": 1, "tokensPerSecond": 1 } }""", "either 'rates' or 'selfHosted'")]
    [InlineData("""{ "id": "x", "selfHosted": { "dollarsPerHour": 1 } }""", "'tokensPerSecond'")]
    [InlineData("""{ "id": "x", "selfHosted": { "dollarsPerHour": 1, "tokensPerSecond": 0 } }""", "above 0.001")]
    [InlineData("""{ "id": "x", "selfHosted": 3 }""", "an object with 'dollarsPerHour'")]
    public void A_self_hosted_row_says_all_that_it_must(string row, string expected) =>
        Assert.Contains(expected, Assert.Throws<PriceCardException>(() => PriceCardReader.Read($$"""{ "asOf": "2026-11-01", "models": [ {{row}} ] }""", "own.json")).Message);

    private static ModelPrice Own(decimal dollars, decimal tokens) => PriceCardReader.Read(
        FormattableString.Invariant($$"""{ "asOf": "2026-11-01", "models": [ { "id": "our-llama", "selfHosted": { "dollarsPerHour": {{dollars}}, "tokensPerSecond": {{tokens}} } } ] }"""), "own.json").Models[0];
}
