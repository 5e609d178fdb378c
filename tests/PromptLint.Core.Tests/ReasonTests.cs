using System.Linq;
using System.Reflection;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Core.Tests;

/// <summary>The tables of reasons: every member words its arguments, and no two say the same.</summary>
public sealed class ReasonTests
{
    private static readonly MethodInfo[] Members = [.. new[] { typeof(Reasons), typeof(AttemptReasons) }
        .SelectMany(static t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Where(static m => m.Name is not nameof(Reasons.AnyOf))];

    public static TheoryData<string> Names => new(Members.Select(static m => m.DeclaringType!.Name + "." + m.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reason_words_each_of_its_arguments_and_keeps_them(string name)
    {
        var member = Members.Single(m => name == m.DeclaringType!.Name + "." + m.Name);
        var reason = Made(member);
        Assert.All(member.GetParameters(), p => Assert.Contains(Sample(p).ToString()!, reason.Text));
        Assert.True(reason.Text.Length > 2 && reason.Text == reason.Text.Trim(), reason.Text);
        Assert.DoesNotContain("run time", reason.Text.Replace("which of several tools are offered is decided at run time", "").Replace("the address names it at run time", ""));
        Assert.Equal(member.Name, reason.Kind);
        Assert.Equal(reason, Reasons.Told(reason.Text));
    }

    [Fact]
    public void No_two_members_say_the_same() =>
        Assert.Equal(Members.Length, Members.Select(static m => Made(m)).Distinct().Count());

    [Fact]
    public void Several_reasons_stand_once_each_in_an_order_of_their_own()
    {
        Reason[] reasons = [Reasons.MayBeNull(), Reasons.AddedInLoop(), Reasons.MayBeNull()];
        Assert.Equal("added in a loop; or may be null", Reasons.AnyOf(reasons, 3)!.Text);
        Assert.Equal(Reasons.AnyOf(reasons, 3), Reasons.AnyOf(reasons.Reverse(), 3));
        Assert.Equal("added in a loop; or others", Reasons.AnyOf(reasons, 1)!.Text);
        Assert.Same(reasons[0], Reasons.AnyOf([reasons[0], null], 3));
        Assert.Null(Reasons.AnyOf([null], 3));
    }

    [Fact]
    public void An_expression_is_told_once()
    {
        Assert.Equal("`chat`: may be null", Reasons.Of("chat", Reasons.MayBeNull()).Text);
        Assert.Equal("an element of `chats`", Reasons.Of("chats", Reasons.ElementOf("chats")).Text);
        Assert.Equal("promptlint.default_model; an element of `chats`", Reasons.Of("chats", Reasons.DefaultModel(Reasons.ElementOf("chats"))).Text);
    }

    private static Reason Made(MethodInfo member) => (Reason)member.Invoke(null, [.. member.GetParameters().Select(Sample)])!;

    private static object Sample(ParameterInfo parameter) => parameter.ParameterType == typeof(string) ? "The" + parameter.Name
        : parameter.ParameterType == typeof(Reason) ? Reasons.Told("the cause")
        : parameter.ParameterType == typeof(int) ? (object)(parameter.Position + 7)
        : parameter.Position + 8L;
}
