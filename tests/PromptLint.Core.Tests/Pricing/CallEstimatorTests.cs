using PromptLint.Core.Calls;
using PromptLint.Core.Pricing;
using PromptLint.Core.Tokens;
using Xunit;

namespace PromptLint.Core.Tests.Pricing;

public class CallEstimatorTests
{
    private static readonly SourcePlace Here = new("a.cs", 1, 1);

    private static readonly CallSite Hello = new()
    {
        Operation = LlmOperation.Chat,
        Model = ModelReference.Of(ModelSource.Literal, "gpt-4o"),
        Messages = Said(PromptText.Literal("Hello, world!")),
        Cap = new OutputCap(CapState.Set, 100),
    };

    [Fact]
    public void A_known_call_is_priced_exactly()
    {
        var estimate = Estimate(Hello);

        // Four tokens of text, four around the message, three that prime the answer.
        Assert.Equal(TokenCount.Exactly(11), estimate.Input.Total);
        Assert.Equal(TokenCount.Exactly(4), estimate.Input.User);
        Assert.Equal(new CostRange(0.0000275m, null, 0.0010275m), estimate.Cost);
        Assert.Null(estimate.UnpricedWhy);
    }

    [Fact]
    public void Every_attempt_is_in_the_high_end_only()
    {
        var site = Hello with { Attempts = [Factor(AttemptKind.SdkRetry, 1, 4), Factor(AttemptKind.Loop, 0, 10)] };
        var estimate = Estimate(site);
        Assert.Equal((0L, 40L), (estimate.RequestsLow, estimate.RequestsHigh!.Value));
        Assert.Equal(new CostRange(0.0000275m, null, 40 * 0.0010275m), estimate.Cost);
    }

    [Fact]
    public void Without_a_bound_there_is_no_high_end()
    {
        Assert.Null(Estimate(Hello with { Cap = new OutputCap(CapState.Missing) }).Cost.High);
        Assert.Null(Estimate(Hello with { Cap = new OutputCap(CapState.Set) }).Cost.High);
        Assert.Null(Estimate(Hello with { Attempts = [Factor(AttemptKind.Loop, 1, null)] }).Cost.High);
        Assert.Null(Estimate(Hello with { Attempts = [Factor(AttemptKind.ToolLoop, 1, 40)] }).Cost.High);
        Assert.Null(Estimate(Hello with { Messages = Said(PromptText.Hole("q", Reasons.Told("a parameter"))) }).Cost.High);
        Assert.NotNull(Estimate(Hello with { Attempts = [Factor(AttemptKind.ToolLoop, 1, 1)] }).Cost.High);
    }

