using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Models on AWS Bedrock.</summary>
public sealed class BedrockTests
{
    [Fact]
    public async Task Converse_by_client_and_by_interface()
    {
        var sites = await CallSites.OnStubs("AWSSDK.BedrockRuntime", """
            using Amazon; using Amazon.BedrockRuntime; using Amazon.BedrockRuntime.Model;
            class App(IAmazonBedrockRuntime injected)
            {
                async Task Run(string question)
                {
                    var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);
                    var request = new ConverseRequest
                    {
                        ModelId = "anthropic.claude-haiku-4-5-20251001-v1:0",
                        System = new List<SystemContentBlock> { new SystemContentBlock { Text = "Be brief." } },
                        Messages = new List<Message> { new Message { Role = ConversationRole.User, Content = new List<ContentBlock> { new ContentBlock { Text = question } } } },
                        InferenceConfig = new InferenceConfiguration { MaxTokens = 512, Temperature = 0.5F },
                    };
                    await client.ConverseAsync(request);
                    await injected.ConverseStreamAsync(new ConverseStreamRequest { ModelId = "amazon.nova-lite-v1:0", Messages = [new Message { Role = "user", Content = [new ContentBlock { Text = "Hi" }] }] });
                }
            }
            """);
        Assert.Equal(["anthropic.claude-haiku-4-5-20251001-v1:0", "amazon.nova-lite-v1:0"], sites.Select(static s => s.Model.Id));
        Assert.Equal([(512L, 3L), (null, 0L)], sites.Select(static s => (s.Cap.Tokens, s.Input.System)));
        Assert.Equal("question", sites[0].Input.Holes.Single().Expression);
        Assert.Empty(sites[1].Input.Holes);
        Assert.True(sites[1].Input.Total.High > 0);
    }

    [Fact]
    public async Task As_a_chat_client()
    {
        var site = Assert.Single(await CallSites.OnStubs("AWSSDK.BedrockRuntime, AWSSDK.Extensions.Bedrock.MEAI", """
            using Amazon; using Amazon.BedrockRuntime; using Microsoft.Extensions.AI;
            class App { Task Run() => new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1).AsIChatClient("amazon.nova-lite-v1:0").GetResponseAsync("Hi"); }
            """));
        Assert.Equal("amazon.nova-lite-v1:0", site.Model.Id);
    }

    [Fact]
    public async Task A_raw_body_is_not_read_and_nothing_in_it_is_said_to_be_missing()
    {
        var site = Assert.Single(await CallSites.OnStubs("AWSSDK.BedrockRuntime", """
            using Amazon.BedrockRuntime; using Amazon.BedrockRuntime.Model;
            class App { Task Run(IAmazonBedrockRuntime client, MemoryStream body) => client.InvokeModelAsync(new InvokeModelRequest { ModelId = "amazon.nova-lite-v1:0", Body = body }); }
            """));
        Assert.Equal("amazon.nova-lite-v1:0", site.Model.Id);
        Assert.NotEqual(CapState.Missing, site.Cap.State);
    }
}
