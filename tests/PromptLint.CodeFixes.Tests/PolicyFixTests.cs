using System.Threading.Tasks;
using Xunit;
using Verify = PromptLint.CodeFixes.Tests.VerifyFix<PromptLint.CodeFixes.PL3001RetryUnboundedFix>;

namespace PromptLint.CodeFixes.Tests;

public sealed class PolicyFixTests
{
    [Fact]
    public Task A_policy_that_retries_for_ever_counts() => Policy(
        """AsyncPolicy policy = Policy.Handle<Exception>().RetryForeverAsync();""",
        """AsyncPolicy policy = Policy.Handle<Exception>().RetryAsync(3);""");

    [Fact]
    public Task What_hears_of_a_retry_is_told_its_number_where_it_must_be() => Policy(
        """IAsyncPolicy policy = Policy.Handle<Exception>().RetryForeverAsync(error => Console.WriteLine(error));""",
        """IAsyncPolicy policy = Policy.Handle<Exception>().RetryAsync(3, (error, _) => Console.WriteLine(error));""");

    [Fact]
    public Task A_policy_that_waits_and_retries_for_ever_counts() => Policy(
        """AsyncPolicy policy = Policy.Handle<Exception>().WaitAndRetryForeverAsync(attempt => TimeSpan.FromSeconds(attempt));""",
        """AsyncPolicy policy = Policy.Handle<Exception>().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(attempt));""");

    [Fact]
    public Task A_pipeline_with_the_largest_number_of_attempts_gets_a_small_one() => Policy(
        """ResiliencePipeline policy = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue, UseJitter = true }).Build();""",
        """ResiliencePipeline policy = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 3, UseJitter = true }).Build();""");

    [Theory]
    [InlineData("RetryPolicy = new ClientRetryPolicy(int.MaxValue)", "RetryPolicy = new ClientRetryPolicy(3)")]
    [InlineData("RetryPolicy = new ClientRetryPolicy(maxRetries: int.MaxValue)", "RetryPolicy = new ClientRetryPolicy(maxRetries: 3)")]
    public Task A_client_with_the_largest_number_of_retries_gets_a_small_one(string before, string after) =>
        Verify.Becomes("PL3001", Client(before, "{|PL3001:CompleteChatAsync|}"), Client(after, "CompleteChatAsync"));

    [Fact]
    public Task Calls_under_one_policy_bound_it_once() => Verify.Becomes(
        "PL3001",
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using Polly;

        class C(IChatClient chat)
        {
            private static readonly IAsyncPolicy Stubborn = Policy.Handle<Exception>().RetryForeverAsync();
            private static readonly IAsyncPolicy Other = Policy.Handle<TimeoutException>().RetryForeverAsync();

            Task<ChatResponse> One() => Stubborn.ExecuteAsync(() => chat.{|PL3001:GetResponseAsync|}("one"));

            Task<ChatResponse> Two() => Stubborn.ExecuteAsync(() => chat.{|PL3001:GetResponseAsync|}("two"));

            Task<ChatResponse> Three() => Other.ExecuteAsync(() => chat.{|PL3001:GetResponseAsync|}("three"));
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using Polly;

        class C(IChatClient chat)
        {
            private static readonly IAsyncPolicy Stubborn = Policy.Handle<Exception>().RetryAsync(3);
            private static readonly IAsyncPolicy Other = Policy.Handle<TimeoutException>().RetryAsync(3);

            Task<ChatResponse> One() => Stubborn.ExecuteAsync(() => chat.GetResponseAsync("one"));

            Task<ChatResponse> Two() => Stubborn.ExecuteAsync(() => chat.GetResponseAsync("two"));

            Task<ChatResponse> Three() => Other.ExecuteAsync(() => chat.GetResponseAsync("three"));
        }
        """,
        static test =>
        {
            test.NumberOfFixAllIterations = 1;
            test.NumberOfIncrementalIterations = 2;
        });

    private static string Client(string policy, string method) => $$"""
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Threading.Tasks;
        using OpenAI;
        using OpenAI.Chat;

        class C
        {
            private readonly ChatClient _chat = new("gpt-4.1-mini", new ApiKeyCredential("key"), new OpenAIClientOptions { {{policy}} });

            async Task M() => await _chat.{{method}}("hi");
        }
        """;

    private static Task Policy(string before, string after) => Verify.Becomes(
        "PL3001",
        InClass(before, "{|PL3001:GetResponseAsync|}"),
        InClass(after, "GetResponseAsync"));

    private static string InClass(string policy, string method) => $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using Polly;
        using Polly.Retry;

        class C(IChatClient chat)
        {
            private static readonly {{policy.Replace("policy =", "Stubborn =")}}

            async Task<string> M() => await Stubborn.ExecuteAsync(async _ => (await chat.{{method}}("hi")).Text, default(System.Threading.CancellationToken));
        }
        """;
}
