using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Whether anybody learns what an answer used: said only where it is certain.</summary>
public sealed class UsageStateTests
{
    private const string Ask = "chat.CompleteChat(\"hi\")";

    [Theory]
    [InlineData("ChatCompletion answer = " + Ask + "; Console.WriteLine(answer.Content[0].Text);")]
    [InlineData("ChatCompletion answer; answer = " + Ask + "; Console.WriteLine(answer.Content[0].Text);")]
    [InlineData("Console.WriteLine(" + Ask + ".Value.Content[0].Text);")]
    [InlineData("var answer = " + Ask + "; Console.WriteLine(answer.Value.FinishReason);")]
    [InlineData(Ask + ";")]
    [InlineData("_ = " + Ask + ";")]
    public async Task An_answer_of_which_only_the_text_is_read_leaves_its_usage_dark(string body) => Assert.Equal(UsageState.Ignored, (await CallSites.Single(Code(body))).Usage);

    [Theory]
    [InlineData("ChatCompletion answer = " + Ask + "; Console.WriteLine(answer.Content[0].Text); Console.WriteLine(answer.Usage.TotalTokenCount);")]
    [InlineData("Console.WriteLine(" + Ask + ".Value.Usage.OutputTokenCount);")]
    [InlineData("var answer = " + Ask + "; Console.WriteLine(answer.Value.Usage.TotalTokenCount);")]
    public async Task An_answer_whose_usage_is_read_is_told_of(string body) => Assert.Equal(UsageState.Read, (await CallSites.Single(Code(body))).Usage);

    [Theory]
    [InlineData("ChatCompletion answer = " + Ask + "; Log(answer);")]
    [InlineData("Log(" + Ask + ");")]
    [InlineData("_last = " + Ask + ";")]
    [InlineData("var answer = " + Ask + "; Func<ChatCompletion> later = () => answer;")]
    [InlineData("foreach (var part in chat.CompleteChatStreaming(\"hi\")) { Console.Write(part.ContentUpdate[0].Text); }")]
    public async Task What_is_handed_on_may_be_counted_elsewhere(string body) => Assert.Equal(UsageState.Unknown, (await CallSites.Single(Code(body))).Usage);

    [Theory]
    [InlineData("new ChatClient(\"gpt-4o\", \"key\").AsIChatClient()", UsageState.Ignored)]
    [InlineData("new ChatClient(\"gpt-4o\", \"key\").AsIChatClient().AsBuilder().UseFunctionInvocation().Build()", UsageState.Ignored)]
    [InlineData("new ChatClient(\"gpt-4o\", \"key\").AsIChatClient().AsBuilder().UseOpenTelemetry().Build()", UsageState.Exported)]
    [InlineData("new ChatClient(\"gpt-4o\", \"key\").AsIChatClient().AsBuilder().UseOpenTelemetry().UseFunctionInvocation().Build()", UsageState.Exported)]
    [InlineData("new ChatClient(\"gpt-4o\", \"key\").AsIChatClient().AsBuilder().Use(inner => new Own(inner)).Build()", UsageState.Unknown)]
    [InlineData("injected", UsageState.Unknown)]
    public async Task A_layer_that_exports_usage_tells_of_it_and_one_out_of_sight_may(string client, UsageState expected) => Assert.Equal(
        expected,
        (await CallSites.Single($$"""
            using Microsoft.Extensions.AI;
            using OpenAI.Chat;
            public sealed class Own(IChatClient inner) : DelegatingChatClient(inner);
            public static class Desk
            {
                public static async Task Say(IChatClient injected)
                {
                    IChatClient chat = {{client}};
                    var answer = await chat.GetResponseAsync("hi").ConfigureAwait(false);
                    Console.WriteLine(answer.Text);
                }
            }
            """)).Usage);

    private static string Code(string body) => $$"""
        using OpenAI.Chat;
        public class Desk
        {
            private ChatCompletion? _last;
            public void Say(ChatClient chat) { {{body}} }
            private void Log(object answer) => Console.WriteLine(_last is null ? answer : _last);
        }
        """;
}
