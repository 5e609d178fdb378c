using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Handlers of HTTP clients and policies that are registered in one place and got in another.</summary>
public sealed class ResilienceTests
{
    private const string Post = "await http.PostAsJsonAsync(\"https://api.openai.com/v1/chat/completions\", new { model = \"gpt-4.1-mini\", max_tokens = 9, messages = new[] { new { role = \"user\", content = \"Hi\" } } });";

    private static string Source(string body, string members = "") => $$"""
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Net.Http;
        using System.Net.Http.Json;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Http.Resilience;
        using OpenAI;
        using OpenAI.Chat;
        using Polly;
        using Polly.Registry;
        using Polly.Retry;

        class App
        {
            async Task Run(IServiceCollection services, IHttpClientFactory factory, IServiceProvider provider, IConfigurationSection section, bool often)
            {
                await Task.Yield();
                {{body}}
            }

            {{members}}
        }
        """;

    private static async Task<string> Factors(string body, string members = "") => string.Join(", ", (await CallSites.Single(Source(body, members))).Attempts.Factors
        .Select(static f => $"{f.Kind} {f.High?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"}"));

    [Theory]
    [InlineData("services.AddHttpClient(\"llm\").AddStandardResilienceHandler();", "HttpRetry 4")]
    [InlineData("services.AddHttpClient(\"llm\").AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 5);", "HttpRetry 6")]
    [InlineData("services.AddHttpClient(\"llm\").AddStandardResilienceHandler(o => { o.TotalRequestTimeout.Timeout = TimeSpan.FromMinutes(1); });", "HttpRetry 4")]
    [InlineData("services.AddHttpClient(\"llm\").AddStandardResilienceHandler(o => { if (often) o.Retry.MaxRetryAttempts = 5; });", "HttpRetry ?")]
    [InlineData("services.AddHttpClient(\"llm\").AddStandardResilienceHandler(section);", "HttpRetry ?")]
    [InlineData("services.AddHttpClient(\"llm\").AddStandardResilienceHandler().Configure(o => o.Retry.MaxRetryAttempts = 1);", "HttpRetry 2")]
    [InlineData("services.AddHttpClient(\"llm\").AddStandardHedgingHandler();", "HttpRetry 2")]
    [InlineData("services.AddHttpClient(\"llm\").AddStandardHedgingHandler().Configure(o => o.Hedging.MaxHedgedAttempts = 2);", "HttpRetry 3")]
    [InlineData("services.AddHttpClient(\"llm\").AddResilienceHandler(\"r\", b => b.AddTimeout(TimeSpan.FromSeconds(1)).AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 2 }));", "HttpRetry 3")]
    [InlineData("services.AddHttpClient(\"llm\").AddResilienceHandler(\"r\", b => { b.AddRetry(new HttpRetryStrategyOptions()); b.AddTimeout(TimeSpan.FromSeconds(1)); });", "HttpRetry 4")]
    [InlineData("services.AddHttpClient(\"llm\").AddResilienceHandler(\"r\", b => b.AddTimeout(TimeSpan.FromSeconds(1)));", "")]
    [InlineData("services.AddHttpClient(\"llm\").SetHandlerLifetime(TimeSpan.FromMinutes(1)).AddStandardResilienceHandler();", "HttpRetry 4")]
    [InlineData("var llm = services.AddHttpClient(\"llm\"); llm.AddStandardResilienceHandler();", "HttpRetry 4")]
    [InlineData("services.AddHttpClient(\"llm\"); services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler());", "HttpRetry 4")]
    [InlineData("services.AddHttpClient(\"llm\").AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 1); services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler());", "HttpRetry 8")]
    [InlineData("services.AddHttpClient(\"other\").AddStandardResilienceHandler();", "")]
    [InlineData("services.AddHttpClient<App>().AddStandardResilienceHandler();", "")]
    [InlineData("services.AddHttpClient(\"llm\");", "")]
    public async Task A_handler_of_the_client_that_is_got_is_a_factor(string registration, string factors) =>
        Assert.Equal(factors, await Factors(registration + " var http = factory.CreateClient(\"llm\"); " + Post));

    [Theory]
    [InlineData("services.AddHttpClient<Asker>().AddStandardResilienceHandler();", "HttpRetry 4")]
    [InlineData("services.AddHttpClient<Asker>(h => h.Timeout = TimeSpan.FromMinutes(1)).AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 1);", "HttpRetry 2")]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler());", "HttpRetry 4")]
    [InlineData("services.AddHttpClient<App>().AddStandardResilienceHandler();", "")]
    [InlineData("services.AddHttpClient(\"llm\").AddStandardResilienceHandler();", "")]
    public async Task A_typed_client_has_the_handlers_of_its_type(string registration, string factors) =>
        Assert.Equal(factors, await Factors(registration, "class Asker(HttpClient http) { public async Task Ask() { " + Post + " } }"));

