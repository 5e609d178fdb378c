using PromptLint.Core.Pricing;
using Xunit;

namespace PromptLint.Core.Tests.Pricing;

public class NamePatternTests
{
    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("^(?:a|a)*$")]
    [InlineData("^(?:a?){40}$")]
    [InlineData("^(a*)*$")]
    [InlineData("^(?:(?:a{1,9}){1,9}){1,9}$")]
    [InlineData("(?:-(?:preview|exp))*")]
    [InlineData("^.*a.*b.*c.*d$")]
    [InlineData(".*a.*b.*c")]
    [InlineData("^(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)$")]
    [InlineData("^(?:(?=(?:(?=(?:bc)*)a)*)a)*$")]
    [InlineData("^(?:){9999999}$")]
    [InlineData("^(?:a|^b*)+$")]
    public void What_can_take_long_is_refused_by_its_text(string pattern)
    {
        Assert.Null(NamePattern.TryCreate(pattern, out var problem));
        Assert.Contains("exponential time", problem);
    }

    [Theory]
    [InlineData(@"^(a+)\1$")]
    [InlineData(@"^(?<x>a+)\k<x>$")]
    [InlineData("^(?(a)b|c)$")]
    [InlineData("^(?#remark)a$")]
    [InlineData("^(?x) a$")]
    [InlineData("^[a-z-[aeiou]]+$")]
    [InlineData("^(?<a>x)(?<b-a>y)$")]
    public void What_cannot_be_judged_is_refused(string pattern)
    {
        Assert.Null(NamePattern.TryCreate(pattern, out var problem));
        Assert.StartsWith("expected a pattern without ", problem);
    }

    [Theory]
    [InlineData("mini", "gpt-4o-mini")]
    [InlineData("^gpt-4o-.*$", "gpt-4o-2024-08-06")]
    [InlineData("gpt.*mini", "my-gpt-4o-mini")]
    [InlineData(".*gpt-4o.*", "my-gpt-4o-mini")]
    [InlineData("^gpt-4o(?!-mini)(?:-.+)?$", "gpt-4o-2024-08-06")]
    [InlineData("^(?:-[a-z0-9])*x|y$", "y")]
    [InlineData(@"^ft:[^:]+:acme(?::[\w-]*)?::\w{8}$", "ft:gpt-4o:acme::a1b2c3d4")]
    [InlineData(@"^(?i)grok-[]\[x4]{1,}(?<date>-\d{8})??$", "GROK-4")]
    [InlineData("^a{,2}b{x}$", "a{,2}b{x}")]
    public void What_names_need_is_read(string pattern, string name)
    {
        var read = NamePattern.TryCreate(pattern, out var problem);
        Assert.Equal("", problem);
        Assert.True(read!.IsMatch(name));
    }

    [Fact]
    public void What_is_let_through_ends_even_where_it_is_dearest()
    {
        // As many ways as are allowed, over a name that lets every one of them fail at its end.
        Assert.NotNull(NamePattern.TryCreate("^a*a*a*b$", out _));
        Assert.False(NamePattern.TryCreate("^a*a*a*b$", out _)!.IsMatch(new string('a', 256)));
    }

    [Fact]
    public void A_name_longer_than_any_models_matches_nothing()
    {
        Assert.True(new NamePattern("a").IsMatch(new string('a', 256)));
        Assert.False(new NamePattern("a").IsMatch(new string('a', 257)));
    }

    [Fact]
    public void A_pattern_longer_than_any_name_is_refused()
    {
        Assert.Null(NamePattern.TryCreate(string.Concat(Enumerable.Repeat("a", 513)), out var problem));
        Assert.Contains("512", problem);
    }
}
