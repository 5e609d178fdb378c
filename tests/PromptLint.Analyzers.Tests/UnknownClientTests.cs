using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>A client whose class no catalog describes may send a cap of its own: nothing is certain to be missing.</summary>
public sealed class UnknownClientTests
{
    private const string Gateway = """
        using Microsoft.Extensions.AI; using OpenAI;
        public sealed class Gateway : IChatClient
        {
            public Gateway(string url) { }
            public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new Exception();
            public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new Exception();
            public object? GetService(Type serviceType, object? serviceKey = null) => null;
            public void Dispose() { }
        }
        """;

    [Theory]
    [InlineData("IChatClient chat = new Gateway(\"http://localhost\");", CapState.Unknown)]
    [InlineData("var chat = new ChatClientBuilder(new Gateway(\"http://localhost\")).Build();", CapState.Unknown)]
    [InlineData("IChatClient chat = new OpenAI.Chat.ChatClient(\"gpt-4o\", \"key\").AsIChatClient();", CapState.Missing)]
    public async Task A_cap_is_missing_only_where_the_class_of_the_client_is_known(string client, CapState expected)
    {
        using var image = new MemoryStream();
        Assert.True(Workbench.Compile(Gateway).WithAssemblyName("Gateways").Emit(image).Success);
        var app = $"using Microsoft.Extensions.AI; using OpenAI; static class App {{ static async Task Main() {{ {client} await chat.GetResponseAsync(\"hi\"); }} }}";
        var compilation = Workbench.Compile([MetadataReference.CreateFromImage(image.ToArray())], [app]);
        var site = (await Workbench.Analyze(compilation)).Where(static d => d.Properties.ContainsKey(FactProperties.CallSite)).Select(static d => FactProperties.ReadFact(d.Properties[FactProperties.CallSite]!));
        Assert.Equal(expected, Assert.Single(site).Cap.State);
    }

    [Fact]
    public async Task The_rest_of_an_answer_that_goes_on_in_the_background_is_no_call_of_its_own()
    {
        var sites = await CallSites.Of("""
            using Microsoft.Extensions.AI; using OpenAI;
            static class App
            {
                static async Task Main()
                {
                    IChatClient chat = new OpenAI.Chat.ChatClient("gpt-4o", "key").AsIChatClient();
                    var options = new ChatOptions { AllowBackgroundResponses = true };
                    var answer = await chat.GetResponseAsync("hi", options);
                    while (answer.ContinuationToken is not null)
                    {
                        options.ContinuationToken = answer.ContinuationToken;
                        answer = await chat.GetResponseAsync([], options);
                    }
                }
            }
            """);
        Assert.Equal(8, Assert.Single(sites).Place.Line);
    }
}
