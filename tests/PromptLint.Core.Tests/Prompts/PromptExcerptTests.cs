using PromptLint.Core.Calls;
using PromptLint.Core.Prompts;
using Xunit;

namespace PromptLint.Core.Tests.Prompts;

public sealed class PromptExcerptTests
{
    private static readonly PromptMessages Talk = new()
    {
        Known =
        [
            new PromptMessage(MessageRole.System, PromptText.Literal("You are a clerk of Contoso.\nAnswer in the language of the customer, briefly and kindly."), null),
            new PromptMessage(MessageRole.User, PromptText.Concat([PromptText.Literal("Ticket: "), PromptText.Hole("ticket.Body", Reasons.Told("a parameter"))]), null),
            new PromptMessage(MessageRole.User, PromptText.Literal("Be quick."), null),
        ],
    };

    [Fact]
    public void Of_a_prompt_no_text_is_shown_where_none_is_wanted() => Assert.Empty(PromptExcerpt.Of(Talk, PromptExtent.None));

    [Fact]
    public void A_head_is_the_first_60_characters_of_the_first_message_of_each_role() => Assert.Equal(
        [
            new PromptExcerpt(MessageRole.System, "You are a clerk of Contoso. Answer in the language of the cu…"),
            new PromptExcerpt(MessageRole.User, "Ticket: {ticket.Body}"),
        ],
        PromptExcerpt.Of(Talk, PromptExtent.Head));

    [Fact]
    public void All_of_it_is_all_messages_with_their_lines() => Assert.Equal(
        ["You are a clerk of Contoso.\nAnswer in the language of the customer, briefly and kindly.", "Ticket: {ticket.Body}", "Be quick."],
        PromptExcerpt.Of(Talk, PromptExtent.Full).Select(static e => e.Text));

    [Theory]
    [InlineData(60, 60)]
    [InlineData(61, 61)]
    public void A_head_is_cut_only_where_it_is_longer(int characters, int expected) =>
        Assert.Equal(expected, Head(new string('x', characters)).Length);

    [Fact]
    public void A_head_ends_before_a_character_that_would_be_cut_in_halves() => Assert.Equal(new string('x', 59) + "…", Head(new string('x', 59) + "😀 and more"));

    [Fact]
    public void Alternatives_are_told_beside_each_other() =>
        Assert.Equal("{Hello | Good day}, you", Head(PromptText.Concat([PromptText.OneOf([PromptText.Literal("Hello"), PromptText.Literal("Good day")]), PromptText.Literal(", you")])));

    [Theory]
    [InlineData("Use key=sk-live-0123456789abcdef for it", "Use key=*** for it")]
    [InlineData("sk-proj-abcdefghijklmnop", "***")]
    [InlineData("Authorization: Bearer abc.def-ghi", "Authorization: Bearer ***")]
    [InlineData("Server=db;Password=hunter22;Timeout=3", "Server=db;Password=***;Timeout=3")]
    [InlineData("ghp_0123456789abcdefABCDEF rest", "*** rest")]
    [InlineData("a Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3A= b", "a *** b")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "***")]
    public void What_looks_like_a_key_is_taken_out_whatever_the_extent(string text, string expected)
    {
        Assert.Equal(expected, Head(text));
        Assert.Equal(expected, Assert.Single(PromptExcerpt.Of(Said(PromptText.Literal(text)), PromptExtent.Full)).Text);
    }

    [Theory]
    [InlineData("Answer with JSON, keys: name, address")]
    [InlineData("Never ask for a password or a secret")]
    [InlineData("risk-assessment of the task-force-management-plan")]
    [InlineData("================================================")]
    [InlineData("See https://contoso.com/a/long/path/of/words/only")]
    public void Words_are_no_keys(string text) => Assert.Equal(text, Assert.Single(PromptExcerpt.Of(Said(PromptText.Literal(text)), PromptExtent.Full)).Text);

    [Fact]
    public void A_key_that_begins_within_a_head_and_ends_behind_it_is_taken_out() =>
        Assert.DoesNotContain("sk-", Head(new string('x', 50) + " sk-" + new string('a', 40)), StringComparison.Ordinal);

    private static string Head(string text) => Head(PromptText.Literal(text));

    private static string Head(PromptText text) => Assert.Single(PromptExcerpt.Of(Said(text), PromptExtent.Head)).Text;

    private static PromptMessages Said(PromptText text) => new() { Known = [new PromptMessage(MessageRole.User, text, null)] };
}
