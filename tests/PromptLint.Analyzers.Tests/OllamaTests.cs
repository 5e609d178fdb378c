using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Models on one's own machine.</summary>
public sealed class OllamaTests
{
    [Fact]
    public async Task Requests_name_model_system_and_cap()
    {
        var site = await CallSites.Single("""
            using OllamaSharp; using OllamaSharp.Models;
            class App
            {
                async Task Run(OllamaApiClient client)
                {
                    await foreach (var part in client.GenerateAsync(new GenerateRequest { Model = "llama3.1", Prompt = "Hi", System = "Be brief.", Options = new RequestOptions { NumPredict = 50 } })) { }
                }
            }
            """);
        Assert.Equal(("llama3.1", true, 50L), (site.Model.Id, site.Input.System > 0, site.Cap.Tokens));
    }

    [Theory]
    [InlineData("Width = 512, Height = 512")]
    [InlineData("Steps = 4")]
    public Task A_request_with_the_measures_of_an_image_is_no_call_of_a_language_model(string measures) => CallSites.None($$"""
        using OllamaSharp; using OllamaSharp.Models;
        class App
        {
            async Task Run(OllamaApiClient client)
            {
                await foreach (var part in client.GenerateAsync(new GenerateRequest { Model = "x/z-image-turbo", Prompt = "A cat", {{measures}} })) { }
            }
        }
        """);
}
