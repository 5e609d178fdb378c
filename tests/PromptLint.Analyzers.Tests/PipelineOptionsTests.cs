using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Options that a client's pipeline sets for every request.</summary>
public sealed class PipelineOptionsTests
{
    private static Task<CallSiteFact> Site(string pipeline, string call = "await built.GetResponseAsync(question);") =>
        CallSites.Single(Code.Extensions($"var built = client.AsBuilder(){pipeline}.Build(); {call}", "static void Tune(ChatOptions options) => options.MaxOutputTokens = 9;"));

    [Theory]
    [InlineData(".ConfigureOptions(o => o.MaxOutputTokens = 9)", 9)]
    [InlineData(".ConfigureOptions(o => o.MaxOutputTokens ??= 9)", 9)]
    [InlineData(".UseLogging().ConfigureOptions(o => { o.Temperature = 0; o.MaxOutputTokens = 9; }).UseFunctionInvocation()", 9)]
    [InlineData(".ConfigureOptions(o => o.MaxOutputTokens ??= 7).ConfigureOptions(o => o.MaxOutputTokens ??= 9)", 7)]
    [InlineData(".ConfigureOptions(o => o.MaxOutputTokens = 7).ConfigureOptions(o => o.MaxOutputTokens = 9)", 9)]
    [InlineData(".ConfigureOptions(o => o.MaxOutputTokens = 7).ConfigureOptions(o => o.MaxOutputTokens ??= 9)", 7)]
    public async Task A_cap_that_the_pipeline_sets_is_the_calls(string pipeline, long tokens)
    {
        var site = await Site(pipeline);
        Assert.Equal((CapState.Set, tokens), (site.Cap.State, site.Cap.Tokens));
    }

    [Theory]
    [InlineData(".ConfigureOptions(o => o.MaxOutputTokens ??= 9)", 5)]
    [InlineData(".ConfigureOptions(o => o.MaxOutputTokens = 9)", 9)]
    public async Task A_default_stands_below_the_calls_own_options_and_an_assignment_above(string pipeline, long tokens) =>
        Assert.Equal(tokens, (await Site(pipeline, "await built.GetResponseAsync(question, new ChatOptions { MaxOutputTokens = 5 });")).Cap.Tokens);

    [Fact]
    public async Task Model_stop_and_instructions_come_from_the_pipeline_too()
    {
        var site = await Site(".ConfigureOptions(o => { o.ModelId = \"gpt-4.1-nano\"; o.StopSequences = [\"END\"]; o.Instructions = \"Be brief.\"; })");
        Assert.Equal(("gpt-4.1-nano", StopState.Set, 3L, CapState.Missing), (site.Model.Id, site.Stop, site.Input.System, site.Cap.State));
    }

    [Fact]
    public async Task Instructions_that_the_call_gives_itself_leave_out_the_default() => Assert.Equal(3, (await Site(
        ".ConfigureOptions(o => o.Instructions ??= \"Be long and tell everything that you know.\")",
        "await built.GetResponseAsync(question, new ChatOptions { Instructions = \"Be brief.\" });")).Input.System);

    [Theory]
    [InlineData("o => Tune(o)")]
    [InlineData("Tune")]
    [InlineData("o => { if (question.Length > 5) o.MaxOutputTokens = 9; }")]
    [InlineData("o => { if (question.Length > 5) return; o.MaxOutputTokens = 9; }")]
    [InlineData("o => { var other = o; other.MaxOutputTokens = 9; }")]
    public async Task What_the_pipeline_may_set_is_not_known(string configure) => Assert.Equal(CapState.Unknown, (await Site($".ConfigureOptions({configure})")).Cap.State);

    [Fact]
    public async Task A_pipeline_that_is_registered_in_another_file_is_followed()
    {
        var site = Assert.Single(await CallSites.Of(
            "using Microsoft.Extensions.AI; class Answers(IChatClient client) { public Task Ask(string q) => client.GetResponseAsync(q); }",
            """
            using Microsoft.Extensions.AI;
            using Microsoft.Extensions.DependencyInjection;
            using OpenAI;

            static class Startup
            {
                public static void Add(IServiceCollection services) =>
                    services.AddChatClient(new OpenAIClient("key").GetChatClient("gpt-4.1-mini").AsIChatClient()).ConfigureOptions(o => o.MaxOutputTokens ??= 9).UseLogging();
            }
            """));
        Assert.Equal(("gpt-4.1-mini", 9L), (site.Model.Id, site.Cap.Tokens));
    }
}
