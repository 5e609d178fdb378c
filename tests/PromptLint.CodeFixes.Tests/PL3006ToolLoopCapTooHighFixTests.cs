using System.Threading.Tasks;
using Xunit;
using Verify = PromptLint.CodeFixes.Tests.VerifyFix<PromptLint.CodeFixes.PL3006ToolLoopCapTooHighFix>;

namespace PromptLint.CodeFixes.Tests;

public sealed class PL3006ToolLoopCapTooHighFixTests
{
    private static string Source(string make, string call) => $$"""
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using OpenAI;

        class C
        {
            async Task Ask(string question)
            {
                var chat = {{make}};
                await chat.{{call}}(question, new ChatOptions { MaxOutputTokens = 9, Tools = [AIFunctionFactory.Create(() => 1, "one")] });
            }
        }
        """;

    [Theory]
    [InlineData(
        "new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1-mini\").AsIChatClient().AsBuilder().UseFunctionInvocation().Build()",
        "new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1-mini\").AsIChatClient().AsBuilder().UseFunctionInvocation(configure: loop => loop.MaximumIterationsPerRequest = 10).Build()")]
    [InlineData(
        "new FunctionInvokingChatClient(new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1-mini\").AsIChatClient())",
        "new FunctionInvokingChatClient(new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1-mini\").AsIChatClient()) { MaximumIterationsPerRequest = 10 }")]
    [InlineData(
        "new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1-mini\").AsIChatClient().AsBuilder().UseFunctionInvocation(configure: c => c.MaximumIterationsPerRequest = 200).Build()",
        "new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1-mini\").AsIChatClient().AsBuilder().UseFunctionInvocation(configure: c => c.MaximumIterationsPerRequest = 10).Build()")]
    [InlineData(
        "new FunctionInvokingChatClient(new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1-mini\").AsIChatClient()) { MaximumIterationsPerRequest = 100 }",
        "new FunctionInvokingChatClient(new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1-mini\").AsIChatClient()) { MaximumIterationsPerRequest = 10 }")]
    [InlineData(
        "new FunctionInvokingChatClient(new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1-mini\").AsIChatClient()) { AllowConcurrentInvocation = true }",
        "new FunctionInvokingChatClient(new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1-mini\").AsIChatClient()) { AllowConcurrentInvocation = true, MaximumIterationsPerRequest = 10 }")]
    public Task The_loop_gets_a_cap_where_its_client_is_made(string before, string after) =>
        Verify.Becomes("PL3006", Source(before, "{|PL3006:GetResponseAsync|}"), Source(after, "GetResponseAsync"));

    [Theory]
    [InlineData("[look]", "[look], maxIterations: 11")]
    [InlineData("[look], 60", "[look], 11")]
    public Task A_call_that_counts_its_requests_itself_is_told_how_many(string before, string after) =>
        Verify.Becomes("PL3006", Runner("{|PL3006:ToolRunner|}", before), Runner("ToolRunner", after));

    [Fact]
    public Task A_loop_that_cannot_be_capped_stays_as_it_is() => Verify.IsLeftAlone("PL3006", """
        using System.Threading.Tasks;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;
        using Microsoft.SemanticKernel.Connectors.OpenAI;

        class C
        {
            async Task Ask(IChatCompletionService chat, Kernel kernel, ChatHistory history) =>
                await chat.{|PL3006:GetChatMessageContentsAsync|}(history, new OpenAIPromptExecutionSettings { MaxTokens = 9, FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() }, kernel);
        }
        """);

    private static string Runner(string method, string arguments) => $$"""
        using System.Collections.Generic;
        using Anthropic;
        using Anthropic.Helpers.Beta;
        using Anthropic.Models.Beta.Messages;

        class C
        {
            object Ask(BetaRunnableTool look) =>
                new AnthropicClient().Beta.Messages.{{method}}(new MessageCreateParams { Model = "claude-haiku-4-5", MaxTokens = 20, Messages = [new BetaUserMessageParam("hi")] }, {{arguments}});
        }
        """;
}
