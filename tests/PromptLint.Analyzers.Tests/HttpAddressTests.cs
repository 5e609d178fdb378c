using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>The ways in which programs put together the address of a model's endpoint.</summary>
public sealed class HttpAddressTests
{
    private const string Claude = "new { model = \"claude-sonnet-4-5\", max_tokens = 500, messages = new[] { new { role = \"user\", content = question } } }";

    private const string Embedded = "new { model = \"text-embedding-3-small\", input = question }";

    private static string Source(string body, string field, string more = "") => $$"""
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text;
        using System.Text.Json;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Options;

        class App
        {
            {{field}}

            public async Task Run(string question, string address, bool eu)
            {
                await Task.Yield();
                {{body}}
            }
        }

        {{more}}
        """;

    private static Task<CallSiteFact> Site(string body, string field = "readonly HttpClient http = new();", string more = "") =>
        CallSites.Single(Source(body, field, more));

    private static Task None(string body, string field = "readonly HttpClient http = new();", string more = "") => CallSites.None(Source(body, field, more));

    [Theory]
    [InlineData("readonly HttpClient http = new() { BaseAddress = new Uri(\"https://api.anthropic.com/v1/messages\") };")]
    [InlineData("readonly HttpClient http; public App(HttpClient client) { http = client; http.BaseAddress = new Uri(\"https://api.anthropic.com/v1/messages\"); }")]
    [InlineData("readonly HttpClient http; public App(HttpClient client, bool eu) { http = client; http.BaseAddress = new Uri(eu ? \"https://eu.example/messages\" : \"https://api.anthropic.com/v1/messages\"); }")]
    [InlineData("readonly HttpClient http = new(); void Connect() { http.BaseAddress = new Uri(\"https://api.anthropic.com/v1/messages\"); }")]
    public async Task The_base_address_may_be_the_whole_one(string field)
    {
        foreach (var empty in new[] { "\"\"", "(string?)null", "(Uri?)null" })
        {
            Assert.Equal("claude-sonnet-4-5", (await Site($"await http.PostAsJsonAsync({empty}, {Claude});", field)).Model.Id);
        }
    }

    [Fact]
    public Task A_whole_base_address_of_something_else_is_no_model() => None(
        $"await http.PostAsJsonAsync(\"\", {Claude});",
        "readonly HttpClient http = new() { BaseAddress = new Uri(\"https://shop.example/orders\") };");

    [Theory]
    [InlineData("services.AddHttpClient<App>(c => c.BaseAddress = new Uri(\"https://api.openai.com/v1/\"));")]
    [InlineData("services.AddHttpClient<App>(c => { c.Timeout = TimeSpan.FromSeconds(9); c.BaseAddress = new Uri(\"https://api.openai.com/v1/\"); });")]
    [InlineData("services.AddHttpClient<App>((sp, c) => { c.BaseAddress = new Uri(\"https://api.openai.com/v1/\"); });")]
    [InlineData("services.AddHttpClient<App>().ConfigureHttpClient(c => c.BaseAddress = new Uri(\"https://api.openai.com/v1/\"));")]
    public async Task A_typed_client_has_the_base_address_of_its_registration(string registration) => Assert.Equal(
        (LlmOperation.Embedding, "text-embedding-3-small"),
        await Fact(
            "await http.PostAsJsonAsync(\"embeddings\", new { model = \"text-embedding-3-small\", inputs = 1, input = question });",
            "readonly HttpClient http; public App(HttpClient client) => http = client;",
            $"static class Start {{ public static void Add(IServiceCollection services) {{ {registration} }} }}"));

    [Theory]
    [InlineData("\"openai\"", LlmOperation.Embedding)]
    [InlineData("\"shop\"", null)]
    public async Task A_named_client_has_the_base_address_of_its_name(string name, LlmOperation? expected)
    {
        var sites = await CallSites.Of(Source(
            "var http = factory.CreateClient(" + name + "); await http.PostAsJsonAsync(\"embeddings\", new { text = question });",
            "readonly IHttpClientFactory factory; public App(IHttpClientFactory f) => factory = f;",
            "static class Start { public static void Add(IServiceCollection services) { services.AddHttpClient(\"shop\", c => c.BaseAddress = new Uri(\"https://shop.example/v1/\")); services.AddHttpClient(\"openai\", c => c.BaseAddress = new Uri(\"https://api.openai.com/v1/\")); } }"));
        Assert.Equal(expected, sites.SingleOrDefault()?.Operation);
    }