    [Theory]
    [InlineData("new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(factory.CreateClient(\"llm\")) }", "SdkRetry 4, HttpRetry 3")]
    [InlineData("new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0), Transport = new HttpClientPipelineTransport(factory.CreateClient(\"llm\")) }", "HttpRetry 3")]
    [InlineData("new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(new HttpClient()) }", "SdkRetry 4")]
    [InlineData("new OpenAIClientOptions()", "SdkRetry 4")]
    [InlineData("new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy() }", "SdkRetry 4")]
    [InlineData("new OpenAIClientOptions { RetryPolicy = new Hasty(5) }", "SdkRetry 6")]
    [InlineData("new OpenAIClientOptions { RetryPolicy = new Fixed() }", "SdkRetry 2")]
    [InlineData("new OpenAIClientOptions { RetryPolicy = new Stubborn(1) }", "SdkRetry ?")]
    public async Task An_SDK_sends_as_often_as_its_own_policy_and_its_HTTP_client_together(string options, string factors) => Assert.Equal(factors, await Factors(
        "services.AddHttpClient(\"llm\").AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 2); var client = new ChatClient(\"gpt-4.1-mini\", new ApiKeyCredential(\"key\"), " + options + "); await client.CompleteChatAsync(\"Hi\");",
        """
        class Hasty(int most) : ClientRetryPolicy(most) { protected override TimeSpan GetNextDelay(PipelineMessage message, int tries) => TimeSpan.Zero; }
        class Fixed : ClientRetryPolicy { public Fixed() : base(maxRetries: 1) { } }
        class Stubborn(int most) : ClientRetryPolicy(most) { protected override bool ShouldRetry(PipelineMessage message, Exception? exception) => true; }
        """));

    [Theory]
    [InlineData("services.AddResiliencePipeline(\"llm\", b => b.AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 4 }));", "Polly 5")]
    [InlineData("services.AddResiliencePipeline(\"llm\", static b => { b.AddTimeout(TimeSpan.FromSeconds(9)); b.AddRetry(new RetryStrategyOptions()); });", "Polly 4")]
    [InlineData("services.AddResiliencePipeline(\"llm\", static (b, context) => b.AddRetry(new() { MaxRetryAttempts = 1 }));", "Polly 2")]
    [InlineData("services.AddResiliencePipeline(\"llm\", b => b.AddTimeout(TimeSpan.FromSeconds(9)));", "")]
    [InlineData("services.AddResiliencePipeline(\"other\", b => b.AddRetry(new RetryStrategyOptions()));", "Polly ?")]
    [InlineData("", "Polly ?")]
    public async Task A_pipeline_that_is_got_by_its_name_is_what_was_registered(string registration, string factors) => Assert.Equal(factors, await Factors(
        registration + """
         var client = new ChatClient("gpt-4.1-mini", new ApiKeyCredential("key"), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) });
        await provider.GetRequiredService<ResiliencePipelineProvider<string>>().GetPipeline("llm").ExecuteAsync(async stop => { await client.CompleteChatAsync("Hi"); }, CancellationToken.None);
        """));

    [Theory]
    [InlineData("await Parallel.ForAsync(2, 6, async (n, stop) => { await client.CompleteChatAsync(\"Hi\"); });", "Loop 4")]
    [InlineData("foreach (var some in new[] { 1, 2, 3 }.Chunk(2)) { await client.CompleteChatAsync(\"Hi\"); }", "Loop 3")]
    [InlineData("foreach (var some in new[] { 1, 2, 3 }.Skip(1)) { await client.CompleteChatAsync(\"Hi\"); }", "Loop 3")]
    public async Task Data_that_begins_later_or_comes_in_chunks_is_no_more(string body, string factors) => Assert.Equal(factors, await Factors(
        "var client = new ChatClient(\"gpt-4.1-mini\", new ApiKeyCredential(\"key\"), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) }); " + body));

