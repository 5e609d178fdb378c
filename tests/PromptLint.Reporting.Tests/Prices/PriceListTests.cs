using PromptLint.Core.Json;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Prices;
using Xunit;

namespace PromptLint.Reporting.Tests.Prices;

/// <summary>Price lists of the community, and hardware of one's own.</summary>
public sealed class PriceListTests
{
    private const string Genai = """
        [ { "id": "openai", "models": [
            { "id": "gpt-4o", "context_window": 128000, "prices": { "input_mtok": 2.0, "output_mtok": 8, "cache_read_mtok": 1.0 } },
            { "id": "gpt-5.4", "prices": { "input_mtok": { "base": 2.5, "tiers": [ { "start": 271999, "price": 6 } ] }, "cache_read_mtok": 0.25, "output_mtok": { "base": 15, "tiers": [ { "start": 271999, "price": 22.5 } ] } } },
            { "id": "gpt-4o-mini", "prices": [ { "prices": { "input_mtok": 0.15, "output_mtok": 0.6 } }, { "constraint": { "start_date": "2027-01-01" }, "prices": { "input_mtok": 9, "output_mtok": 9 } } ] },
            { "id": "o1", "prices": {} } ] },
          { "id": "github-copilot", "models": [ { "id": "o1", "prices": { "input_mtok": 1, "output_mtok": 1 } } ] } ]
        """;

    private const string LiteLlm = """
        { "sample_spec": { "litellm_provider": "one of", "input_cost_per_token": 0.0 },
          "gpt-4o": { "litellm_provider": "openai", "input_cost_per_token": 2e-06, "output_cost_per_token": 8.000000000000001e-06, "input_cost_per_token_batches": 1e-06 },
          "gpt-5.4": { "litellm_provider": "openai", "input_cost_per_token": 2.5e-06, "output_cost_per_token": 1.5e-05, "input_cost_per_token_above_272k_tokens": 6e-06, "output_cost_per_token_above_272k_tokens": 2.25e-05 },
          "text-embedding-3-small": { "litellm_provider": "openai", "input_cost_per_token": 2e-08, "output_cost_per_token": 0.0 } }
        """;

    private const string ModelsDev = """
        { "openai": { "id": "openai", "models": {
            "gpt-4o": { "cost": { "input": 2, "output": 8 }, "limit": { "context": 128000, "output": 16384 } },
            "gpt-5.4": { "cost": { "input": 2.5, "output": 15, "tiers": [ { "tier": { "size": 272000 }, "input": 6, "output": 22.5 } ] } },
            "whisper": { "limit": {} } } } }
        """;

    [Theory]
    [InlineData("genai-prices", Genai)]
    [InlineData("LiteLLM", LiteLlm)]
    [InlineData("models.dev", ModelsDev)]
    public void Each_list_tells_the_same_changes(string name, string text)
    {
        var update = PriceUpdate.Of(text, "2026-11-20", PriceBook.Default, []);

        Assert.Equal(name, update.List);
        Assert.Equal(["gpt-4o", "gpt-5.4"], update.Changes.Select(static c => c.Old.Id));
        Assert.StartsWith("input $2.50 → $2.00, output $10.00 → $8.00", PriceUpdate.Words(update.Changes[0]), StringComparison.Ordinal);
        Assert.StartsWith("long context input $5.00 → $6.00", PriceUpdate.Words(update.Changes[1]), StringComparison.Ordinal);
        Assert.Equal(272_000, update.Changes[1].New.LongContext!.AboveInputTokens);
    }

    [Fact]
    public void A_list_of_the_same_prices_changes_nothing() =>
        Assert.Empty(PriceUpdate.Of("""[ { "id": "openai", "models": [ { "id": "gpt-4o", "prices": { "input_mtok": 2.5, "output_mtok": 10 } } ] } ]""", "2026-11-20", PriceBook.Default, []).Changes);

    [Fact]
    public void A_price_of_the_future_holds_from_its_day_on()
    {
        Assert.DoesNotContain(PriceUpdate.Of(Genai, "2026-12-31", PriceBook.Default, []).Changes, static c => c.Old.Id == "gpt-4o-mini");
        Assert.Equal(9m, PriceUpdate.Of(Genai, "2027-01-01", PriceBook.Default, []).Changes.Single(static c => c.Old.Id == "gpt-4o-mini").New.Rates.Input);
    }

