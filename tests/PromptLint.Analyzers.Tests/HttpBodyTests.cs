using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>The ways in which programs put together the body of a request to a model.</summary>
public sealed class HttpBodyTests
{
    private const string Url = "\"https://api.openai.com/v1/chat/completions\"";

    private static string Source(string body, string members = "") => $$"""
        using System.IO;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;

        class App
        {
            readonly HttpClient http = new();

            public async Task Run(string question, string address, bool strict)
            {
                await Task.Yield();
                {{body}}
            }
        }

        {{members}}
        """;

    private static Task<CallSiteFact> Site(string body, string members = "") => CallSites.Single(Source(body, members));

    [Theory]
    [InlineData("var body = new Dictionary<string, object> { [\"model\"] = \"gpt-4.1-mini\" }; if (strict) body[\"max_tokens\"] = 200;")]
    [InlineData("var body = new Dictionary<string, object> { { \"model\", \"gpt-4.1-mini\" } }; if (strict) { body.Add(\"max_tokens\", 200); }")]
    [InlineData("var body = new JsonObject { [\"model\"] = \"gpt-4.1-mini\" }; if (strict) body[\"max_tokens\"] = 200;")]
    [InlineData("object body = strict ? new { model = \"gpt-4.1-mini\", max_tokens = 200 } : (object)new { model = \"gpt-4.1-mini\" };")]
    [InlineData("var body = new Dictionary<string, object> { [\"model\"] = \"gpt-4.1-mini\", [question] = 200 };")]
    [InlineData("var body = new Dictionary<string, object> { [\"model\"] = \"gpt-4.1-mini\" }; foreach (var name in question.Split(' ')) body[name] = 1;")]
    public async Task A_field_that_is_set_on_some_paths_is_neither_set_nor_missing(string body)
    {
        var site = await Site(body + $" await http.PostAsJsonAsync({Url}, body);");
        Assert.Equal(("gpt-4.1-mini", CapState.Unknown), (site.Model.Id, site.Cap.State));
    }

    [Theory]
    [InlineData("var body = new Dictionary<string, object> { [\"model\"] = \"gpt-4.1-mini\" }; if (strict) body[\"temperature\"] = 0;", CapState.Missing, null)]
    [InlineData("var body = new Dictionary<string, object> { [\"model\"] = \"gpt-4.1-mini\", [\"max_tokens\"] = 9 }; body[\"max_tokens\"] = 200;", CapState.Set, 200L)]
    [InlineData("var body = new Dictionary<string, object> { [\"model\"] = \"gpt-4.1-mini\", [\"max_tokens\"] = 200 }; if (strict) body[\"max_tokens\"] = 100;", CapState.Set, 200L)]
    public async Task A_field_of_another_name_changes_nothing_and_the_last_one_counts(string body, CapState state, long? cap)
    {
        var site = await Site(body + $" await http.PostAsJsonAsync({Url}, body);");
        Assert.Equal((state, cap), (site.Cap.State, site.Cap.Tokens));
    }

    [Theory]
    [InlineData("var more = strict ? \", \\\"max_tokens\\\": 200\" : \"\"; var json = \"{ \\\"model\\\": \\\"gpt-4.1-mini\\\"\" + more + \" }\";", CapState.Unknown)]
    [InlineData("var cap = strict ? \"200\" : \"300\"; var json = \"{ \\\"model\\\": \\\"gpt-4.1-mini\\\", \\\"max_tokens\\\": \" + cap + \" }\";", CapState.Set)]
    [InlineData("var tone = strict ? \"formal\" : \"warm\"; var json = $$\"\"\"{ \"model\": \"gpt-4.1-mini\", \"messages\": [ { \"role\": \"user\", \"content\": \"Be {{tone}}: {{question}}\" } ] }\"\"\";", CapState.Missing)]
    [InlineData("var json = \"{ \\\"model\\\": \\\"MODEL\\\" }\".Replace(\"MODEL\", \"gpt-4.1-mini\");", CapState.Missing)]
    public async Task JSON_text_may_have_choices_in_it(string json, CapState cap)
    {
        var site = await Site(json + $" await http.PostAsync({Url}, new StringContent(json, Encoding.UTF8, \"application/json\"));");
        Assert.Equal(("gpt-4.1-mini", cap), (site.Model.Id, site.Cap.State));
    }

