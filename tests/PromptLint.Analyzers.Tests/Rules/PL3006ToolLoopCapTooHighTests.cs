using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL3006ToolLoopCapTooHighTests
{
    private const string Tools = "new ChatOptions { MaxOutputTokens = 9, Tools = [AIFunctionFactory.Create(() => 1, \"one\")] }";

    private static string Source(string build, string call) => Code.Extensions(
        $"var agent = new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1-mini\").AsIChatClient().AsBuilder(){build}.Build(); {call}");

    [Fact]
    public Task The_default_of_forty_rounds_is_reported() => Verify.Message(
        "PL3006",
        "The tool loop of `agent.GetResponseAsync` may iterate 40 times, 41 requests for one question; more than 10: set `FunctionInvokingChatClient.MaximumIterationsPerRequest`",
        Source(".UseFunctionInvocation()", $"await agent.[|GetResponseAsync|](question, {Tools});"));

    [Fact]
    public Task A_cap_of_ten_is_fine() => Verify.Diagnostics("PL3006", Source(
        ".UseFunctionInvocation(configure: f => f.MaximumIterationsPerRequest = 10)", $"await agent.GetResponseAsync(question, {Tools});"));

    [Fact]
    public Task The_limit_is_an_option() => Verify.Diagnostics(
        "PL3006",
        Source(".UseFunctionInvocation(configure: f => f.MaximumIterationsPerRequest = 10)", $"await agent.[|GetResponseAsync|](question, {Tools});"),
        "promptlint.PL3006.max_iterations = 5");

    [Fact]
    public Task Without_tools_nothing_goes_round() => Verify.Diagnostics("PL3006", Source(".UseFunctionInvocation()", "await agent.GetResponseAsync(question);"));

    [Fact]
    public Task Without_a_tool_loop_nothing_goes_round() => Verify.Diagnostics("PL3006", Source("", $"await agent.GetResponseAsync(question, {Tools});"));
}
