using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests.Sdks;

/// <summary>Calls of Anthropic.SDK, the unofficial package.</summary>
public sealed class AnthropicTghammTests
{
    [Fact]
    public async Task A_call_names_model_prompt_and_cap()
    {
        var site = Assert.Single(await CallSites.OnStubs("Anthropic.SDK", """
            using Anthropic.SDK; using Anthropic.SDK.Constants; using Anthropic.SDK.Messaging;
            class App
            {
                Task Run() => new AnthropicClient("key").Messages.GetClaudeMessageAsync(new MessageParameters
                {
                    Model = AnthropicModels.Claude45Haiku,
                    Messages = new List<Message> { new Message(RoleType.User, "Hi") },
                    MaxTokens = 50,
                });
            }
            """));
        Assert.Equal(("anthropic-tghamm", "claude-haiku-4-5-20251001", 50L), (site.Sdk, site.Model.Id, site.Cap.Tokens));
        Assert.True(site.Input.User > 0);
    }

    [Fact]
    public async Task A_stream_of_unknown_parameters_has_nothing_that_is_certain_to_be_missing()
    {
        var site = Assert.Single(await CallSites.OnStubs("Anthropic.SDK", """
            using Anthropic.SDK; using Anthropic.SDK.Messaging;
            class App
            {
                async Task Run(AnthropicClient client, MessageParameters parameters)
                {
                    await foreach (var part in client.Messages.StreamClaudeMessageAsync(parameters)) { }
                }
            }
            """));
        Assert.Equal((null, CapState.Unknown), (site.Model.Id, site.Cap.State));
    }
}
