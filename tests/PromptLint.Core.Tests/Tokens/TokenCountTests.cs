using PromptLint.Core.Tokens;
using Xunit;

namespace PromptLint.Core.Tests.Tokens;

public class TokenCountTests
{
    private static readonly TokenCount Banded = new(40, 70, Exactness.Approximate) { Typical = 50 };

    [Fact]
    public void Without_a_better_number_the_least_is_named()
    {
        Assert.Equal(7, TokenCount.Exactly(7).Typical);
        Assert.Equal(3, new TokenCount(3, null, Exactness.Unknown).Typical);
        Assert.Equal(0, TokenCount.Anything.Typical);
    }

    [Fact]
    public void To_name_the_least_says_nothing_new() =>
        Assert.Equal(new TokenCount(3, 9, Exactness.Bound), new TokenCount(3, 9, Exactness.Bound) { Typical = 3 });

    [Fact]
    public void A_sum_is_named_as_the_sum_of_both() =>
        Assert.Equal(new TokenCount(43, 73, Exactness.Approximate) { Typical = 53 }, TokenCount.Exactly(3) + Banded);

    [Fact]
    public void A_sum_without_an_upper_bound_still_has_a_number_to_name() =>
        Assert.Equal(new TokenCount(40, null, Exactness.Unknown) { Typical = 50 }, Banded + TokenCount.Anything);

    [Fact]
    public void A_choice_is_named_as_its_larger_part()
    {
        var either = TokenCount.Either(Banded, TokenCount.Exactly(45));
        Assert.Equal(new TokenCount(40, 70, Exactness.Bound) { Typical = 50 }, either);
        Assert.Equal(either, TokenCount.Either(TokenCount.Exactly(45), Banded));
        Assert.Equal(60, TokenCount.Either(Banded, TokenCount.Exactly(60)).Typical);
        Assert.Equal(Banded, TokenCount.Either(Banded, Banded));
    }

    [Fact]
    public void Scaled_it_is_named_by_the_multiplier_and_bounded_by_the_band()
    {
        var profile = new TokenizerProfile { Multiplier = 1.25m, BandLow = 1.1m, BandHigh = 1.6m };
        Assert.Equal(new TokenCount(110, 160, Exactness.Approximate) { Typical = 125 }, profile.Scale(TokenCount.Exactly(100)));
        Assert.Equal(63, profile.Scale(Banded).Typical);
        Assert.Equal(TokenCount.Zero, profile.Scale(TokenCount.Zero));
        Assert.Equal(Banded, (profile with { Exact = true }).Scale(Banded));
    }

    [Fact]
    public void An_unknown_tokenizer_is_named_by_the_usual_vocabulary()
    {
        var count = new UnknownTokenizerCounter(TiktokenCounter.O200kBase).Count("Hello, world!", CancellationToken.None);
        Assert.Equal(new TokenCount(2, 13, Exactness.Bound) { Typical = 4 }, count);
    }
}
