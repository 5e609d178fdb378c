using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Caps that are computed from known numbers, bounded by one, or that bound nothing.</summary>
public sealed class ArithmeticTests
{
    private const string Members = """
        const int Small = 200;
        readonly int _reasoning = 1000;
        static readonly int Table = 50 * 2;
        int More(int n) => n + _reasoning;
        """;

    private static Task<CallSiteFact> Capped(string cap) => CallSites.Single(Code.OpenAI(
        $"int asked = question.Length; await client.CompleteChatAsync([new UserChatMessage(question)], new ChatCompletionOptions {{ MaxOutputTokenCount = {cap} }});", Members));

    [Theory]
    [InlineData("Small + _reasoning", 1200)]
    [InlineData("_reasoning - Small", 800)]
    [InlineData("_reasoning / 3 + Table", 433)]
    [InlineData("_reasoning % 300", 100)]
    [InlineData("More(Small) * 2", 2400)]
    [InlineData("Math.Max(_reasoning, Small)", 1000)]
    [InlineData("Math.Min(_reasoning, Small)", 200)]
    [InlineData("Math.Min(asked, 512)", 512)]
    [InlineData("Math.Min(512, asked) + Table", 612)]
    [InlineData("Math.Clamp(_reasoning, 16, Small)", 200)]
    [InlineData("Math.Clamp(asked, 16, 64)", 64)]
    [InlineData("int.Parse(\"300\")", 300)]
    [InlineData("Convert.ToInt32(\" 300 \")", 300)]
    [InlineData("(int)(long)Small", 200)]
    [InlineData("(question.Length > 3 ? Small : _reasoning) + 1", 1001)]
    public async Task A_cap_that_is_computed_from_known_numbers_is_known(string cap, long tokens)
    {
        var site = await Capped(cap);
        Assert.Equal((CapState.Set, tokens), (site.Cap.State, site.Cap.Tokens));
    }

    [Theory]
    [InlineData("asked + Small")]
    [InlineData("Math.Max(asked, Small)")]
    [InlineData("Small - Math.Min(asked, 100)")]
    [InlineData("Small / (Table - Table)")]
    [InlineData("int.MaxValue / 2 * _reasoning")]
    [InlineData("int.Parse(question)")]
    [InlineData("(int)(_reasoning * 1.5)")]
    public async Task A_cap_that_hangs_on_something_unknown_is_set_to_nobody_knows_what(string cap)
    {
        var site = await Capped(cap);
        Assert.Equal((CapState.Set, (long?)null), (site.Cap.State, site.Cap.Tokens));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("-2")]
    [InlineData("int.MaxValue")]
    public async Task A_number_that_bounds_nothing_is_no_cap(string cap)
    {
        var site = await Capped(cap);
        Assert.Equal((CapState.Missing, (long?)null), (site.Cap.State, site.Cap.Tokens));
        Assert.Contains("bounds nothing", site.Cap.Why!.Text, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bound_is_no_text_and_no_length()
    {
        var site = await CallSites.Single(Code.OpenAI("await client.CompleteChatAsync($\"At most {Math.Min(question.Length, 9)} words: {new string('x', Math.Min(question.Length, 9))}\");"));
        Assert.Equal(2, site.Input.Holes.Count);
    }

    [Fact]
    public async Task A_loop_up_to_the_smaller_of_two_numbers_has_no_exact_count()
    {
        var site = await CallSites.Single(Code.OpenAI("for (var i = Math.Min(question.Length, 3); i < 5; i++) { await client.CompleteChatAsync(question); }"));
        Assert.True(site.Attempts.High is null or >= 5 * 4);
    }
}
