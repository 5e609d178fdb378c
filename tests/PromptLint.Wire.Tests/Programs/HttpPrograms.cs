namespace PromptLint.Wire.Tests.Programs;

/// <summary>Plain HTTP, and SDKs on an HTTP client that has resilience handlers.</summary>
internal static class HttpPrograms
{
    private const string Post = """await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { model = "gpt-4.1-mini", max_completion_tokens = 20, messages = new[] { new { role = "user", content = question } } });""";

    private const string Pace = "MaxDelay = TimeSpan.FromMilliseconds(1), Delay = TimeSpan.FromMilliseconds(1), UseJitter = false";

    private static WireProgram Program(string name, long sends, string body, string members = "") => new(name, Answer.Failure, WireProgram.Frame(
        "using System.ClientModel; using System.ClientModel.Primitives; using System.Net.Http.Json; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Http.Resilience; using OpenAI; using OpenAI.Chat; using Polly;",
        body.Replace("POST", Post, StringComparison.Ordinal).Replace("PACE", Pace, StringComparison.Ordinal),
        members.Replace("POST", Post, StringComparison.Ordinal)), sends);

    private static string Named(string handlers) => "var services = new ServiceCollection(); services.AddHttpClient(\"llm\").ConfigurePrimaryHttpMessageHandler(() => wire)" + handlers
        + "; var http = services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient(\"llm\"); POST";

    /// <summary>The programs with their twins.</summary>
    public static IEnumerable<(WireProgram, WireProgram)> Pairs =>
    [
        Program("HTTP with nothing around", 1, "var http = new HttpClient(wire); POST").Twin("await http", "for (var i = 0; i < 3; i++) await http", 3),
        Program("HTTP tried again by hand", 3, "var http = new HttpClient(wire); for (var i = 0; i < 3; i++) { try { var got = POST got.EnsureSuccessStatusCode(); return; } catch (HttpRequestException) { await Task.Delay(1); } }").Twin("i < 3", "i < 5", 5),
        Program("HTTP: the standard handler", 4, Named(".AddStandardResilienceHandler(o => { o.Retry.Delay = TimeSpan.FromMilliseconds(1); o.Retry.UseJitter = false; })")).Twin("o.Retry.UseJitter = false;", "o.Retry.UseJitter = false; o.Retry.MaxRetryAttempts = 1;", 2),
        Program("HTTP: the standard handler, set", 3, Named(".AddStandardResilienceHandler(o => { o.Retry.MaxRetryAttempts = 2; o.Retry.Delay = TimeSpan.FromMilliseconds(1); })")).Twin("Attempts = 2", "Attempts = 5", 6),
        Program("HTTP: the standard handler, configured after", 3, Named(".AddStandardResilienceHandler().Configure(o => { o.Retry.MaxRetryAttempts = 2; o.Retry.Delay = TimeSpan.FromMilliseconds(1); })")).Twin("Attempts = 2", "Attempts = 1", 2),
        Program("HTTP: a handler of one's own", 6, Named(".AddResilienceHandler(\"r\", b => b.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 5, PACE }))")).Twin("Attempts = 5", "Attempts = 1", 2),
        Program("HTTP: a handler of one's own by default", 4, Named(".AddResilienceHandler(\"r\", b => { b.AddTimeout(TimeSpan.FromSeconds(9)); b.AddRetry(new HttpRetryStrategyOptions { PACE }); })")).Twin("{ MaxDelay", "{ MaxRetryAttempts = 2, MaxDelay", 3),
        Program("HTTP: two handlers", 6, Named(".AddResilienceHandler(\"a\", b => b.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 2, PACE })).Services.AddHttpClient(\"llm\").AddResilienceHandler(\"b\", b => b.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 1, PACE }))")).Twin("Attempts = 2", "Attempts = 1", 4),
        Program("HTTP: hedging", 2, Named(".AddStandardHedgingHandler()")).Twin("AddStandardHedgingHandler()", "AddStandardHedgingHandler().Configure(o => o.Hedging.MaxHedgedAttempts = 3)", 4),
        Program("HTTP: for every client", 3, "var services = new ServiceCollection(); services.ConfigureHttpClientDefaults(b => b.ConfigurePrimaryHttpMessageHandler(() => wire).AddStandardResilienceHandler(o => { o.Retry.MaxRetryAttempts = 2; o.Retry.Delay = TimeSpan.FromMilliseconds(1); })); services.AddHttpClient(); var http = services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient(); POST").Twin("Attempts = 2", "Attempts = 1", 2),
        Program("HTTP: a typed client", 3, "var services = new ServiceCollection(); services.AddHttpClient<Asker>().ConfigurePrimaryHttpMessageHandler(() => wire).AddStandardResilienceHandler(o => { o.Retry.MaxRetryAttempts = 2; o.Retry.Delay = TimeSpan.FromMilliseconds(1); }); await services.BuildServiceProvider().GetRequiredService<Asker>().Ask(question);", "sealed class Asker(HttpClient http) { public async Task Ask(string question) { POST } }").Twin("Attempts = 2", "Attempts = 4", 5),
        Program("HTTP: a handler on another client", 1, Named("; services.AddHttpClient(\"other\").AddStandardResilienceHandler(o => o.Retry.Delay = TimeSpan.FromMilliseconds(1))")).Twin("AddHttpClient(\"other\")", "AddHttpClient(\"llm\")", 4),
        Program("HTTP: a handler that sends again", 4, "var http = new HttpClient(new Patient(wire)); POST", "sealed class Patient(HttpMessageHandler inner) : DelegatingHandler(inner) { protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) { for (var i = 0; i < 3; i++) { var answer = await base.SendAsync(request, stop); if (answer.IsSuccessStatusCode) { return answer; } } return await base.SendAsync(request, stop); } }")
            .Twin("i < 3", "i < 1", 2),
        Program("HTTP: an SDK over a handler", 6, "var services = new ServiceCollection(); services.AddHttpClient(\"llm\").AddStandardResilienceHandler(o => { o.Retry.MaxRetryAttempts = 2; o.Retry.Delay = TimeSpan.FromMilliseconds(1); }); var http = services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient(\"llm\"); var client = new ChatClient(\"gpt-4.1-mini\", new ApiKeyCredential(\"key\"), new OpenAIClientOptions { Endpoint = server, RetryPolicy = new ClientRetryPolicy(1), Transport = new HttpClientPipelineTransport(http) }); await client.CompleteChatAsync(question);").Twin("Attempts = 2", "Attempts = 1", 4),
    ];
}
