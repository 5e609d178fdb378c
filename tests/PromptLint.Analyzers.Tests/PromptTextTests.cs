using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Prompts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Prompt text leaves the compiler only as far as <c>PromptLintPromptText</c> says.</summary>
public sealed class PromptTextTests
{
    private const string Code = """
        using OpenAI.Chat;
        public static class Desk
        {
            private const string Tone = "You are a clerk of Contoso. Answer in the language of the customer, briefly and kindly.";
            public static void Ask(ChatClient chat, string ticket) => chat.CompleteChat(new SystemChatMessage(Tone), new UserChatMessage("Ticket: " + ticket));
        }
        """;

    [Theory]
    [InlineData("", "You are a clerk of Contoso. Answer in the language of the cu…")]
    [InlineData("build_property.PromptLintPromptText = head", "You are a clerk of Contoso. Answer in the language of the cu…")]
    [InlineData("build_property.PromptLintPromptText = Full", "You are a clerk of Contoso. Answer in the language of the customer, briefly and kindly.")]
    public async Task A_prompt_is_told_as_far_as_the_user_asks(string settings, string system) => Assert.Equal(
        [new PromptExcerpt(MessageRole.System, system), new PromptExcerpt(MessageRole.User, "Ticket: {ticket}")],
        (await CallSites.Of(new Settings(settings), Code)).Single().Prompt);

    [Theory]
    [InlineData("build_property.PromptLintPromptText = none")]
    [InlineData("build_property.PromptLintPromptText = ful")]
    public async Task Nothing_of_a_prompt_is_told_where_none_is_wanted_or_the_wish_cannot_be_read(string settings)
    {
        var found = await Workbench.Analyze(Workbench.Compile(Code), new Settings(settings));

        Assert.All(found, static d => Assert.DoesNotContain(d.Properties.Values, static p => p!.Contains("clerk", StringComparison.Ordinal)));
        Assert.Equal(
            settings.EndsWith("none", StringComparison.Ordinal) ? [] : ["The property `PromptLintPromptText` is `ful`: expected none, head or full; no prompt text is reported"],
            found.Where(static d => d.Id == "PL9001").Select(static d => d.GetMessage()));
    }

    [Fact]
    public async Task The_callers_of_a_wrapper_are_told_no_further()
    {
        const string Wrapped = """
            using OpenAI.Chat;
            public class Desk(ChatClient chat)
            {
                public void One() => Ask("first secret thing");
                public void Two() => Ask("second secret thing");
                private void Ask(string text) => chat.CompleteChat(text);
            }
            """;

        Assert.Equal(["first secret thing", "second secret thing"], (await Callers("")).SelectMany(static c => c.Prompt).Select(static e => e.Text));
        Assert.Empty((await Callers("build_property.PromptLintPromptText = none")).SelectMany(static c => c.Prompt));

        static async Task<CallSiteFact[]> Callers(string settings) => [.. (await CallSites.Of(new Settings(settings), Wrapped)).Where(static f => f.Through is not null)];
    }
}
