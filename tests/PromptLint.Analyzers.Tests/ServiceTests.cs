using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Clients that the call does not make: they come from a container, from a caller, or from nowhere in sight.</summary>
public sealed class ServiceTests
{
    private const string Usings = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using Microsoft.Extensions.Hosting;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;
        using OpenAI;
        using OpenAI.Chat;

        """;

    private const string Injected = "class Answers(IChatClient client) { public Task<ChatResponse> Ask(string question) => client.GetResponseAsync(question); }";

    private const string Mini = "new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1-mini\").AsIChatClient()";

    private const string Large = "new OpenAIClient(\"key\").GetChatClient(\"gpt-4.1\").AsIChatClient()";

    private static Task<IReadOnlyList<CallSiteFact>> Sites(string startup, string types) =>
        CallSites.Of(Usings + types + "\n static class Startup { public static void Add(IServiceCollection services) { " + startup + " } }");

    private static async Task<CallSiteFact> Site(string startup, string types = Injected) => Assert.Single(await Sites(startup, types), static f => f.Through is null);

    [Theory]
    [InlineData("services.AddSingleton<IChatClient>(" + Mini + ");")]
    [InlineData("services.AddSingleton(" + Mini + ");")]
    [InlineData("services.AddSingleton<IChatClient>(_ => " + Mini + ");")]
    [InlineData("services.AddScoped<IChatClient>(p => { var inner = " + Mini + "; return inner; });")]
    [InlineData("services.AddTransient(typeof(IChatClient), _ => " + Mini + ");")]
    [InlineData("services.TryAddSingleton<IChatClient>(_ => " + Mini + ");")]
    [InlineData("services.AddChatClient(" + Mini + ");")]
    [InlineData("services.AddChatClient(_ => " + Mini + ");")]
    [InlineData("services.AddChatClient(" + Mini + ").UseLogging().UseFunctionInvocation();")]
    [InlineData("IChatClient made = " + Mini + "; services.AddSingleton(made);")]
    public async Task A_registered_client_tells_the_model_of_the_injected_one(string startup) => Assert.Equal("gpt-4.1-mini", (await Site(startup)).Model.Id);

    [Theory]
    [InlineData(8, false)]
    [InlineData(9, true)]
    public async Task A_client_registered_more_often_than_is_read_is_not_known_and_says_so(int times, bool isStopped)
    {
        var model = (await Site(string.Concat(Enumerable.Repeat("services.AddSingleton<IChatClient>(" + Mini + ");\n", times)))).Model;
        Assert.Equal(isStopped ? null : "gpt-4.1-mini", model.Id);
        Assert.Equal(isStopped, model.Why?.Contains(AnalysisLimits.Registrations.Reason.Text, System.StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("services.AddSingleton<string>(\"gpt-4.1-mini\");")]
    [InlineData("services.AddKeyedSingleton<IChatClient>(\"large\", " + Large + ");")]
    [InlineData("services.AddSingleton(new ChatClient(\"gpt-4.1\", \"key\"));")]
    public async Task A_client_that_nobody_in_sight_registers_is_not_known(string startup)
    {
        var site = await Site(startup);
        Assert.Equal((null, ModelSource.Unknown), (site.Model.Id, site.Model.How));
        Assert.Contains("client", site.Model.Why, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_registrations_are_a_set_of_possibilities()
    {
        var site = await Site($"services.AddSingleton<IChatClient>({Mini}); services.AddSingleton<IChatClient>({Large});");
        Assert.Null(site.Model.Id);
        Assert.Equal("one of gpt-4.1, gpt-4.1-mini", site.Model.Why);
        Assert.True(site.IsPriced);
    }

    [Fact]
    public async Task A_keyed_service_is_told_by_its_key()
    {
        var sites = await Sites(
            $"services.AddKeyedSingleton<IChatClient>(\"small\", {Mini}); services.AddKeyedSingleton<IChatClient>(\"large\", (_, _) => {Large});",
            """
            class Small([FromKeyedServices("small")] IChatClient client) { public Task Ask(string q) => client.GetResponseAsync(q); }
            class Large([FromKeyedServices("large")] IChatClient client) { public Task Ask(string q) => client.GetResponseAsync(q); }
            class Other([FromKeyedServices("other")] IChatClient client) { public Task Ask(string q) => client.GetResponseAsync(q); }
            class Plain(IChatClient client) { public Task Ask(string q) => client.GetResponseAsync(q); }
            """);
        Assert.Equal(["gpt-4.1-mini", "gpt-4.1", null, null], sites.Select(static s => s.Model.Id));
    }

    [Fact]
    public async Task A_keyed_service_is_found_where_a_provider_is_asked_for_it()
    {
        var site = await Site(
            $"services.AddKeyedSingleton<IChatClient>(\"small\", {Mini}); services.AddKeyedSingleton<IChatClient>(\"large\", {Large});",
            "class Answers(IServiceProvider provider) { public Task Ask(string q) => provider.GetRequiredKeyedService<IChatClient>(\"large\").GetResponseAsync(q); }");
        Assert.Equal("gpt-4.1", site.Model.Id);
    }

    [Theory]
    [InlineData("provider.GetRequiredService<IChatClient>()")]
    [InlineData("provider.GetService<IChatClient>()!")]
    public async Task A_provider_gives_what_is_registered(string client) => Assert.Equal("gpt-4.1-mini", (await Site(
        $"services.AddSingleton<IChatClient>({Mini});",
        $"class Answers(IServiceProvider provider) {{ public Task Ask(string q) => {client}.GetResponseAsync(q); }}")).Model.Id);

    [Fact]
    public async Task A_factory_that_asks_the_provider_is_followed() => Assert.Equal("gpt-4.1-mini", (await Site("""
        services.AddSingleton(new OpenAIClient("key"));
        services.AddSingleton<IChatClient>(p => p.GetRequiredService<OpenAIClient>().GetChatClient("gpt-4.1-mini").AsIChatClient());
        """)).Model.Id);

    [Fact]
    public async Task A_factory_that_asks_for_its_own_service_ends() => Assert.Null((await Site("services.AddSingleton<IChatClient>(p => p.GetRequiredService<IChatClient>());")).Model.Id);

    [Fact]
    public async Task A_tool_loop_of_the_registered_chain_multiplies_the_requests()
    {
        var plain = await Site($"services.AddChatClient({Mini});");
        var looping = await Site($"services.AddChatClient({Mini}).UseFunctionInvocation(configure: c => c.MaximumIterationsPerRequest = 5);");
        Assert.DoesNotContain(plain.Attempts.Factors, static f => f.Kind == AttemptKind.ToolLoop);
        Assert.DoesNotContain(looping.Attempts.Factors, static f => f.Kind == AttemptKind.ToolLoop && f.High < 5);
    }

    [Theory]
    [InlineData("app.MapPost(\"/ask\", async (string question, IChatClient client) => (await client.GetResponseAsync(question)).Text);")]
    [InlineData("app.MapPost(\"/ask\", async (string question, [FromServices] IChatClient client) => (await client.GetResponseAsync(question)).Text);")]
    [InlineData("app.MapGroup(\"/api\").MapGet(\"/ask\", (IChatClient client) => client.GetResponseAsync(\"Hi\"));")]
    public async Task A_minimal_api_is_given_what_is_registered(string map)
    {
        var program = Usings + "var builder = WebApplication.CreateBuilder(args); builder.Services.AddSingleton<IChatClient>(" + Mini + "); var app = builder.Build(); " + map + " app.Run();";
        Assert.Equal("gpt-4.1-mini", (await CallSites.Single(program)).Model.Id);
    }

    [Fact]
    public async Task A_lambda_that_nobody_maps_is_given_something_else()
    {
        var site = await Site($"services.AddSingleton<IChatClient>({Mini});", "class Answers { public Func<IChatClient, Task> Ask = client => client.GetResponseAsync(\"Hi\"); }");
        Assert.Null(site.Model.Id);
    }

    [Theory]
    [InlineData("[ApiController] public class Answers(IChatClient client) : ControllerBase { [HttpPost] public async Task<string> Ask(string q) => (await client.GetResponseAsync(q)).Text; }")]
    [InlineData("public class Answers : Controller { [HttpPost] public async Task<string> Ask(string q, [FromServices] IChatClient client) => (await client.GetResponseAsync(q)).Text; }")]
    [InlineData("public class Answers : Controller { readonly IChatClient _client; public Answers(IChatClient client) { _client = client; } public async Task<string> Ask(string q) => (await _client.GetResponseAsync(q)).Text; }")]
    [InlineData("public class Answers : Controller { readonly IChatClient _client; public Answers(IChatClient client) => _client = client ?? throw new ArgumentNullException(nameof(client)); public async Task<string> Ask(string q) => (await _client.GetResponseAsync(q)).Text; }")]
    [InlineData("public class Worker(IChatClient client) : BackgroundService { protected override Task ExecuteAsync(CancellationToken stop) => client.GetResponseAsync(\"Hi\", cancellationToken: stop); }")]
    public async Task Controllers_and_services_are_given_what_is_registered(string type) => Assert.Equal("gpt-4.1-mini", (await Site($"services.AddSingleton<IChatClient>({Mini});", type)).Model.Id);

    [Theory]
    [InlineData("new Answers(" + Mini + ")")]
    [InlineData("((Func<Answers>)(() => { Answers made = new(" + Mini + "); return made; }))()")]
    [InlineData("new Answers(client: " + Mini + ") { }")]
    public async Task An_object_made_by_hand_has_the_client_that_it_is_given(string made) => Assert.Equal("gpt-4.1-mini", (await Site($"_ = {made}.Ask(\"Hi\");")).Model.Id);

    [Fact]
    public async Task Objects_made_with_different_clients_are_a_set()
    {
        var site = await Site($"_ = new Answers({Mini}).Ask(\"Hi\"); Answers other = new({Large}); _ = other.Ask(\"Hi\");");
        Assert.Equal("one of gpt-4.1, gpt-4.1-mini", site.Model.Why);
    }

    [Fact]
    public async Task A_client_handed_on_to_a_base_class_is_followed()
    {
        var site = await Site(
            $"_ = new Derived({Mini}).Ask(\"Hi\");",
            "class Answers(IChatClient client) { public Task Ask(string q) => client.GetResponseAsync(q); } class Derived(IChatClient inner) : Answers(inner);");
        Assert.Equal("gpt-4.1-mini", site.Model.Id);
    }

    [Fact]
    public async Task A_client_handed_on_to_another_constructor_is_followed()
    {
        var site = await Site(
            $"_ = new Answers({Mini}, 3).Ask(\"Hi\");",
            "class Answers { readonly IChatClient _client; Answers(IChatClient client) { _client = client; } public Answers(IChatClient client, int size) : this(client) { } public Task Ask(string q) => _client.GetResponseAsync(q); }");
        Assert.Equal("gpt-4.1-mini", site.Model.Id);
    }

    [Fact]
    public async Task The_sdks_own_client_is_a_service_too() => Assert.Equal("gpt-4.1-mini", (await Site(
        "services.AddSingleton(_ => new ChatClient(\"gpt-4.1-mini\", \"key\"));",
        "class Answers(ChatClient client) { public Task Ask(string q) => client.CompleteChatAsync(q); }")).Model.Id);

    [Theory]
    [InlineData("services.AddKernel().AddOpenAIChatCompletion(\"gpt-4.1-mini\", \"key\");")]
    [InlineData("services.AddOpenAIChatCompletion(\"gpt-4.1-mini\", \"key\"); services.AddKernel();")]
    [InlineData("var kernel = services.AddKernel(); kernel.AddOpenAIChatCompletion(\"gpt-4.1-mini\", \"key\");")]
    [InlineData("services.AddTransient(_ => { var b = Kernel.CreateBuilder(); b.AddOpenAIChatCompletion(\"gpt-4.1-mini\", \"key\"); return b.Build(); });")]
    public async Task A_registered_kernel_has_the_model_that_is_added_to_it(string startup) => Assert.Equal("gpt-4.1-mini", (await Site(
        startup, "class Answers(Kernel kernel) { public Task Ask(string q) => kernel.InvokePromptAsync(q); }")).Model.Id);

    [Fact]
    public async Task A_chat_service_is_found_among_the_registrations() => Assert.Equal("gpt-4.1-mini", (await Site(
        "services.AddOpenAIChatCompletion(\"gpt-4.1-mini\", \"key\");",
        "class Answers(IChatCompletionService chat) { public Task Ask(string q) => chat.GetChatMessageContentAsync(q); }")).Model.Id);

    [Fact]
    public async Task A_kernel_that_nobody_registers_is_not_known() => Assert.Null((await Site(
        "", "class Answers(Kernel kernel) { public Task Ask(string q) => kernel.InvokePromptAsync(q); }")).Model.Id);
}
