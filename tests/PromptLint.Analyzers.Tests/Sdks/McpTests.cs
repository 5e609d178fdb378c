using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests.Sdks;

/// <summary>Servers that ask the model of whoever is connected.</summary>
public sealed class McpTests
{
    [Fact]
    public async Task Sampling_has_a_cap_and_no_model_of_its_own()
    {
        var site = await CallSites.Single("""
            using ModelContextProtocol.Protocol; using ModelContextProtocol.Server;
            class App
            {
                async Task Run(McpServer server) => await server.SampleAsync(new CreateMessageRequestParams
                {
                    SystemPrompt = "Be brief.",
                    Messages = [new SamplingMessage { Role = Role.User, Content = [new TextContentBlock { Text = "Hi" }] }],
                    MaxTokens = 50,
                });
            }
            """);
        Assert.Equal(("mcp", null, 50L), (site.Sdk, site.Model.Id, site.Cap.Tokens));
        Assert.True(site.Input.System > 0 && site.Input.User > 0);
    }

    [Fact]
    public async Task Sampling_by_messages_may_leave_the_cap_out()
    {
        var site = await CallSites.Single("""
            using Microsoft.Extensions.AI; using ModelContextProtocol.Server;
            class App { async Task Run(McpServer server) => await server.SampleAsync([new ChatMessage(ChatRole.User, "Hi")]); }
            """);
        Assert.Equal(("mcp", CapState.Missing), (site.Sdk, site.Cap.State));
    }
}