    [Theory]
    [InlineData("using var stream = new MemoryStream(); using (var writer = new Utf8JsonWriter(stream)) { writer.WriteStartObject(); writer.WriteString(\"model\", \"x\"); writer.WriteEndObject(); } var content = new ByteArrayContent(stream.ToArray());")]
    [InlineData("var content = new StringContent(\"{ \\\"model\\\": \\\"x\\\", \" + question + \" }\");")]
    [InlineData("var content = new StringContent(await File.ReadAllTextAsync(address));")]
    public async Task A_body_that_is_not_known_is_a_call_of_an_unknown_model(string content)
    {
        var site = await Site(content + $" await http.PostAsync({Url}, content);");
        Assert.Equal((null, CapState.Unknown, StopState.Unknown), (site.Model.Id, site.Cap.State, site.Stop));
    }

    [Theory]
    [InlineData("new Request { Messages = [new(\"user\", question)] }", "class Request { public string Model { get; set; } = \"gpt-4.1-mini\"; public Turn[] Messages { get; set; } = []; [JsonPropertyName(\"max_tokens\")] public int Limit { get; set; } = 200; }")]
    [InlineData("new Request(\"gpt-4.1-mini\", [new(\"user\", question)])", "record Request(string Model, Turn[] Messages, [property: JsonPropertyName(\"max_tokens\")] int Limit = 200);")]
    [InlineData("new Request(\"gpt-4.1-mini\", 200)", "class Request { public Request(string name, int most) { Model = name; MaxTokens = most; } public string Model { get; } public int MaxTokens { get; } }")]
    [InlineData("new Request { Model = \"gpt-4.1-mini\" }", "class Request : Common { public string Model { get; set; } = \"\"; } class Common { [JsonPropertyName(\"max_tokens\")] public int Limit { get; set; } = 200; }")]
    [InlineData("new Request { Model = \"gpt-4.1-mini\" }", "class Request { public string Model { get; set; } = \"\"; public int MaxTokens => 200; }")]
    [InlineData("new Request { Limit = 200 }", "class Request : Common { } class Common { [JsonPropertyName(\"model\")] public string Name { get; } = \"gpt-4.1-mini\"; [JsonPropertyName(\"max_tokens\")] public int Limit { get; set; } }")]
    public async Task An_object_of_the_users_own_class_has_what_its_class_gives_it(string body, string type)
    {
        var site = await Site($"await http.PostAsJsonAsync({Url}, {body}, new JsonSerializerOptions {{ PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }});", type + " record Turn(string Role, string Content);");
        Assert.Equal(("gpt-4.1-mini", CapState.Set, 200L), (site.Model.Id, site.Cap.State, site.Cap.Tokens));
    }

    [Theory]
    [InlineData("new Request()", "class Request { public Request() { Model = \"gpt-4.1-mini\"; Limit(); } public string Model { get; set; } public int? MaxTokens { get; set; } void Limit() { } }", CapState.Missing)]
    [InlineData("new Request()", "class Request { public Request() { MaxTokens = Most(); } public int? MaxTokens { get; set; } static int Most() => 3; }", CapState.Unknown)]
    [InlineData("new Request()", "class Request { public int? MaxTokens { get { return 3; } } }", CapState.Unknown)]
    [InlineData("new Request()", "class Request { [JsonExtensionData] public Dictionary<string, object> More { get; set; } = []; }", CapState.Unknown)]
    public async Task What_a_class_sets_by_itself_is_not_missing(string body, string type, CapState cap) =>
        Assert.Equal(cap, (await Site($"await http.PostAsJsonAsync({Url}, {body});", type)).Cap.State);