    [Theory]
    [InlineData("var url = \"https://api.anthropic.com/\".TrimEnd('/') + \"/v1/messages\";")]
    [InlineData("var url = $\"{address.TrimEnd('/')}/v1/messages\";")]
    [InlineData("var url = $\"{(address ?? \"https://api.anthropic.com/\").TrimEnd('/')}/v1/messages\";")]
    [InlineData("var url = (address?.Trim() ?? \"https://api.anthropic.com\") + \"/v1/messages\";")]
    [InlineData("var url = \"https://api.anthropic.com/v1/complete\".Replace(\"/complete\", \"/messages\");")]
    [InlineData("var url = \"https://HOST/v1/messages\".Replace(\"HOST\", address);")]
    [InlineData("var url = string.Format(\"{0}/v1/{1}\", address, \"messages\");")]
    [InlineData("var url = string.Join(\"/\", address, \"v1\", \"messages\");")]
    [InlineData("var url = string.Join('/', new[] { address, \"v1\", \"messages\" });")]
    [InlineData("var root = eu ? \"https://eu.example\" : \"https://us.example\"; var url = root + \"/v1/messages\";")]
    [InlineData("var url = $\"{(eu ? \"https://eu.example/shop\" : \"https://us.example\")}/v1/messages\";")]
    [InlineData("var path = eu ? \"orders\" : \"messages\"; var url = $\"{address}/v1/{path}\";")]
    [InlineData("var url = address + \"messages\";")]
    [InlineData("var url = new Uri(new Uri(\"https://api.anthropic.com/v1/\"), \"messages\");")]
    [InlineData("var url = new Uri(new Uri(\"https://api.anthropic.com/other/\"), \"/v1/messages\");")]
    [InlineData("var url = new Uri(new Uri(address), \"v1/messages\");")]
    [InlineData("var url = new UriBuilder(\"https\", \"api.anthropic.com\", 443, \"/v1/messages\").Uri;")]
    [InlineData("var url = new StringBuilder(address).Append(\"/v1\").Append(\"/messages\").ToString();")]
    [InlineData("var url = Endpoints.Messages;")]
    [InlineData("var url = Endpoints.For(eu);")]
    [InlineData("string Url() => address + \"/v1/messages\"; var url = Url();")]
    public async Task An_address_may_be_made_of_pieces(string url) => Assert.Equal(
        "claude-sonnet-4-5",
        (await Site(url + $" await http.PostAsJsonAsync(url, {Claude});", more: """
            static class Endpoints
            {
                public const string Root = "https://api.anthropic.com";
                public static readonly string Messages = Root + "/v1/messages";
                public static string For(bool eu) => eu switch { true => "https://eu.example/v1/messages", _ => Messages };
            }
            """)).Model.Id);

    [Theory]
    [InlineData("var url = \"https://api.example.com/v1/messages/\".TrimEnd('/') + \"/count\";")]
    [InlineData("var url = $\"{address.TrimEnd('/')}/v1/messages/batches\";")]
    [InlineData("var url = \"https://api.anthropic.com/v1/messages\".Replace(\"/messages\", \"/files\");")]
    [InlineData("var url = $\"{address}/v1/{(eu ? \"orders\" : \"files\")}\";")]
    [InlineData("var url = new Uri(new Uri(\"https://shop.example/v1/messages/\"), \"read\");")]
    public Task Pieces_may_make_another_address(string url) => None(url + $" await http.PostAsJsonAsync(url, {Claude});");

    [Fact]
    public async Task More_addresses_than_are_compared_are_not_known_and_the_body_decides()
    {
        var many = string.Join(", ", Enumerable.Range(0, 12).Select(static n => $"{n} => \"https://host{n}.example/{(n == 11 ? "v1/chat/completions" : "orders")}\"")) + ", _ => \"\"";
        var body = "new { model = \"gpt-4.1-mini\", messages = new[] { new { role = \"user\", content = question } } }";
        Assert.Equal("gpt-4.1-mini", (await Site($"var url = question.Length switch {{ {many} }}; await http.PostAsJsonAsync(url, {body});")).Model.Id);
        await None($"var url = question.Length switch {{ {many} }}; await http.PostAsJsonAsync(url, new {{ id = 1 }});");
    }

