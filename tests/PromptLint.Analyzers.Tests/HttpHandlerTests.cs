using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Message handlers of the user's own that change what is sent.</summary>
public sealed class HttpHandlerTests
{
    private static Task<CallSiteFact> Site(string handler) => CallSites.Single($$"""
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text.Json.Nodes;

        class Limit : {{handler}}

        class App
        {
            readonly HttpClient http = new(new Limit());

            public async Task Run(string question) => await http.PostAsJsonAsync(
                "https://api.openai.com/v1/chat/completions", new { model = "gpt-4.1-mini", messages = new[] { new { role = "user", content = question } } });
        }
        """);

    private static string Sending(string change) => "DelegatingHandler { protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) { "
        + "var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(token))!.AsObject(); " + change
        + " request.Content = new StringContent(body.ToJsonString()); return await base.SendAsync(request, token); } }";

    [Theory]
    [InlineData("body[\"max_tokens\"] = 300;")]
    [InlineData("if (body[\"max_tokens\"] is null) body.Add(\"max_tokens\", 300);")]
    [InlineData("body[\"max_completion_tokens\"] ??= 300;")]
    public async Task A_handler_that_writes_a_cap_leaves_no_cap_missing(string change)
    {
        var site = await Site(Sending(change));
        Assert.Equal((CapState.Unknown, "`Limit` may write one into the request"), (site.Cap.State, site.Cap.Why?.Text));
    }

    [Theory]
    [InlineData("Console.WriteLine(body[\"max_tokens\"]);")]
    [InlineData("body[\"user\"] = \"me\";")]
    [InlineData("body.TryGetPropertyValue(\"max_tokens\", out var most);")]
    public async Task A_handler_that_writes_something_else_gives_no_cap(string change) => Assert.Equal(CapState.Missing, (await Site(Sending(change))).Cap.State);

    [Fact]
    public async Task A_class_that_is_no_handler_gives_no_cap() =>
        Assert.Equal(CapState.Missing, (await Site("HttpClientHandler { } class Other { void Set(JsonObject body) => body[\"max_tokens\"] = 300; }")).Cap.State);
}