    [Theory]
    // Inputs 11, 11 + 150 and 11 + 300; three answers of 100.
    [InlineData(3, 50, "0.0042075")]
    // 2 x 11 + 150; two answers of 100.
    [InlineData(2, 50, "0.00243")]
    // Nothing but the answers comes back: 11, 111, 211, 311.
    [InlineData(4, 0, "0.00561")]
    // 41 x 11 + 600 x 41 x 40 / 2; 41 answers of 100.
    [InlineData(41, 500, "1.2721275")]
    public void Each_round_of_a_tool_loop_sends_the_history_again(long rounds, long result, string dollars)
    {
        var assumed = new EstimateOptions { AssumedHoleTokens = result };
        var expected = decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture);
        var loop = Factor(AttemptKind.ToolLoop, 1, rounds);
        Assert.Equal(expected, Estimate(Hello with { Attempts = [loop] }, assumed).Cost.High);
        Assert.Equal(8 * expected, Estimate(Hello with { Attempts = [Factor(AttemptKind.SdkRetry, 1, 4), loop, Factor(AttemptKind.Loop, 1, 2)] }, assumed).Cost.High);
        Assert.Equal(0.0000275m, Estimate(Hello with { Attempts = [loop] }, assumed).Cost.Low);
    }

    [Fact]
    public void Several_answers_of_one_request_multiply_its_output_and_nothing_else()
    {
        var three = Factor(AttemptKind.Choices, 3, 3);
        var estimate = Estimate(Hello with { Attempts = [Factor(AttemptKind.SdkRetry, 1, 4), three] });
        Assert.Equal((1L, 4L), (estimate.RequestsLow, estimate.RequestsHigh!.Value));

        // Eleven tokens go in once, three answers of 100 come out; four requests.
        Assert.Equal(new CostRange(0.0000275m, null, 4 * (0.0000275m + (3 * 0.001m))), estimate.Cost);

        // One of the answers goes on in the history of a tool loop, all are billed.
        var assumed = new EstimateOptions { AssumedHoleTokens = 50 };
        Assert.Equal(0.00243m + (2 * 2 * 0.001m), Estimate(Hello with { Attempts = [Factor(AttemptKind.ToolLoop, 1, 2), three] }, assumed).Cost.High);
    }

    [Fact]
    public void A_number_of_answers_that_is_not_known_leaves_the_requests_bounded_and_the_cost_open()
    {
        var estimate = Estimate(Hello with { Attempts = [Factor(AttemptKind.Choices, 1, null)] });
        Assert.Equal((1L, 1L, 0.0000275m), (estimate.RequestsLow, estimate.RequestsHigh!.Value, estimate.Cost.Low!.Value));
        Assert.Null(estimate.Cost.High);
        Assert.Null(Estimate(Hello with { Attempts = [Factor(AttemptKind.Choices, 1, long.MaxValue)] }).Cost.High);
    }

    [Fact]
    public void A_tool_loop_has_no_high_end_while_a_number_is_missing()
    {
        var assumed = new EstimateOptions { AssumedHoleTokens = 50 };
        var looping = Hello with { Attempts = [Factor(AttemptKind.ToolLoop, 1, 3)] };
        Assert.NotNull(Estimate(looping, assumed).Cost.High);
        Assert.Null(Estimate(looping).Cost.High);
        Assert.Null(Estimate(looping with { Cap = new OutputCap(CapState.Missing) }, assumed).Cost.High);
        Assert.Null(Estimate(looping with { Attempts = [Factor(AttemptKind.ToolLoop, 1, null)] }, assumed).Cost.High);
        Assert.Null(Estimate(looping with { Attempts = [.. looping.Attempts, Factor(AttemptKind.Loop, 1, null)] }, assumed).Cost.High);
        Assert.Null(Estimate(looping with { Attempts = [Factor(AttemptKind.ToolLoop, 1, long.MaxValue)] }, assumed).Cost.High);
        Assert.Null(Estimate(looping, new EstimateOptions { AssumedHoleTokens = long.MaxValue }).Cost.High);
    }

    [Fact]
    public void A_cap_above_the_models_own_counts_as_the_models_own() =>
        Assert.Equal(0.0000275m + (16_384 * 0.00001m), Estimate(Hello with { Cap = new OutputCap(CapState.Set, long.MaxValue) }).Cost.High);

    [Fact]
    public void Factors_beyond_any_number_are_unbounded()
    {
        var estimate = Estimate(Hello with { Attempts = [.. Enumerable.Repeat(Factor(AttemptKind.Loop, long.MaxValue, long.MaxValue), 4)] });
        Assert.Equal((long.MaxValue, null), (estimate.RequestsLow, estimate.RequestsHigh));
        Assert.Null(estimate.Cost.High);
    }

    [Fact]
    public void Holes_are_bounded_by_the_users_assumption_only()
    {
        var site = Hello with { Messages = Said(PromptText.Concat([PromptText.Literal("Hello, world!"), PromptText.Hole("name", Reasons.Told("a parameter"))])) };
        Assert.Equal(new TokenCount(11, null, Exactness.Unknown), Estimate(site).Input.Total);
        Assert.Equal(new TokenCount(11, 511, Exactness.Bound), Estimate(site, new EstimateOptions { AssumedHoleTokens = 500 }).Input.Total);
        Assert.Equal("name", Estimate(site).Input.Holes.Single().Expression);
        Estimate(site, new EstimateOptions { AssumedHoleTokens = long.MaxValue });
    }

    [Fact]
    public void Several_models_give_the_range_that_holds_all()
    {
        var estimate = Estimate(Hello with { Model = ModelReference.Of(ModelSource.Literal, "gpt-4o", "gpt-4o-mini") });
        Assert.Equal((11 * 0.00000015m, 0.0010275m), (estimate.Cost.Low!.Value, estimate.Cost.High!.Value));
    }

    [Fact]
    public void An_unknown_model_is_never_priced()
    {
        var estimate = Estimate(Hello with { Model = ModelReference.Unknown(Reasons.Told("read from configuration")) });
        Assert.Equal(CostRange.Unknown, estimate.Cost);
        Assert.Equal("read from configuration", estimate.UnpricedWhy?.Text);

        // From half of o200k's four tokens to the bytes; named as o200k's own.
        Assert.Equal(new TokenCount(2, 13, Exactness.Bound) { Typical = 4 }, estimate.Input.User);
    }

    [Fact]
    public void An_image_is_never_priced_per_token()
    {
        var estimate = Estimate(Hello with { Operation = LlmOperation.Image });
        Assert.Equal(CostRange.Unknown, estimate.Cost);
        Assert.NotNull(estimate.UnpricedWhy);
    }

    [Fact]
    public void An_embedding_has_neither_framing_nor_output()
    {
        var site = Hello with { Operation = LlmOperation.Embedding, Model = ModelReference.Of(ModelSource.Literal, "text-embedding-3-small"), Cap = new OutputCap(CapState.NotApplicable) };
        var estimate = Estimate(site);
        Assert.Equal(TokenCount.Exactly(4), estimate.Input.Total);
        Assert.Equal(new CostRange(0.00000008m, null, 0.00000008m), estimate.Cost);
    }

    [Fact]
    public void A_model_without_a_public_tokenizer_gets_its_band()
    {
        var estimate = Estimate(Hello with { Model = ModelReference.Of(ModelSource.Literal, "claude-sonnet-4") });

        // Four o200k tokens times 1.1 and 1.6; named as times 1.22.
        Assert.Equal(new TokenCount(4, 7, Exactness.Approximate) { Typical = 5 }, estimate.Input.User);
    }

    [Fact]
    public void Tools_are_approximate_and_a_schema_counts_as_input()
    {
        var tool = new ToolDeclaration
        {
            Name = PromptText.Literal("get_weather"),
            Description = PromptText.Literal("Get the weather."),
            Parameters = [new ToolParameter("city", "string", "The city", []), new ToolParameter("unit", "string", null, ["C", "F"])],
        };
        var estimate = Estimate(Hello with { Tools = new ToolDeclarations { Known = [tool] }, ResponseSchema = PromptText.Literal("{\"type\":\"object\"}") });
        Assert.Equal(Exactness.Approximate, estimate.Input.Total.Exactness);
        Assert.InRange(estimate.Input.Tools.Low, 30, estimate.Input.Tools.High!.Value);
        Assert.Equal(estimate.Input.Tools.Low + 11, estimate.Input.Total.Low);
    }

    [Fact]
    public void Neighbouring_literals_are_counted_across_the_seam()
    {
        var split = new PromptText([new LiteralSegment("Hello, wo"), new LiteralSegment("rld!")]);
        Assert.Equal(TokenCount.Exactly(4), Estimate(Hello with { Messages = Said(split) }).Input.User);
    }

    [Fact]
    public void A_choice_is_the_range_of_its_alternatives()
    {
        var choice = PromptText.OneOf([PromptText.Literal("Hello, world!"), PromptText.Literal("Hello")]);

        // Named as the longest: a threshold is for the prompt that is sent when it matters.
        Assert.Equal(new TokenCount(1, 4, Exactness.Bound) { Typical = 4 }, Estimate(Hello with { Messages = Said(choice) }).Input.User);
    }

    [Fact]
    public void No_vocabulary_is_asked_for_when_there_is_no_text_and_equal_texts_are_asked_once()
    {
        var counting = new CountingCounter();
        var estimator = new CallEstimator(_ => counting);
        estimator.Estimate(Hello with { Messages = Said(PromptText.Hole("q", Reasons.Told("a parameter"))) }, PriceBook.Default, new EstimateOptions(), CancellationToken.None);
        Assert.Equal(0, counting.Calls);
        estimator.Estimate(Hello, PriceBook.Default, new EstimateOptions(), CancellationToken.None);
        estimator.Estimate(Hello, PriceBook.Default, new EstimateOptions(), CancellationToken.None);
        Assert.Equal(1, counting.Calls);
    }

    private static CallEstimate Estimate(CallSite site, EstimateOptions? options = null) =>
        new CallEstimator().Estimate(site, PriceBook.Default, options ?? new EstimateOptions(), CancellationToken.None);

    private static PromptMessages Said(PromptText text) => new() { Known = [new PromptMessage(MessageRole.User, text, null)] };

    private static AttemptFactor Factor(AttemptKind kind, long low, long? high) => new(kind, low, high, Here, Reasons.Told(""));

    private sealed class CountingCounter : ITokenCounter
    {
        public int Calls { get; private set; }

        public TokenCount Count(string text, CancellationToken cancellationToken)
        {
            Calls++;
            return TokenCount.Exactly(text.Length);
        }
    }
}
