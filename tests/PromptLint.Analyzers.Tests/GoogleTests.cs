using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Google's models through its own SDK and the two others that people use.</summary>
public sealed class GoogleTests
{
    [Fact]
    public async Task Google_GenAI_names_its_model_in_the_call()
    {
        var sites = await CallSites.OnStubs("Google.GenAI", """
            using Google.GenAI; using Google.GenAI.Types;
            class App
            {
                async Task Run(string question)
                {
                    var client = new Client();
                    var config = new GenerateContentConfig { MaxOutputTokens = 300, StopSequences = new List<string> { "END" }, SystemInstruction = new Content { Parts = new List<Part> { new Part { Text = "Be brief." } } } };
                    await client.Models.GenerateContentAsync(model: "gemini-2.5-flash", contents: question, config: config);
                    await client.Models.GenerateContentAsync("gemini-2.5-flash", new Content { Role = "user", Parts = [new Part { Text = "Hi" }] });
                }
            }
            """);
        Assert.All(sites, static s => Assert.Equal("gemini-2.5-flash", s.Model.Id));
        Assert.Equal([(300L, StopState.Set, true), (null, StopState.Missing, false)], sites.Select(static s => (s.Cap.Tokens, s.Stop, s.Input.System > 0)));
        Assert.Equal("question", sites[0].Input.Holes.Single().Expression);
        Assert.Empty(sites[1].Input.Holes);
        Assert.True(sites[1].Input.Total.High > 0);
    }

    [Fact]
    public async Task Google_GenAI_as_a_chat_client_and_a_model_in_a_field_that_is_handed_on()
    {
        var sites = await CallSites.OnStubs("Google.GenAI", """
            using Google.GenAI; using Microsoft.Extensions.AI;
            class App
            {
                private string model = "";
                void Start() { model = "gemini-2.5-flash"; Log(model); }
                static void Log(string text) { }
                Task One() => new Client(apiKey: "k").AsIChatClient("gemini-2.5-flash").GetResponseAsync("Hi");
                Task Two(Client client) => client.Models.GenerateContentAsync(model, "Hi");
            }
            """);
        Assert.Equal("gemini-2.5-flash", sites[0].Model.Id);
        Assert.Equal(2, sites.Count);
    }

    [Fact]
    public async Task Google_GenerativeAI_names_model_instruction_and_cap_where_the_model_is_made()
    {
        var sites = await CallSites.OnStubs("GenerativeAI", """
            using GenerativeAI; using GenerativeAI.Types;
            class App
            {
                async Task Run(string question)
                {
                    var model = new GoogleAi("key").CreateGenerativeModel("models/gemini-2.5-flash", config: new GenerationConfig { MaxOutputTokens = 300 }, systemInstruction: "Be brief.");
                    await model.GenerateContentAsync(question);
                    await foreach (var part in model.StreamContentAsync(new GenerateContentRequest { Contents = [new Content("Hi", Roles.User)] })) { }
                    await model.StartChat().GenerateContentAsync(question);
                    await new GenerativeModel("key", GoogleAIModels.Gemini25Flash).GenerateContentAsync(question);
                }
            }
            """);
        Assert.All(sites, static s => Assert.Equal(("models/gemini-2.5-flash", true), (s.Model.Id, s.Cost.Low is not null)));
        Assert.Equal([true, true, true, false], sites.Select(static s => s.Input.System > 0));
        Assert.Equal([300L, 300L, 300L, null], sites.Select(static s => s.Cap.Tokens));
    }

    [Fact]
    public async Task Mscc_GenerativeAI_by_prompt_by_request_and_by_chat()
    {
        var sites = await CallSites.OnStubs("Mscc.GenerativeAI", """
            using Mscc.GenerativeAI;
            class App
            {
                async Task Run(string question)
                {
                    var google = new GoogleAI(apiKey: "key");
                    var model = google.GenerativeModel(model: Model.Gemini25Flash, systemInstruction: new Content("Be brief."));
                    await model.GenerateContent(question, new GenerationConfig { MaxOutputTokens = 300 });
                    await model.GenerateContent(new GenerateContentRequest("Hi", generationConfig: new GenerationConfig { MaxOutputTokens = 300 }));
                    await model.StartChat().SendMessage(question, new GenerationConfig { MaxOutputTokens = 300 });
                }
            }
            """);
        Assert.All(sites, static s => Assert.Equal(("gemini-2.5-flash", 300L, true), (s.Model.Id, s.Cap.Tokens, s.Input.System > 0)));
        Assert.Equal(3, sites.Count);
    }

    [Fact]
    public async Task Counting_tokens_and_making_a_model_cost_nothing() =>
        Assert.Empty(await CallSites.OnStubs("Google.GenAI, GenerativeAI", """
            using GenerativeAI; using Google.GenAI;
            class App
            {
                async Task Run(GenerativeModel model, Client client) { await client.Models.CountTokensAsync("gemini-2.5-flash", "Hi"); await model.CountTokensAsync([]); model.StartChat(); }
            }
            """));
}