    [Fact]
    public void Of_prices_by_the_time_of_day_the_dearest_counts()
    {
        const string Text = """[ { "id": "deepseek", "models": [ { "id": "deepseek-chat", "prices": [ { "prices": { "input_mtok": 0.1, "output_mtok": 0.5 } }, { "constraint": { "start_time": "00:30:00Z" }, "prices": { "input_mtok": 0.3, "output_mtok": 1.1 } } ] } ] } ]""";

        Assert.Equal(0.3m, Assert.Single(PriceUpdate.Of(Text, "2026-11-20", PriceBook.Default, []).Changes).New.Rates.Input);
    }

    [Fact]
    public void The_card_of_an_update_is_read_back_and_leaves_the_users_own_prices_alone()
    {
        var own = PriceCardReader.Read("""{ "asOf": "2026-11-01", "models": [ { "id": "gpt-4o", "rates": { "input": 1, "output": 1 } } ] }""", "own.json");

        var update = PriceUpdate.Of(Genai, "2026-11-20", PriceBook.Default, [own]);
        var card = PriceCardReader.Read(PriceCardWriter.Write(update.Card), "updated.json");

        Assert.Equal([true, false], update.Changes.Select(static c => c.IsKept));
        Assert.Equal("gpt-5.4", Assert.Single(card.Models).Id);
        Assert.Equal(update.Changes[1].New.LongContext, card.Models[0].LongContext);
        Assert.Equal(PriceBook.Default.Find("gpt-5.4")!.BatchMultiplier, card.Models[0].BatchMultiplier);
        Assert.Equal(1m, PriceBook.Default.With(card).With(own).Find("gpt-4o")!.Rates.Input);
    }

    [Fact]
    public void An_update_changes_no_price_of_the_days_before_it()
    {
        var card = PriceCardReader.Read(PriceCardWriter.Write(PriceUpdate.Of(Genai, "2026-11-20", PriceBook.Default, []).Card), "updated.json");
        var (before, after) = (PriceBook.Default.Find("gpt-4o")!, PriceBook.Default.With(card).Find("gpt-4o")!);

        Assert.NotEqual(before.Rates.Input, after.Rates.Input);
        Assert.Equal(before.Rates.Input, after.On("2026-11-19")!.Rates.Input);
        Assert.Equal(after.Rates.Input, after.On("2026-11-20")!.Rates.Input);
    }

    [Theory]
    [InlineData("[]", "expected the price list of")]
    [InlineData("{}", "expected the price list of")]
    [InlineData("[ { \"id\": \"openai\", \"models\": [ { \"id\": \"gpt-4o\", \"prices\": { \"input_mtok\": \"cheap\" } } ] } ]", "expected a price")]
    [InlineData("[ { \"id\": \"openai\", \"models\": [ { \"id\": \"gpt-4o\", \"prices\": { \"input_mtok\": -1 } } ] } ]", "expected a price")]
    [InlineData("{ \"gpt-4o\": { \"litellm_provider\": \"openai\", ", "expected a member name")]
    public void What_is_no_list_is_told(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<JsonFormatException>(() => PriceUpdate.Of(text, "2026-11-20", PriceBook.Default, [])).Message);

    [Fact]
    public void A_sheet_tells_whether_hardware_of_ones_own_breaks_even()
    {
        var own = Own(3.5m, 500);
        var gpt4o = PriceBook.Default.Find("gpt-4o")!;

        Assert.Contains("31.1 % of what it can do", PriceSheet.BreakEven(own, gpt4o, 0.5m));
        Assert.Contains("never breaks even", PriceSheet.BreakEven(own, PriceBook.Default.Find("gpt-4o-mini")!, 0.5m));
        Assert.Contains("unknown", PriceSheet.BreakEven(own, gpt4o with { Rates = gpt4o.Rates with { Output = null } }, 0.5m));
    }

    [Fact]
    public void A_sheet_says_unknown_for_a_rate_that_nobody_tells() =>
        Assert.Contains("input $1.00, output unknown, cached input unknown", PriceSheet.Write("x", new ModelPrice { Id = "x", Card = "own", CardAsOf = "2026-11-01", Rates = new TokenRates(1, null, null, null, null) }));

    private static ModelPrice Own(decimal dollars, decimal tokens) => PriceCardReader.Read(
        FormattableString.Invariant($$"""{ "asOf": "2026-11-01", "models": [ { "id": "our-llama", "selfHosted": { "dollarsPerHour": {{dollars}}, "tokensPerSecond": {{tokens}} } } ] }"""), "own.json").Models[0];
}
