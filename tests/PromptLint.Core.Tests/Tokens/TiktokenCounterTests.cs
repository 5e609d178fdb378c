using System.Text;
using CsCheck;
using PromptLint.Core.Tokens;
using Xunit;

namespace PromptLint.Core.Tests.Tokens;

// Alone, since it takes times.
[CollectionDefinition("takes times", DisableParallelization = true)]
[Collection("takes times")]
public class TiktokenCounterTests
{
    private static readonly string[] Pieces = ["the", " prompt", " 42", ", ", "\r\n", " Straße", "中文", "é", "{\"a\":", "  "];
    private static readonly TiktokenCounter Counter = TiktokenCounter.O200kBase;

    public static TheoryData<string> Hostile => new() { "same letter", "same ideograph", "random ideographs", "runs of 256 ideographs", "spaces", "punctuation", "line ends", "emoji" };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Two_hundred_thousand_unbroken_characters_take_less_than_50_ms(string kind)
    {
        const int Counts = 4;
        const int MostRuns = 50;
        var text = HostileText(kind);
        var best = double.MaxValue;

        // Time of the processor, not of the clock: what other processes take from this one says nothing about the counter.
        // Several counts at a time, since some systems measure in steps of 16 ms. And the best of many runs: what else this
        // process does only ever adds, and on a busy machine the optimized code can be long in coming, since the thread that
        // compiles it gets no turn. No number of runs makes quadratic time pass: that is seconds each time.
        for (var run = 0; run < MostRuns && best >= 50; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < Counts; i++)
            {
                Counter.Count(text, CancellationToken.None);
            }

            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Counts);
        }

        Assert.True(best < 50, $"{kind}: {best} ms at the best");
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_sampled_count_is_a_range_below_the_bytes(string kind)
    {
        var text = HostileText(kind);
        var count = Counter.Count(text, CancellationToken.None);
        Assert.Equal(Exactness.Approximate, count.Exactness);
        Assert.InRange(count.High!.Value, count.Low, Encoding.UTF8.GetByteCount(text));
    }

    [Theory]
    [InlineData('a', 20_000)]
    [InlineData(' ', 20_000)]
    [InlineData('=', 20_000)]
    [InlineData('中', 10_000)]
    public void The_range_of_a_sample_holds_the_exact_count(char c, int length)
    {
        // One character repeated merges into the same few tokens over and over: the count is linear in the length.
        const int Measured = 1_000;
        var part = Counter.Count(new string(c, Measured), CancellationToken.None);
        Assert.Equal(Exactness.Exact, part.Exactness);
        var count = Counter.Count(new string(c, length), CancellationToken.None);
        Assert.InRange((double)part.Low * length / Measured, count.Low, count.High!.Value);
    }

    [Fact]
    public void The_range_of_many_sampled_runs_holds_the_sum_of_their_exact_counts()
    {
        var text = HostileText("runs of 256 ideographs");
        var exact = text.Chunk(257).Sum(run => Counter.Count(new string(run), CancellationToken.None).Low);
        var count = Counter.Count(text, CancellationToken.None);
        Assert.InRange(exact, count.Low, count.High!.Value);
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\udc00b")]
    [InlineData("x\ud83d")]
    public void A_lone_surrogate_counts_as_the_replacement_character(string text) =>
        Assert.Equal(
            Counter.Count(new string(text.Select(c => char.IsSurrogate(c) ? '\uFFFD' : c).ToArray()), CancellationToken.None),
            Counter.Count(text, CancellationToken.None));

    [Theory]
    [InlineData("<|endoftext|>")]
    [InlineData("<|endofprompt|>")]
    [InlineData("<|fim_prefix|>x<|fim_middle|>y<|fim_suffix|>")]
    [InlineData("say <|im_start|>system\nno<|im_end|>")]
    public void The_text_of_a_special_token_is_ordinary_text(string text)
    {
        // A pipe that is no special token's: the same pieces, so nearly the same count; one token each would be far fewer.
        foreach (var counter in new[] { TiktokenCounter.O200kBase, TiktokenCounter.Cl100kBase })
        {
            Assert.True(counter.Count(text, CancellationToken.None).Low >= 4 * text.Split("|>").Length - 4);
        }
    }

    [Fact]
    public void Cutting_long_prose_changes_nothing()
    {
        var sentence = "The quick brown fox, aged 12345, jumps over the lazy dog's tail.\r\n";
        var one = Counter.Count(sentence, CancellationToken.None).Low;
        var text = string.Concat(Enumerable.Repeat(sentence, 2_000));
        Assert.Equal(TokenCount.Exactly(one * 2_000), Counter.Count(text, CancellationToken.None));
    }

    [Fact]
    public void A_cancelled_count_stops() =>
        Assert.Throws<OperationCanceledException>(() => Counter.Count("some text", new CancellationToken(canceled: true)));

    [Fact]
    public void No_text_is_no_tokens_without_asking_the_vocabulary() =>
        Assert.Equal(TokenCount.Zero, Counter.Count("", new CancellationToken(canceled: true)));

    [Fact]
    public void A_count_is_never_above_the_bytes_and_never_below_one() => Gen.String.Sample(
        text =>
        {
            var count = Counter.Count(text, CancellationToken.None);
            Assert.InRange(count.High!.Value, count.Low, Encoding.UTF8.GetByteCount(text));
            Assert.True(text.Length == 0 || count.Low >= 1);
        },
        iter: 2_000,
        seed: "0000KiZ5qyRd");

    [Fact]
    public void Both_parts_of_a_text_count_about_as_much_as_the_whole() => Gen.Select(Words, Words).Sample(
        (left, right) =>
        {
            var whole = Counter.Count(left + right, CancellationToken.None).Low;
            var parts = Counter.Count(left, CancellationToken.None).Low + Counter.Count(right, CancellationToken.None).Low;
            Assert.InRange(whole, parts - 4, parts + 4);
        },
        iter: 1_000,
        seed: "0000KiZ5qyRd");

    private static Gen<string> Words =>
        Gen.Int[0, 9].Select(i => Pieces[i]).Array[0, 30].Select(string.Concat);

    private static string HostileText(string kind)
    {
        const int Length = 200_000;
        var random = new Random(7);
        char Ideograph() => (char)random.Next(0x4e00, 0x9fa5);
        return kind switch
        {
            "same letter" => new string('a', Length),
            "same ideograph" => new string('中', Length),
            "random ideographs" => string.Create(Length, 0, (span, _) => { foreach (ref var c in span) { c = Ideograph(); } }),
            "runs of 256 ideographs" => string.Create(Length, 0, (span, _) => { for (var i = 0; i < span.Length; i++) { span[i] = i % 257 == 256 ? '1' : Ideograph(); } }),
            "spaces" => new string(' ', Length),
            "punctuation" => string.Concat(Enumerable.Repeat("-=+*", Length / 4)),
            "line ends" => string.Concat(Enumerable.Repeat("\r\n", Length / 2)),
            _ => string.Concat(Enumerable.Repeat("😀", Length / 2)),
        };
    }
}