    private const string OwnHandlers = """
        class Patient : DelegatingHandler
        {
            public Patient() { }
            public Patient(HttpMessageHandler inner) : base(inner) { }
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
            {
                for (var i = 0; i < 3; i++)
                {
                    var answer = await base.SendAsync(request, stop);
                    if (answer.IsSuccessStatusCode) { return answer; }
                    await Task.Delay(100, stop);
                }

                return await base.SendAsync(request, stop);
            }
        }

        class Endless : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
            {
                while (true)
                {
                    try { return await base.SendAsync(request, stop); }
                    catch (HttpRequestException) { await Task.Delay(100); }
                }
            }
        }

        class Plain : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
            {
                request.Headers.Add("x", "y");
                return base.SendAsync(request, stop);
            }
        }

        class Signing : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
            {
                var answer = await base.SendAsync(request, stop);
                if (answer.StatusCode != System.Net.HttpStatusCode.Unauthorized) { return answer; }
                request.Headers.Add("x", "a new key");
                return await base.SendAsync(request, stop);
            }
        }

        class Guarded(ResiliencePipeline pipeline) : DelegatingHandler
        {
            static readonly ResiliencePipeline Own = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 4 }).Build();
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) =>
                await Own.ExecuteAsync(async t => await base.SendAsync(request, t), stop);
        }
        """;

    [Theory]
    [InlineData("services.AddHttpClient(\"llm\").AddHttpMessageHandler<Patient>();", "HttpRetry 4")]
    [InlineData("services.AddHttpClient(\"llm\").AddHttpMessageHandler(() => new Patient());", "HttpRetry 4")]
    [InlineData("services.AddHttpClient(\"llm\").AddHttpMessageHandler<Patient>().AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 1);", "HttpRetry 8")]
    [InlineData("services.AddHttpClient(\"llm\").AddHttpMessageHandler<Endless>();", "HttpRetry ?")]
    [InlineData("services.AddHttpClient(\"llm\").AddHttpMessageHandler<Signing>();", "HttpRetry 2")]
    [InlineData("services.AddHttpClient(\"llm\").AddHttpMessageHandler<Guarded>();", "HttpRetry 5")]
    [InlineData("services.AddHttpClient(\"llm\").AddHttpMessageHandler<Plain>();", "")]
    [InlineData("services.AddHttpClient(\"other\").AddHttpMessageHandler<Patient>();", "")]
    public async Task A_handler_of_ones_own_sends_as_often_as_it_calls_the_next(string registration, string factors) =>
        Assert.Equal(factors, await Factors(registration + " var http = factory.CreateClient(\"llm\"); " + Post, OwnHandlers));

    [Theory]
    [InlineData("new HttpClient(new Patient(new HttpClientHandler()))", "HttpRetry 4")]
    [InlineData("new HttpClient(new Patient(new Signing { InnerHandler = new HttpClientHandler() }))", "HttpRetry 8")]
    [InlineData("new HttpClient(new Patient { InnerHandler = new Plain() })", "HttpRetry 4")]
    [InlineData("new HttpClient(new HttpClientHandler())", "")]
    public async Task Handlers_that_a_client_is_made_with_stand_one_in_another(string client, string factors) =>
        Assert.Equal(factors, await Factors($"var http = {client}; " + Post, OwnHandlers));

    [Theory]
    [InlineData("Patient", true)]
    [InlineData("Signing", false)]
    public async Task A_handler_under_an_SDK_is_a_second_layer_unless_it_looks_at_what_the_SDK_does_not_retry(string handler, bool isStacked)
    {
        var call = isStacked ? "await client.[|CompleteChatAsync|](\"Hi\");" : "await client.CompleteChatAsync(\"Hi\");";
        await Verify.Diagnostics("PL3003", Source($"var client = new ChatClient(\"gpt-4.1-mini\", new ApiKeyCredential(\"key\"), new OpenAIClientOptions {{ Transport = new HttpClientPipelineTransport(new HttpClient(new {handler}())) }}); {call}", OwnHandlers));
    }
}