    [Theory]
    [InlineData("var request = strict ? Build(\"https://eu.example/v1/chat/completions\") : Build(\"https://us.example/v1/chat/completions\");")]
    [InlineData("var request = Build(strict ? \"https://eu.example/v1/chat/completions\" : \"https://us.example/v1/chat/completions\");")]
    [InlineData("HttpRequestMessage request; if (strict) request = Build(\"https://eu.example/v1/chat/completions\"); else request = Build(\"https://us.example/v1/chat/completions\");")]
    [InlineData("var request = question.Length switch { 0 => Build(\"https://eu.example/v1/chat/completions\"), _ => Build(\"https://us.example/v1/chat/completions\") };")]
    [InlineData("HttpRequestMessage Local() { var made = new HttpRequestMessage(HttpMethod.Post, \"https://eu.example/v1/chat/completions\"); made.Content = JsonContent.Create(new { model = \"gpt-4.1-mini\", max_tokens = 200 }); return made; } var request = Local();")]
    public async Task A_request_may_be_made_by_a_method_and_on_several_paths(string request)
    {
        var site = await Site(
            request + " await http.SendAsync(request);  HttpRequestMessage Build(string url) => new(HttpMethod.Post, url) { Content = JsonContent.Create(new { model = \"gpt-4.1-mini\", max_tokens = 200 }) };");
        Assert.Equal(("gpt-4.1-mini", 200L), (site.Model.Id, site.Cap.Tokens));
    }

    [Theory]
    [InlineData("var request = strict ? Get(\"https://eu.example/v1/chat/completions\") : Get(\"https://us.example/v1/chat/completions\");")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, \"https://api.openai.com/v1/models\");")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Post, \"https://shop.example/orders\") { Content = JsonContent.Create(new { model = \"gpt-4.1-mini\", messages = new[] { new { role = \"user\", content = question } } }) };")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Post, \"https://api.openai.com/v1/audio/transcriptions\") { Content = new MultipartFormDataContent { { new StringContent(\"whisper-1\"), \"model\" } } };")]
    public Task A_request_without_a_body_or_to_another_place_is_none(string request) => CallSites.None(Source(
        request + " await http.SendAsync(request);  HttpRequestMessage Get(string url) => new(HttpMethod.Get, url);"));

    [Fact]
    public async Task An_extension_of_the_users_own_is_called_for_the_model()
    {
        var sites = await CallSites.Of(Source(
            $"await http.PostJsonAsync({Url}, new {{ model = \"gpt-4.1-mini\", max_tokens = 200 }}); await http.PostJsonAsync(\"https://shop.example/orders\", new {{ id = 1 }});",
            "static class More { public static async Task<string> PostJsonAsync(this HttpClient client, string url, object body) { using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, \"application/json\"); var answer = await client.PostAsync(url, content); return await answer.Content.ReadAsStringAsync(); } }"));
        Assert.Contains("gpt-4.1-mini", sites.Select(static s => s.Model.Id));
    }

    [Theory]
    [InlineData("await http.PostAsJsonAsync(address, new { model = \"gpt-4.1-mini\", max_tokens = 200, messages = new[] { new { role = \"user\", content = question } } });", "gpt-4.1-mini", 200L)]
    [InlineData("var turns = new List<object> { new { role = \"user\", content = question } }; await http.PostAsJsonAsync(address, new { model = \"gpt-4.1-mini\", max_tokens = 200, messages = turns });", "gpt-4.1-mini", 200L)]
    [InlineData("await http.PostAsJsonAsync(address, Given(question));", null, null)]
    public async Task Where_nothing_of_the_address_is_known_a_body_of_roles_and_contents_tells(string body, string? model, long? cap)
    {
        var site = await Site(body + " static Request Given(string text) => JsonSerializer.Deserialize<Request>(text)!;", "class Request { public string Model { get; set; } = \"\"; public List<Turn> Messages { get; set; } = []; } record Turn(string Role, string Content);");
        Assert.Equal((model, cap), (site.Model.Id, site.Cap.Tokens));
    }
}
