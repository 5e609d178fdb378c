using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Endpoints of models that are called over libraries for HTTP.</summary>
public sealed class HttpLibraryTests
{
    private const string Body = "new { model = \"gpt-4.1-mini\", max_tokens = 200, messages = new[] { new { role = \"user\", content = question } } }";

    private static string Rest(string body) => $$"""
        using RestSharp;
        using System.Text.Json;

        class App
        {
            public async Task Run(string question, string address)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;

    [Theory]
    [InlineData("var client = new RestClient(\"https://api.openai.com\"); var request = new RestRequest(\"/v1/chat/completions\", Method.Post); request.AddHeader(\"Authorization\", address); request.AddJsonBody(" + Body + "); await client.ExecuteAsync(request);")]
    [InlineData("var client = new RestClient(new RestClientOptions(\"https://api.openai.com/v1/chat/completions\")); var request = new RestRequest(\"\", Method.Post).AddHeader(\"a\", address).AddJsonBody(" + Body + "); client.Execute(request);")]
    [InlineData("var client = new RestClient(address); var request = new RestRequest(\"v1/chat/completions\").AddStringBody(JsonSerializer.Serialize(" + Body + "), DataFormat.Json); await client.PostAsync(request);")]
    [InlineData("var client = new RestClient(address); await client.PostJsonAsync<object>(\"v1/chat/completions\", " + Body + ");")]
    public async Task RestSharp_sends_requests_to_models(string body)
    {
        var site = await CallSites.Single(Rest(body));
        Assert.Equal((LlmOperation.Chat, "gpt-4.1-mini", 200L), (site.Operation, site.Model.Id, site.Cap.Tokens));
    }

    [Theory]
    [InlineData("var client = new RestClient(\"https://shop.example\"); await client.ExecuteAsync(new RestRequest(\"/orders\", Method.Post).AddJsonBody(" + Body + "));")]
    [InlineData("var client = new RestClient(\"https://api.openai.com\"); await client.ExecuteAsync(new RestRequest(\"/v1/models\"));")]
    [InlineData("var client = new RestClient(address); await client.PostJsonAsync<object>(\"v1/messages\", new { to = question });")]
    public Task RestSharp_sends_other_requests(string body) => CallSites.None(Rest(body));

    private static string Contract(string members, string call) => $$"""
        using Refit;

        interface IModel
        {
            {{members}}
        }

        class Message { public string Role { get; set; } = ""; public string Content { get; set; } = ""; }

        class Ask { public string Model { get; set; } = ""; public List<Message> Messages { get; set; } = []; public int? MaxTokens { get; set; } }

        class App
        {
            readonly IModel model = RestService.For<IModel>("https://api.openai.com");

            public async Task Run(string question) => await {{call}};
        }
        """;

    [Theory]
    [InlineData("[Post(\"/v1/chat/completions\")] Task<string> Chat([Body] Ask ask, [Header(\"Authorization\")] string key, CancellationToken token = default);", "model.Chat(new Ask { Model = \"gpt-4.1-mini\", MaxTokens = 200 }, question)")]
    [InlineData("[Post(\"/v1/chat/completions\")] Task<string> Chat(Ask ask);", "model.Chat(new Ask { Model = \"gpt-4.1-mini\", MaxTokens = 200 })")]
    [InlineData("[Refit.Post(\"/v1/chat/completions\")] Task<string> Chat([Body] string json);", "model.Chat(System.Text.Json.JsonSerializer.Serialize(new { model = \"gpt-4.1-mini\", max_tokens = 200 }))")]
    public async Task A_method_that_Refit_implements_is_the_call(string members, string call)
    {
        var site = await CallSites.Single(Contract(members, call));
        Assert.Equal(("refit", LlmOperation.Chat, "gpt-4.1-mini", 200L), (site.Sdk, site.Operation, site.Model.Id, site.Cap.Tokens));
    }

    [Fact]
    public async Task The_path_of_a_contract_takes_its_arguments() => Assert.Equal(
        ("gemini-2.5-flash", LlmOperation.Chat),
        await Named("[Post(\"/v1beta/models/{name}:generateContent\")] Task<string> Chat(string name, [Body] object ask);", "model.Chat(\"gemini-2.5-flash\", new { contents = new[] { question } })"));

    [Theory]
    [InlineData("[Post(\"/orders\")] Task<string> Chat([Body] Ask ask);", "model.Chat(new Ask { Model = \"gpt-4.1-mini\" })")]
    [InlineData("[Get(\"/v1/chat/completions\")] Task<string> Chat();", "model.Chat()")]
    [InlineData("[Post(\"/v1/images/generations\")] Task<string> Draw([Body] object ask);", "model.Draw(new { prompt = question })")]
    public Task Other_methods_of_a_contract_are_no_calls_of_a_model(string members, string call) => CallSites.None(Contract(members, call));

    private static async Task<(string?, LlmOperation)> Named(string members, string call)
    {
        var site = await CallSites.Single(Contract(members, call));
        return (site.Model.Id, site.Operation);
    }
}
