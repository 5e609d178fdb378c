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
    public Task The_loop_gets_a_cap_where_its_client_is_made(string before, string after) =>
        Verify.Becomes("PL3006", Source(before, "{|PL3006:GetResponseAsync|}"), Source(after, "GetResponseAsync"));
}
