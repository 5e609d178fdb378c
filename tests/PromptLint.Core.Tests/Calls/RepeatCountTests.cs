using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Core.Tests.Calls;

public sealed class RepeatCountTests
{
    private static readonly RepeatCount[] Counts =
        [RepeatCount.Unknown, RepeatCount.Unlimited, RepeatCount.Of(0), RepeatCount.Once, RepeatCount.Of(3), RepeatCount.Of(int.MaxValue), RepeatCount.Of(long.MaxValue)];

    private static readonly Dictionary<string, Func<RepeatCount, RepeatCount, RepeatCount>> Operations = new()
    {
        ["times"] = static (one, other) => one.Times(other),
        ["plus"] = static (one, other) => one.Plus(other),
        ["or"] = static (one, other) => one.Or(other),
    };

    public static TheoryData<string> All => [.. Operations.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void The_order_of_two_does_not_matter(string name)
    {
        var join = Operations[name];
        Assert.All(Counts.SelectMany(one => Counts.Select(other => (one, other))), pair => Assert.Equal(join(pair.one, pair.other), join(pair.other, pair.one)));
    }

    [Fact]
    public void One_or_itself_is_itself() => Assert.All(Counts, static one => Assert.Equal(one, one.Or(one)));

    [Fact]
    public void Once_more_than_once_is_as_often() => Assert.All(Counts, static one => Assert.Equal(one, one.Times(RepeatCount.Once)));

    [Fact]
    public void Which_of_two_it_is_does_not_depend_on_how_three_are_grouped() => Assert.All(
        Counts.SelectMany(a => Counts.SelectMany(b => Counts.Select(c => (a, b, c)))),
        static of => Assert.Equal(of.a.Or(of.b).Or(of.c), of.a.Or(of.b.Or(of.c))));

    [Fact]
    public void Without_limit_inside_or_after_anything_is_without_limit() => Assert.All(Counts, static one =>
    {
        Assert.True(one.Times(RepeatCount.Unlimited).IsUnlimited);
        Assert.True(one.Plus(RepeatCount.Unlimited).IsUnlimited);
    });

    [Fact]
    public void Without_limit_or_something_else_is_not_known() =>
        Assert.All(Counts.Where(static c => !c.IsUnlimited), static one => Assert.Equal(RepeatCount.Unknown, one.Or(RepeatCount.Unlimited)));

    [Theory]
    [InlineData(3, 4, 12, 7, 4)]
    [InlineData(0, 4, 0, 4, 4)]
    [InlineData(-2, 4, 0, 4, 4)]
    public void Numbers_are_multiplied_added_and_compared(long one, long other, long times, long plus, long or)
    {
        var (a, b) = (RepeatCount.Of(one), RepeatCount.Of(other));
        Assert.Equal([times, plus, or], new[] { a.Times(b), a.Plus(b), a.Or(b) }.Select(static c => c.Number!.Value));
    }

    [Fact]
    public void A_number_that_grows_too_large_is_not_known()
    {
        Assert.Equal(RepeatCount.Unknown, RepeatCount.Of(long.MaxValue).Times(RepeatCount.Of(2)));
        Assert.Equal(RepeatCount.Unknown, RepeatCount.Of(long.MaxValue).Plus(RepeatCount.Once));
    }
}
