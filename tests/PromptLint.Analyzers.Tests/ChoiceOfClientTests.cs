using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Where one of several clients, options or settings is taken, each counts as it is made, in whatever order they are written.</summary>
public sealed class ChoiceOfClientTests
{
    private const string Two = "readonly IChatClient one = new AnthropicClient { ApiKey = \"k\" }.AsIChatClient(\"claude-haiku-4-5\", 1000); readonly IChatClient two = new AnthropicClient { ApiKey = \"k\" }.AsIChatClient(\"claude-haiku-4-5\", 2000);";

    private static string Source(string body, string members, string given = "IChatClient given") => $$"""
        using Anthropic;
        using Microsoft.Extensions.AI;
        using OpenAI;

        class App({{given}})
        {
            static IChatClient Plain(string model) => new OpenAIClient("key").GetChatClient(model).AsIChatClient();

            {{members}}

            async Task Run(bool x, string question)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;

    private static Task<CallSiteFact> Site(string body, string members = "", string given = "IChatClient given") => CallSites.Single(Source(body, members, given));

    private static Task Warns(string body, string members = "") => Verify.Diagnostics("PL2001", Source(body, members));

    [Theory]
    [InlineData("layered : given")]
    [InlineData("given : layered")]
    public Task A_layer_that_may_give_a_cap_keeps_the_rule_silent_wherever_it_is_written(string choice) =>
        Warns($"var chat = x ? {choice}; await chat.GetResponseAsync(question);", "readonly IChatClient layered = Plain(\"gpt-4.1-mini\").AsBuilder().Use(i => i).Build();");

    [Theory]
    [InlineData("plain : given")]
    [InlineData("given : plain")]
    public Task Clients_of_which_none_gives_a_cap_are_reported(string choice) =>
        Warns($"var chat = x ? {choice}; await chat.[|GetResponseAsync|](question);", "readonly IChatClient plain = Plain(\"gpt-4.1-mini\");");

    [Theory]
    [InlineData("one : two")]
    [InlineData("two : one")]
    public async Task The_larger_cap_of_two_adapters_is_the_calls(string choice)
    {
        await Warns($"var chat = x ? {choice}; await chat.GetResponseAsync(question);", Two);
        var site = await Site($"var chat = x ? {choice}; await chat.GetResponseAsync(question);", Two);
        Assert.Equal((CapState.Set, 2000L, "claude-haiku-4-5"), (site.Cap.State, site.Cap.Tokens, site.Model.Id));
    }

    [Theory]
    [InlineData("one : two")]
    [InlineData("two : one")]
    public async Task The_larger_cap_of_two_pipelines_is_the_calls(string choice)
    {
        const string members = """
            readonly IChatClient one = Plain("gpt-4.1-mini").AsBuilder().ConfigureOptions(o => o.MaxOutputTokens = 300).Build();
            readonly IChatClient two = Plain("gpt-4.1").AsBuilder().ConfigureOptions(o => o.MaxOutputTokens = 200).Build();
            """;
        await Warns($"var chat = x ? {choice}; await chat.GetResponseAsync(question);", members);
        var site = await Site($"var chat = x ? {choice}; await chat.GetResponseAsync(question);", members);
        Assert.Equal((CapState.Set, 300L, "one of gpt-4.1, gpt-4.1-mini"), (site.Cap.State, site.Cap.Tokens, site.Model.Why));
    }

    [Theory]
    [InlineData("one : layered")]
    [InlineData("layered : one")]
    public async Task Caps_of_different_kinds_are_caps_all_the_same(string choice)
    {
        var site = await Site($"var chat = x ? {choice}; await chat.GetResponseAsync(question);", Two + " readonly IChatClient layered = Plain(\"gpt-4.1\").AsBuilder().ConfigureOptions(o => o.MaxOutputTokens ??= 3000).Build();");
        Assert.Equal((CapState.Set, 3000L), (site.Cap.State, site.Cap.Tokens));
    }

    [Theory]
    [InlineData("one : plain")]
    [InlineData("plain : one")]
    public async Task A_cap_of_one_client_alone_is_told_with_both_places(string choice)
    {
        const string members = "readonly IChatClient plain = Plain(\"gpt-4.1\");\n" + Two;
        await Warns($"var chat = x ? {choice}; await chat.GetResponseAsync(question);", members);
        var site = await Site($"var chat = x ? {choice}; await chat.GetResponseAsync(question);", members);
        Assert.Equal(CapState.Unknown, site.Cap.State);
        Assert.Matches(@"^set for some, missing for others: set at Test\.cs:\d+, missing (at Test\.cs:\d+|elsewhere)$", site.Cap.Why?.Text);
    }

    [Theory]
    [InlineData("new ChatOptions { MaxOutputTokens = 9 } : new ChatOptions { MaxOutputTokens = 7 }", CapState.Set)]
    [InlineData("new ChatOptions { MaxOutputTokens = 9 } : null", CapState.Unknown)]
    [InlineData("null : new ChatOptions { MaxOutputTokens = 9 }", CapState.Unknown)]
    [InlineData("new ChatOptions { Temperature = 0 } : null", CapState.Missing)]
    public async Task Options_are_read_one_by_one(string choice, CapState state) =>
        Assert.Equal(state, (await Site($"await given.GetResponseAsync(question, x ? {choice});")).Cap.State);

    [Theory]
    [InlineData("Ask(\"a\"); Ask(\"b\", null);", "string? model = null", "Plain(\"gpt-4.1\").GetResponseAsync(q, new ChatOptions { ModelId = model })", "gpt-4.1")]
    [InlineData("Ask(\"b\", default); Ask(\"a\");", "string? model = null", "Plain(\"gpt-4.1\").GetResponseAsync(q, new ChatOptions { ModelId = model })", "gpt-4.1")]
    [InlineData("Ask(\"a\"); Ask(\"b\", null);", "IChatClient? client = null", "client!.GetResponseAsync(q)", null)]
    [InlineData("Ask(\"a\"); Ask(\"b\", null);", "IChatClient? client = null", "(client ?? Plain(\"gpt-4.1\")).GetResponseAsync(q)", "gpt-4.1")]
    [InlineData("Ask(\"a\", null); Ask(\"b\");", "ChatOptions? options = null", "Plain(\"gpt-4.1\").GetResponseAsync(q, options)", "gpt-4.1")]
    public async Task A_parameter_of_which_only_null_is_known_is_no_exception(string calls, string parameter, string call, string? model) =>
        Assert.Equal(model, (await Site(calls, $"static Task Ask(string q, {parameter}) => {call};")).Model.Id);

    [Theory]
    [InlineData("IChatClient? client; void Reset() { client = null; } IChatClient Client() => client ??= Plain(\"gpt-4.1\");", "Client()")]
    [InlineData("IChatClient? client = Plain(\"gpt-4.1\"); void Dispose() { client = null; }", "client!")]
    public async Task A_client_that_is_dropped_elsewhere_is_that_client_still(string members, string client) =>
        Assert.Equal("gpt-4.1", (await Site($"await {client}.GetResponseAsync(question);", members)).Model.Id);

    [Fact]
    public async Task A_property_that_is_only_ever_null_names_no_client()
    {
        var site = await Site("await Client!.GetResponseAsync(question);", "IChatClient? Client { get; set; } void Dispose() { Client = null; }");
        Assert.Null(site.Model.Id);
        Assert.NotEqual(CapState.Unknown, site.Cap.State);
    }

    [Theory]
    [InlineData("cold ? new { maxOutputTokens = 9 } : null")]
    [InlineData("cold ? null : new { maxOutputTokens = 9 }")]
    public async Task A_part_of_a_body_that_may_be_left_out_leaves_the_cap_open(string config)
    {
        var site = await CallSites.Single($$"""
            using System.Net.Http; using System.Net.Http.Json;
            class App
            {
                Task Run(HttpClient http, bool cold, string q) => http.PostAsJsonAsync("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent", new { contents = new[] { new { parts = new[] { new { text = q } } } }, generationConfig = {{config}} });
            }
            """);
        Assert.Equal(CapState.Unknown, site.Cap.State);
    }

    [Theory]
    [InlineData("gpt-4.1", "gpt-4.1-mini")]
    [InlineData("gpt-4.1-mini", "gpt-4.1")]
    public async Task Any_of_the_clients_that_are_added_to_a_builder_may_serve(string one, string other)
    {
        var site = await CallSites.Single($$"""
            using Microsoft.SemanticKernel;
            class App
            {
                async Task Run(string question)
                {
                    var builder = Kernel.CreateBuilder();
                    builder.AddOpenAIChatCompletion("{{one}}", "key", serviceId: "a");
                    builder.AddOpenAIChatCompletion("{{other}}", "key");
                    await builder.Build().InvokePromptAsync(question);
                }
            }
            """);
        Assert.Equal("one of gpt-4.1, gpt-4.1-mini", site.Model.Why);
    }

    [Fact]
    public async Task Layers_that_are_added_to_a_builder_stand_one_round_the_other()
    {
        var site = await Site("""
            var builder = new ChatClientBuilder(Plain("gpt-4.1"));
            builder.UseFunctionInvocation();
            builder.ConfigureOptions(o => o.MaxOutputTokens ??= 7);
            builder.ConfigureOptions(o => o.MaxOutputTokens ??= 9);
            await builder.Build().GetResponseAsync(question);
            """);
        Assert.Equal(("gpt-4.1", CapState.Set, 7L), (site.Model.Id, site.Cap.State, site.Cap.Tokens));
    }

    [Fact]
    public async Task Too_many_clients_are_not_known_and_no_crash()
    {
        var clients = string.Join(", ", Enumerable.Range(0, 20).Select(static n => $"{n} => Plain(\"gpt-4.1-{n}\")"));
        var site = await Site($"await Pick(question.Length).GetResponseAsync(question);", $"static IChatClient Pick(int n) => n switch {{ {clients}, _ => Plain(\"gpt-4.1\") }};");
        Assert.Null(site.Model.Id);
        Assert.NotEmpty(site.Model.Why!);
    }

    [Fact]
    public Task More_capped_clients_than_are_followed_are_not_said_to_lack_a_cap()
    {
        var clients = string.Join(", ", Enumerable.Range(1, 20).Select(static n => $"{n} => new AnthropicClient {{ ApiKey = \"k\" }}.AsIChatClient(\"claude-haiku-4-5\", {n}00)"));
        return Warns("await Pick(question.Length).GetResponseAsync(question);", $"static IChatClient Pick(int n) => n switch {{ {clients}, _ => Plain(\"gpt-4.1\") }};");
    }

    [Theory]
    [InlineData("x ? null! : \"gpt-4.1\"")]
    [InlineData("x ? \"gpt-4.1\" : null!")]
    public async Task A_model_that_is_named_on_some_ways_only_is_not_known(string model)
    {
        var site = await CallSites.Single($$"""
            using OpenAI.Responses;
            class App { Task Run(ResponsesClient client, bool x, string q) => client.CreateResponseAsync({{model}}, q); }
            """);
        Assert.Null(site.Model.Id);
        Assert.False(site.IsPriced);
    }
}
