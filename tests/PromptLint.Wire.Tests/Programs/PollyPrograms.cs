namespace PromptLint.Wire.Tests.Programs;

/// <summary>Policies and pipelines that the call runs under.</summary>
internal static class PollyPrograms
{
    private const string Run = "await policy.ExecuteAsync(async stop => { await client.CompleteChatAsync([new UserChatMessage(question)], null, stop); }, default);";

    private static WireProgram Program(string name, long sends, string body) => new(name, Answer.Failure, WireProgram.Frame(
        "using System.ClientModel; using System.ClientModel.Primitives; using Microsoft.Extensions.DependencyInjection; using OpenAI; using OpenAI.Chat; using Polly; using Polly.Hedging; using Polly.Registry; using Polly.Retry;",
        """var client = new ChatClient("gpt-4.1-mini", new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = server, RetryPolicy = new ClientRetryPolicy(0) }); """ + body + (body.Contains("ExecuteAsync", StringComparison.Ordinal) ? "" : Run)), sends);

    /// <summary>The programs with their twins.</summary>
    public static IEnumerable<(WireProgram, WireProgram)> Pairs =>
    [
        Program("Polly 7: Retry", 4, "var policy = Policy.Handle<ClientResultException>().RetryAsync(3);").Twin("(3)", "()", 2),
        Program("Polly 7: WaitAndRetry", 3, "var policy = Policy.Handle<Exception>().WaitAndRetryAsync(2, _ => TimeSpan.FromMilliseconds(1));").Twin("(2,", "(4,", 5),
        Program("Polly 7: WaitAndRetry, with a list of pauses", 3, "var policy = Policy.Handle<Exception>().WaitAndRetryAsync(new[] { TimeSpan.Zero, TimeSpan.FromMilliseconds(1) });").Twin("{ TimeSpan.Zero, ", "{ ", 2),
        Program("Polly 7: a wrap", 6, "var policy = Policy.WrapAsync(Policy.Handle<Exception>().RetryAsync(2), Policy.Handle<ClientResultException>().RetryAsync(1));").Twin("RetryAsync(2)", "RetryAsync(4)", 10),
        Program("Polly 7: one in another", 6, "var policy = Policy.Handle<Exception>().RetryAsync(2).WrapAsync(Policy.Handle<ClientResultException>().RetryAsync(1));").Twin("RetryAsync(1)", "RetryAsync(0)", 3),
        Program("Polly 7: for another error", 1, "var policy = Policy.Handle<TimeoutException>().RetryAsync(3);").Loosely.Twin("TimeoutException", "ClientResultException", 4),
        Program("Polly 7: for another status", 1, "var policy = Policy.Handle<ClientResultException>(e => e.Status == 429).RetryAsync(2);").Loosely.Twin("== 429", "== 500", 3),
        Program("Polly 7: for ever", 201, "var policy = Policy.Handle<Exception>().RetryForeverAsync();").EndlessBut("RetryForeverAsync()", "RetryAsync(2)", 3),
        Program("Polly 7: not async", 3, "Policy.Handle<Exception>().Retry(2).Execute(() => { client.CompleteChat(question); }); /* ExecuteAsync */").Twin("Retry(2)", "Retry(1)", 2),
        Program("Polly 8: a retry", 6, "var policy = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 5, Delay = TimeSpan.Zero }).Build();").Twin("Attempts = 5", "Attempts = 1", 2),
        Program("Polly 8: a retry by default", 4, "var policy = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { Delay = TimeSpan.Zero }).Build();").Twin("{ Delay", "{ MaxRetryAttempts = 1, Delay", 2),
        Program("Polly 8: two retries", 6, "var policy = new ResiliencePipelineBuilder().AddRetry(new() { MaxRetryAttempts = 2, Delay = TimeSpan.Zero }).AddTimeout(TimeSpan.FromSeconds(9)).AddRetry(new() { MaxRetryAttempts = 1, Delay = TimeSpan.Zero }).Build();")
            .Twin("Attempts = 2", "Attempts = 4", 10),
        Program("Polly 8: a pipeline in a pipeline", 6, "var inner = new ResiliencePipelineBuilder().AddRetry(new() { MaxRetryAttempts = 1, Delay = TimeSpan.Zero }).Build(); var policy = new ResiliencePipelineBuilder().AddRetry(new() { MaxRetryAttempts = 2, Delay = TimeSpan.Zero }).AddPipeline(inner).Build();")
            .Twin("Attempts = 1", "Attempts = 3", 12),
        Program("Polly 8: a builder in steps", 4, "var builder = new ResiliencePipelineBuilder(); builder.AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 3, Delay = TimeSpan.Zero }); var policy = builder.Build();").Twin("Attempts = 3", "Attempts = 2", 3),
        Program("Polly 8: hedging", 3, "var policy = new ResiliencePipelineBuilder<ClientResult<ChatCompletion>>().AddHedging(new HedgingStrategyOptions<ClientResult<ChatCompletion>> { MaxHedgedAttempts = 2, Delay = TimeSpan.FromSeconds(5) }).Build(); await policy.ExecuteAsync(async stop => await client.CompleteChatAsync([new UserChatMessage(question)], null, stop));")
            .Twin("Attempts = 2", "Attempts = 3", 4),
        Program("Polly 8: with its answer", 3, "var policy = new ResiliencePipelineBuilder<ClientResult<ChatCompletion>>().AddRetry(new RetryStrategyOptions<ClientResult<ChatCompletion>> { MaxRetryAttempts = 2, Delay = TimeSpan.Zero }).Build(); await policy.ExecuteAsync(async stop => await client.CompleteChatAsync([new UserChatMessage(question)], null, stop));")
            .Twin("Attempts = 2", "Attempts = 1", 2),
        Program("Polly 8: by its name in the container", 5, "var services = new ServiceCollection(); services.AddResiliencePipeline(\"llm\", static b => b.AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 4, Delay = TimeSpan.Zero })); var policy = services.BuildServiceProvider().GetRequiredService<ResiliencePipelineProvider<string>>().GetPipeline(\"llm\");")
            .Twin("Attempts = 4", "Attempts = 2", 3),
        Program("Polly 8 in a loop, around retries", 12, "var policy = new ResiliencePipelineBuilder().AddRetry(new() { MaxRetryAttempts = 2, Delay = TimeSpan.Zero }).Build(); foreach (var n in new[] { 1, 2 }) { try { await policy.ExecuteAsync(async stop => { await client.CompleteChatAsync([new UserChatMessage(question + n)], null, stop); }, default); } catch { } }").OverRetries(1).Twin("= 2,", "= 1,", 8),
    ];
}
