using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Models that are called over plain HTTP.</summary>
public sealed class HttpTests
{
    private const string OpenAI = "\"https://api.openai.com/v1/chat/completions\"";

    private const string Body = "new { model = \"gpt-4.1-mini\", max_tokens = 200, messages = new[] { new { role = \"system\", content = \"Be brief.\" }, new { role = \"user\", content = question } } }";

    private const string Json = "$$\"\"\"{ \"model\": \"gpt-4.1-mini\", \"max_tokens\": 200, \"messages\": [ { \"role\": \"system\", \"content\": \"Be brief.\" }, { \"role\": \"user\", \"content\": \"{{question}}\" } ] }\"\"\"";

    private static string Source(string body, string members = "", string field = "readonly HttpClient http = new();") => $$"""
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;

        class App
        {
            {{field}}

            async Task Run(string question, string address)
            {
                await Task.Yield();
                {{body}}
            }
        }

        {{members}}
        """;

    private static Task<CallSiteFact> Site(string body, string members = "", string field = "readonly HttpClient http = new();") => CallSites.Single(Source(body, members, field));

    [Theory]
    [InlineData("await http.PostAsJsonAsync(" + OpenAI + ", " + Body + ");")]
    [InlineData("await http.PostAsJsonAsync(new Uri(" + OpenAI + "), " + Body + ");")]
    [InlineData("await http.PostAsync(" + OpenAI + ", JsonContent.Create(" + Body + "));")]
    [InlineData("await http.PostAsync(" + OpenAI + ", new StringContent(JsonSerializer.Serialize(" + Body + "), Encoding.UTF8, \"application/json\"));")]
    [InlineData("var body = " + Body + "; var json = JsonSerializer.Serialize(body); using var content = new StringContent(json); await http.PostAsync(" + OpenAI + ", content);")]
    [InlineData("await http.PostAsync(" + OpenAI + ", new StringContent(" + Json + "));")]
    [InlineData("await http.SendAsync(new HttpRequestMessage(HttpMethod.Post, " + OpenAI + ") { Content = JsonContent.Create(" + Body + ") });")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Post, " + OpenAI + "); request.Headers.Add(\"Authorization\", \"Bearer x\"); request.Content = new StringContent(" + Json + "); await http.SendAsync(request);")]
    [InlineData("using var request = new HttpRequestMessage { Method = HttpMethod.Post, RequestUri = new Uri(" + OpenAI + "), Content = JsonContent.Create(" + Body + ") }; await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);")]
    [InlineData("var body = new Dictionary<string, object> { [\"model\"] = \"gpt-4.1-mini\", [\"max_tokens\"] = 200, [\"messages\"] = new object[] { new { role = \"system\", content = \"Be brief.\" }, new { role = \"user\", content = question } } }; await http.PostAsJsonAsync(" + OpenAI + ", body);")]
    [InlineData("var body = new JsonObject { [\"model\"] = \"gpt-4.1-mini\", [\"max_tokens\"] = 200, [\"messages\"] = new JsonArray(new JsonObject { [\"role\"] = \"system\", [\"content\"] = \"Be brief.\" }, new JsonObject { [\"role\"] = \"user\", [\"content\"] = question }) }; await http.PostAsync(" + OpenAI + ", new StringContent(body.ToJsonString()));")]
    public async Task A_request_is_read_however_it_is_written(string body)
    {
        var site = await Site(body);
        Assert.Equal(("http", LlmOperation.Chat, "gpt-4.1-mini"), (site.Sdk, site.Operation, site.Model.Id));
        Assert.Equal((CapState.Set, 200L, StopState.Missing), (site.Cap.State, site.Cap.Tokens, site.Stop));
        Assert.Equal("question", Assert.Single(site.Input.Holes).Expression);
        Assert.Equal(3, site.Input.System);
    }

    [Fact]
    public async Task Records_with_json_names_are_read()
    {
        var site = await Site(
            $"await http.PostAsJsonAsync({OpenAI}, new Request(\"gpt-4.1-mini\", [new Message(\"system\", \"Be brief.\"), new Message(\"user\", question)], 100) {{ Stop = [\"END\"] }});",
            """
            record Message([property: JsonPropertyName("role")] string Who, [property: JsonPropertyName("content")] string What);
            record Request([property: JsonPropertyName("model")] string Name, [property: JsonPropertyName("messages")] Message[] Turns, [property: JsonPropertyName("max_completion_tokens")] int Most) { [JsonPropertyName("stop")] public string[]? Stop { get; init; } }
            """);
        Assert.Equal(("gpt-4.1-mini", CapState.Set, 100L, StopState.Set), (site.Model.Id, site.Cap.State, site.Cap.Tokens, site.Stop));
        Assert.Equal((3L, "question"), (site.Input.System, Assert.Single(site.Input.Holes).Expression));
    }

    [Fact]
    public async Task Classes_with_json_names_are_read()
    {
        var site = await Site(
            $"await http.PostAsJsonAsync({OpenAI}, new Request {{ Name = \"gpt-4.1-mini\", Messages = [new() {{ Role = \"user\", Content = \"Hi\" }}] }});",
            """
            class Message { public string Role { get; set; } public string Content { get; set; } }
            class Request { [JsonPropertyName("model")] public string Name { get; set; } public List<Message> Messages { get; set; } public int? MaxTokens { get; set; } }
            """);
        Assert.Equal(("gpt-4.1-mini", CapState.Missing, 1L), (site.Model.Id, site.Cap.State, site.Input.User));
    }

    [Fact]
    public async Task A_property_with_a_value_of_its_own_is_not_missing()
    {
        var site = await Site(
            $"await http.PostAsJsonAsync({OpenAI}, new Request {{ Messages = question }});",
            "class Request { public string Model { get; set; } = \"gpt-4.1-mini\"; public string Messages { get; set; } public int MaxTokens { get; set; } = 300; }");
        Assert.NotEqual(CapState.Missing, site.Cap.State);
    }

    [Theory]
    [InlineData("await http.PostAsJsonAsync(" + OpenAI + ", new { model = \"gpt-4.1-mini\", messages = new[] { new { role = \"user\", content = \"Hi\" } } });", CapState.Missing)]
    [InlineData("await http.PostAsJsonAsync(" + OpenAI + ", new { model = \"gpt-4.1-mini\", max_completion_tokens = question.Length, messages = new[] { new { role = \"user\", content = \"Hi\" } } });", CapState.Set)]
    [InlineData("await http.PostAsync(" + OpenAI + ", new StringContent(question));", CapState.Unknown)]
    [InlineData("await http.PostAsync(" + OpenAI + ", new StringContent(File.ReadAllText(\"body.json\")));", CapState.Unknown)]
    public async Task A_cap_is_missing_only_where_the_body_is_known(string body, CapState cap) => Assert.Equal(cap, (await Site(body)).Cap.State);

    [Fact]
    public async Task A_body_out_of_sight_tells_no_model()
    {
        var site = await Site($"await http.PostAsync({OpenAI}, new StringContent(question));");
        Assert.Equal((null, StopState.Unknown, false), (site.Model.Id, site.Stop, site.IsPriced));
    }

    [Theory]
    [InlineData("$\"https://me.openai.azure.com/openai/deployments/gpt-4.1-mini/chat/completions?api-version=2024-06-01\"", "gpt-4.1-mini")]
    [InlineData("$\"{address}/openai/deployments/gpt-4.1-mini/chat/completions?api-version=2024-06-01\"", "gpt-4.1-mini")]
    [InlineData("$\"https://me.openai.azure.com/openai/deployments/{address}/chat/completions?api-version=2024-06-01\"", null)]
    public async Task The_path_of_Azure_names_the_deployment(string url, string? model)
    {
        var site = await Site($"await http.PostAsJsonAsync({url}, new {{ messages = new[] {{ new {{ role = \"user\", content = \"Hi\" }} }}, stop = new[] {{ \"END\" }} }});");
        Assert.Equal((LlmOperation.Chat, model, CapState.Missing, StopState.Set), (site.Operation, site.Model.Id, site.Cap.State, site.Stop));
    }

    [Fact]
    public async Task Anthropic_has_its_system_prompt_beside_the_messages()
    {
        var site = await Site("await http.PostAsJsonAsync(\"https://api.anthropic.com/v1/messages\", new { model = \"claude-sonnet-4-5\", max_tokens = 500, system = \"Be brief.\", stop_sequences = new[] { \"END\" }, messages = new[] { new { role = \"user\", content = \"Hi\" } } });");
        Assert.Equal(("claude-sonnet-4-5", 500L, StopState.Set), (site.Model.Id, site.Cap.Tokens, site.Stop));
        Assert.True(site.Input.System > 0 && site.Input.User > 0);
    }

    [Fact]
    public async Task Gemini_names_its_model_in_the_path()
    {
        const string Google = "await http.PostAsJsonAsync($\"https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent?key={address}\", ";
        var site = await Site(Google + "new { system_instruction = new { parts = new[] { new { text = \"Be brief.\" } } }, contents = new[] { new { role = \"user\", parts = new[] { new { text = question } } } }, generationConfig = new { maxOutputTokens = 64, stopSequences = new[] { \"END\" } } });");
        Assert.Equal(("gemini-2.5-flash", 64L, StopState.Set), (site.Model.Id, site.Cap.Tokens, site.Stop));
        Assert.True(site.Input.System > 0);
        Assert.Equal("question", Assert.Single(site.Input.Holes).Expression);
        Assert.Equal(CapState.Missing, (await Site(Google + "new { contents = new[] { new { parts = new[] { new { text = question } } } } });")).Cap.State);
    }

    [Fact]
    public async Task Ollama_has_its_cap_among_the_options()
    {
        var sites = await CallSites.Of(Source("""
            await http.PostAsJsonAsync("http://localhost:11434/api/chat", new { model = "llama3.2", messages = new[] { new { role = "user", content = "Hi" } }, options = new { num_predict = 50 } });
            await http.PostAsJsonAsync("http://localhost:11434/api/generate", new { model = "llama3.2", prompt = question });
            """));
        Assert.Equal([(LlmOperation.Chat, CapState.Set), (LlmOperation.Completion, CapState.Missing)], sites.Select(static s => (s.Operation, s.Cap.State)));
        Assert.All(sites, static s => Assert.Equal("llama3.2", s.Model.Id));
    }

    [Theory]
    [InlineData("https://api.openai.com/v1/", "chat/completions")]
    [InlineData("https://api.openai.com/v1", "/v1/chat/completions")]
    [InlineData("https://api.openai.com", "v1/embeddings")]
    [InlineData("https://api.anthropic.com", "/v1/messages")]
    [InlineData("https://me.openai.azure.com/", "openai/deployments/gpt-4.1-mini/chat/completions?api-version=1")]
    public async Task A_relative_path_belongs_to_the_base_address(string root, string path) =>
        Assert.Equal("http", (await Site($"await http.PostAsJsonAsync(\"{path}\", {Body});", field: $"readonly HttpClient http = new() {{ BaseAddress = new Uri(\"{root}\") }};")).Sdk);

    [Fact]
    public async Task A_base_address_set_by_the_constructor_counts() => Assert.Equal("claude-sonnet-4-5", (await Site(
        "await http.PostAsJsonAsync(\"/v1/messages\", new { model = \"claude-sonnet-4-5\", max_tokens = 10 });",
        field: "readonly HttpClient http; App(HttpClient client) { http = client; http.BaseAddress = new Uri(\"https://api.anthropic.com\"); }")).Model.Id);

    [Theory]
    [InlineData("await http.GetStringAsync(\"https://api.openai.com/v1/models\");")]
    [InlineData("await http.GetAsync(" + OpenAI + ");")]
    [InlineData("await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, \"https://api.openai.com/v1/models\"));")]
    [InlineData("await http.PostAsJsonAsync(\"https://api.openai.com/v1/files\", " + Body + ");")]
    [InlineData("await http.PostAsJsonAsync(\"/v1/messages\", new { from = address, to = question, text = question });")]
    [InlineData("await http.PostAsJsonAsync($\"{address}/v1/messages\", new { model = \"sms\", messages = new[] { question } });")]
    [InlineData("await http.PostAsJsonAsync($\"{address}/v1/messages\", question);")]
    [InlineData("await http.PostAsJsonAsync(\"api/openai/chat\", " + Body + ");")]
    [InlineData("await http.PostAsJsonAsync(\"/api/chat\", " + Body + ");")]
    [InlineData("await http.PostAsJsonAsync(\"https://example.com/orders\", " + Body + ");")]
    [InlineData("await http.PostAsJsonAsync(\"https://example.com/responses\", " + Body + ");")]
    [InlineData("await http.PostAsJsonAsync(\"https://example.com/?from=https://api.openai.com/v1/chat/completions\", " + Body + ");")]
    [InlineData("await http.PutAsJsonAsync(" + OpenAI + ", " + Body + ");")]
    [InlineData("await http.DeleteAsync(" + OpenAI + ");")]
    [InlineData("await http.PostAsJsonAsync(address, new { model = \"x\", messages = new[] { question } });")]
    [InlineData("await http.PostAsJsonAsync(address, new { model = \"x\", messages = new[] { new { content = question } } });")]
    [InlineData("var text = " + OpenAI + "; Console.WriteLine(text);")]
    public Task Other_requests_are_no_calls_of_a_model(string body) => CallSites.None(Source(body));

    [Theory]
    [InlineData("$\"{address}/v1/messages\"", "max_tokens = 10", "anthropic")]
    [InlineData("\"/v1/messages\"", "max_tokens = 10", "anthropic")]
    [InlineData("$\"{address}/api/chat\"", "stream = false", "ollama")]
    [InlineData("new UriBuilder(address) { Path = \"/v1/messages\" }.Uri", "max_tokens = 10", "anthropic")]
    [InlineData("new UriBuilder(address) { Path = \"api/chat\" }.ToString()", "stream = false", "ollama")]
    public async Task Where_only_the_run_knows_the_host_path_and_body_tell(string url, string field, string model)
    {
        var site = await Site($"await http.PostAsJsonAsync({url}, new {{ model = \"{model}\", {field}, messages = new[] {{ new {{ role = \"user\", content = question }} }} }});");
        Assert.Equal((LlmOperation.Chat, model), (site.Operation, site.Model.Id));
    }

    [Theory]
    [InlineData("var url = new UriBuilder(address); if (url.Path == \"/\") url.Path = \"/v1/chat/completions\"; await http.PostAsJsonAsync(url.Uri, " + Body + ");")]
    [InlineData("UriBuilder url = new(\"https://api.openai.com\"); if (url.Path == \"/\") { url.Path = \"/v1/chat/completions\"; } await http.PostAsJsonAsync(url.Uri.AbsoluteUri, " + Body + ");")]
    [InlineData("var url = new UriBuilder(\"https\", \"api.openai.com\") { Path = \"v1/chat/completions\" }; await http.PostAsJsonAsync(url.ToString(), " + Body + ");")]
    [InlineData("var url = new Uri(new Uri(\"https://api.openai.com\"), \"v1/chat/completions\"); await http.PostAsJsonAsync(url.ToString(), " + Body + ");")]
    public async Task An_address_may_be_built(string body) => Assert.Equal("gpt-4.1-mini", (await Site(body)).Model.Id);

    [Theory]
    [InlineData("new UriBuilder(\"https://shop.example\") { Path = \"/orders\" }.Uri")]
    [InlineData("new UriBuilder(\"https://api.openai.com/v1/chat/completions\") { Path = \"/v1/files\" }.Uri")]
    [InlineData("new UriBuilder(\"https://shop.example\") { Path = \"/v1/responses\" }.Uri")]
    public Task An_address_may_be_built_for_something_else(string url) => CallSites.None(Source($"await http.PostAsJsonAsync({url}, {Body});"));

    private const string Answers = "class Answer { public List<Choice> Choices { get; set; } = []; } class Choice { [System.Text.Json.Serialization.JsonPropertyName(\"message\")] public Said Told { get; set; } = new(); } class Said { public string? Content { get; set; } }";

    [Theory]
    [InlineData("var answer = await response.Content.ReadFromJsonAsync<Answer>();")]
    [InlineData("var text = await response.Content.ReadAsStringAsync(); var answer = JsonSerializer.Deserialize<Answer>(text);")]
    [InlineData("using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync()); Console.WriteLine(json.RootElement.GetProperty(\"choices\")[0].GetProperty(\"message\").GetProperty(\"content\").GetString());")]
    [InlineData("var json = JsonNode.Parse(await response.Content.ReadAsStringAsync()); var message = json![\"choices\"]![0]![\"message\"]; Console.WriteLine(message![\"content\"]!.ToString());")]
    [InlineData("var json = JsonNode.Parse(await response.Content.ReadAsStringAsync()); Console.WriteLine(json?[\"choices\"]?[0]?[\"message\"]?[\"content\"]?.ToString());")]
    public async Task Where_only_the_run_knows_the_address_the_answer_tells(string read)
    {
        var site = await Site("var response = await http.PostAsync(address, new StringContent(question)); " + read, Answers);
        Assert.Equal((LlmOperation.Chat, null, CapState.Unknown), (site.Operation, site.Model.Id, site.Cap.State));
    }

    [Theory]
    [InlineData("address", "var answer = await response.Content.ReadFromJsonAsync<Order>();")]
    [InlineData("address", "var json = JsonNode.Parse(await response.Content.ReadAsStringAsync()); Console.WriteLine(json![\"choices\"]); Console.WriteLine(json![\"content\"]);")]
    [InlineData("\"https://shop.example/orders\"", "var answer = await response.Content.ReadFromJsonAsync<Answer>();")]
    [InlineData("address", "var job = await response.Content.ReadFromJsonAsync<Job>();")]
    [InlineData("address", "var other = await http.PostAsync(address, null); var answer = await other.Content.ReadFromJsonAsync<Answer>();")]
    public Task Another_answer_an_address_or_a_second_request_tell_nothing(string url, string read) => CallSites.None(Source(
        $"var response = await http.PostAsync({url}, new StringContent(question)); " + read, Answers + " class Order { public List<string> Choices { get; set; } = []; public string? Content { get; set; } } class Job { public string? Response { get; set; } public bool Done { get; set; } public Said Message { get; set; } = new(); }"));

    [Theory]
    [InlineData("n = 3", 3L, 3L)]
    [InlineData("n = question.Length", 1L, null)]
    public async Task Several_answers_of_one_request_are_choices(string count, long least, long? most)
    {
        var site = await Site($"await http.PostAsJsonAsync({OpenAI}, new {{ model = \"gpt-4.1-mini\", max_tokens = 10, {count}, messages = new[] {{ new {{ role = \"user\", content = question }} }} }});");
        Assert.Equal((AttemptKind.Choices, least, most), Assert.Single(site.Attempts.Factors.Select(static f => (f.Kind, f.Low, f.High))));
        Assert.Equal((1L, 1L), (site.Attempts.Low, site.Attempts.High));
    }

    [Theory]
    [InlineData("prompt = new[] { question, \"b\", \"c\" }", 3L, "3 prompts are answered in one request")]
    [InlineData("n = 2, prompt = new[] { question, \"b\" }", 4L, "2 answers are asked for to each of 2 prompts in one request")]
    [InlineData("prompt = question.Split(' ')", null, null)]
    [InlineData("prompt = question", null, null)]
    public async Task Several_prompts_of_one_request_are_answered_each(string fields, long? most, string? why)
    {
        var site = await Site($"await http.PostAsJsonAsync(\"https://api.openai.com/v1/completions\", new {{ model = \"gpt-3.5-turbo-instruct\", max_tokens = 10, {fields} }});");
        Assert.Equal((most, why), site.Attempts.Factors.Where(static f => f.Kind == AttemptKind.Choices).Select(static f => (f.High, (string?)f.Why.Text)).SingleOrDefault());
    }

    [Theory]
    [InlineData("n = 1")]
    [InlineData("top_p = 1")]
    public async Task One_answer_is_no_factor(string field) =>
        Assert.Empty((await Site($"await http.PostAsJsonAsync({OpenAI}, new {{ model = \"gpt-4.1-mini\", max_tokens = 10, {field}, messages = new[] {{ new {{ role = \"user\", content = question }} }} }});")).Attempts.Factors);

    [Fact]
    public Task A_server_that_offers_the_same_route_calls_no_model() => CallSites.None("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/v1/chat/completions", (HttpRequest request) => Results.Ok(new { model = "gpt-4.1-mini" }));
        app.MapPost("/v1/messages", async context => await context.Response.WriteAsJsonAsync(new { id = 1 }));
        app.Run();
        """);

    [Theory]
    [InlineData("$$\"\"\"{ \"{{question}}\": \"{{question}}\", \"model\": \"gpt-4.1-mini\", \"max_tokens\": 200, \"messages\": [ { \"role\": \"user\", \"content\": \"Say {{question}} twice: {{question}}\" } ] }\"\"\"", 200L)]
    [InlineData("$$\"\"\"{ \"model\": \"gpt-4.1-mini\", \"max_tokens\": {{question.Length}}, \"messages\": [ { \"role\": \"user\", \"content\": \"\uE000 {{question}}\" } ] }\"\"\"", null)]
    public async Task Holes_of_JSON_text_stand_where_they_are_written(string json, long? cap)
    {
        var site = await Site($"await http.PostAsync({OpenAI}, new StringContent({json}));");
        Assert.Equal(("gpt-4.1-mini", CapState.Set, cap), (site.Model.Id, site.Cap.State, site.Cap.Tokens));
        Assert.All(site.Input.Holes, static h => Assert.StartsWith("question", h.Expression, System.StringComparison.Ordinal));
        Assert.NotEmpty(site.Input.Holes);
    }

    [Fact]
    public async Task JSON_text_that_writes_the_stand_in_for_holes_as_an_escape_is_not_known()
    {
        var site = await Site($"await http.PostAsync({OpenAI}, new StringContent($$\"\"\"{{ \"model\": \"gpt-4.1-mini\", \"messages\": [ {{ \"role\": \"user\", \"content\": \"\\uE000 {{{{question}}}}\" }} ] }}\"\"\"));");
        Assert.Equal(CapState.Unknown, site.Cap.State);
    }
}