    [Theory]
    [InlineData("https://api.groq.com/openai/v1/chat/completions")]
    [InlineData("https://openrouter.ai/api/v1/chat/completions")]
    [InlineData("http://localhost:1234/api/v0/chat/completions")]
    [InlineData("https://me.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview")]
    [InlineData("https://dashscope.aliyuncs.com/compatible-mode/v1/chat/completions")]
    [InlineData("https://ark.cn-beijing.volces.com/api/v3/chat/completions")]
    [InlineData("https://api.perplexity.ai/chat/completions")]
    public async Task Gateways_that_speak_like_OpenAI_are_models(string url) => Assert.Equal(
        (LlmOperation.Chat, "some-model"),
        await Fact($"await http.PostAsJsonAsync(\"{url}\", new {{ model = \"some-model\", messages = new[] {{ new {{ role = \"user\", content = question }} }} }});"));

    [Theory]
    [InlineData("http://gpu-box:8000/v1/messages", Claude, LlmOperation.Chat)]
    [InlineData("https://llm.example/v1/embeddings", Embedded, LlmOperation.Embedding)]
    [InlineData("https://llm.example/v1/responses", Embedded, LlmOperation.Responses)]
    [InlineData("http://gpu-box:8080/v1/completions", "new { model = \"m\", prompt = question }", LlmOperation.Completion)]
    [InlineData("http://ollama:11434/api/generate", "new { model = \"m\", prompt = question }", LlmOperation.Completion)]
    [InlineData("http://gpu-box/api/chat", "new { model = \"m\", stream = false, messages = new[] { new { role = \"user\", content = question } } }", LlmOperation.Chat)]
    [InlineData("http://gpu-box/api/embeddings", "new { model = \"m\", prompt = question }", LlmOperation.Embedding)]
    public async Task At_a_foreign_host_path_and_body_decide(string url, string body, LlmOperation operation) =>
        Assert.Equal(operation, (await Site($"await http.PostAsJsonAsync(\"{url}\", {body});")).Operation);

    [Theory]
    [InlineData("https://chat.example/v1/messages", "new { to = address, text = question, model = \"sms\" }")]
    [InlineData("https://chat.example/v1/messages", "new { messages = new[] { question }, max_tokens = 3 }")]
    [InlineData("https://search.example/completions", "new { prefix = question, model = \"m\" }")]
    [InlineData("https://search.example/embeddings", "new { document = question, model = \"m\" }")]
    [InlineData("https://search.example/embeddings", "new { input = question }")]
    [InlineData("https://shop.example/api/chat", "new { room = question, messages = new[] { question } }")]
    [InlineData("https://shop.example/api/generate", "new { template = question }")]
    [InlineData("https://api.openai.com/v1/images/generations", "new { model = \"dall-e-3\", prompt = question, n = 1 }")]
    [InlineData("https://api.openai.com/v1/audio/speech", "new { model = \"tts-1\", input = question, voice = \"alloy\" }")]
    [InlineData("https://api.openai.com/v1/moderations", Embedded)]
    [InlineData("https://api.openai.com/v1/files", "new { purpose = \"batch\" }")]
    [InlineData("https://api.replicate.com/v1/predictions", "new { version = \"x\", input = new { prompt = question } }")]
    [InlineData("https://api-inference.huggingface.co/models/distilbert/sst-2", "new { inputs = question }")]
    [InlineData("https://telemetry.example/v1/responses", "new { model = \"T-100\", reading = 3 }")]
    [InlineData("https://shop.example/models/chair", "new { inputs = question }")]
    public Task What_looks_like_it_is_no_model(string url, string body) => None($"await http.PostAsJsonAsync(\"{url}\", {body});");

    private static async Task<(LlmOperation, string?)> Fact(string body, string field = "readonly HttpClient http = new();", string more = "")
    {
        var site = await Site(body, field, more);
        return (site.Operation, site.Model.Id);
    }
}
