using System.Threading.Tasks;
using Xunit;
using Verify = PromptLint.CodeFixes.Tests.VerifyFix<PromptLint.CodeFixes.PL3003RetriesStackedFix>;

namespace PromptLint.CodeFixes.Tests;

public sealed class PL3003RetriesStackedFixTests
{
    private const string Failed = "{|PL3003:CompleteChatAsync|}";
    private const string Fixed = "CompleteChatAsync";

    [Theory]
    [InlineData(
        """new ChatClient("gpt-4.1-mini", key)""",
        """new ChatClient("gpt-4.1-mini", new ApiKeyCredential(key), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) })""")]
    [InlineData(
        """new ChatClient("gpt-4.1-mini", new ApiKeyCredential(key))""",
        """new ChatClient("gpt-4.1-mini", new ApiKeyCredential(key), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) })""")]
    [InlineData(
        """new OpenAIClient(key).GetChatClient("gpt-4.1-mini")""",
        """new OpenAIClient(new ApiKeyCredential(key), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) }).GetChatClient("gpt-4.1-mini")""")]
    [InlineData(
        """new ChatClient("gpt-4.1-mini", new ApiKeyCredential(key), new OpenAIClientOptions { ProjectId = "desk" })""",
        """new ChatClient("gpt-4.1-mini", new ApiKeyCredential(key), new OpenAIClientOptions { ProjectId = "desk", RetryPolicy = new ClientRetryPolicy(0) })""")]
    [InlineData(
        """new ChatClient("gpt-4.1-mini", new ApiKeyCredential(key), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(7) })""",
        """new ChatClient("gpt-4.1-mini", new ApiKeyCredential(key), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) })""")]
    [InlineData(
        """new ChatClient("gpt-4.1-mini", new ApiKeyCredential(key), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy() })""",
        """new ChatClient("gpt-4.1-mini", new ApiKeyCredential(key), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) })""")]
    public Task The_client_in_a_retry_loop_stops_retrying(string before, string after) =>
        Verify.Becomes("PL3003", Looped($"var chat = {before};", Failed), Looped($"var chat = {after};", Fixed));

    [Fact]
    public Task Options_in_a_variable_get_the_policy() => Verify.Becomes(
        "PL3003",
        Looped("""var options = new OpenAIClientOptions(); var chat = new ChatClient("gpt-4.1-mini", new ApiKeyCredential(key), options);""", Failed),
        Looped("""var options = new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) }; var chat = new ChatClient("gpt-4.1-mini", new ApiKeyCredential(key), options);""", Fixed));

    [Fact]
    public Task A_client_under_a_policy_stops_retrying() => Verify.Becomes(
        "PL3003",
        Source("""
            async Task Ask(string key) =>
                await Policy.Handle<Exception>().WaitAndRetryAsync(2, n => TimeSpan.FromSeconds(n)).ExecuteAsync(() => new ChatClient("gpt-4.1-mini", key).{|PL3003:CompleteChatAsync|}("hi"));
            """),
        Source("""
            async Task Ask(string key) =>
                await Policy.Handle<Exception>().WaitAndRetryAsync(2, n => TimeSpan.FromSeconds(n)).ExecuteAsync(() => new ChatClient("gpt-4.1-mini", new ApiKeyCredential(key), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) }).CompleteChatAsync("hi"));
            """));

    [Theory]
    [InlineData("new AnthropicClient { ApiKey = key }", "new AnthropicClient { ApiKey = key, MaxRetries = 0 }")]
    [InlineData("new AnthropicClient { ApiKey = key, MaxRetries = 5 }", "new AnthropicClient { ApiKey = key, MaxRetries = 0 }")]
    [InlineData("new AnthropicClient()", "new AnthropicClient { MaxRetries = 0 }")]
    public Task A_client_that_has_the_number_itself_is_told(string before, string after) => Verify.Becomes(
        "PL3003",
        Claude(before, "{|PL3003:Create|}"),
        Claude(after, "Create"));

    [Fact]
    public Task Calls_that_share_a_client_switch_it_off_once() => Verify.Becomes(
        "PL3003",
        Shared("""new("gpt-4.1-mini", "key")""", Failed, "for (var i = 0; i < 3; i++) { try { await _chat.{|PL3003:CompleteChatAsync|}(question); return; } catch (Exception) { await Task.Delay(1000); } }"),
        Shared("""new("gpt-4.1-mini", new ApiKeyCredential("key"), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) })""", Fixed, "for (var i = 0; i < 3; i++) { try { await _chat.CompleteChatAsync(question); return; } catch (Exception) { await Task.Delay(1000); } }"),
        static test =>
        {
            test.NumberOfFixAllIterations = 1;
            test.NumberOfIncrementalIterations = 1;
        });

    [Fact]
    public Task A_client_that_another_call_relies_on_keeps_its_retries() =>
        Verify.IsLeftAlone("PL3003", Shared("""new("gpt-4.1-mini", "key")""", Failed, "await _chat.CompleteChatAsync(question);"));

    [Theory]
    [InlineData("e.Status == 429", false)]
    [InlineData("e.Status is 408 or 429 or >= 500", true)]
    public Task A_loop_must_retry_what_the_client_retried(string filter, bool isFixed)
    {
        var before = Looped("var chat = new ChatClient(\"gpt-4.1-mini\", key);", Failed).Replace("catch (Exception)", $"catch (ClientResultException e) when ({filter})");
        var after = Looped("var chat = new ChatClient(\"gpt-4.1-mini\", new ApiKeyCredential(key), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) });", Fixed).Replace("catch (Exception)", $"catch (ClientResultException e) when ({filter})");
        return isFixed ? Verify.Becomes("PL3003", before, after) : Verify.IsLeftAlone("PL3003", before);
    }

    [Fact]
    public Task A_client_that_others_may_use_keeps_its_retries() =>
        Verify.IsLeftAlone("PL3003", Shared("""new("gpt-4.1-mini", "key")""", Failed, "await Task.Delay(9);").Replace("private readonly", "public readonly"));

    [Fact]
    public Task Two_layers_by_hand_are_for_their_author_to_choose_from() => Verify.IsLeftAlone("PL3003", Source("""
        async Task Ask(IChatClient chat) => await Policy.Handle<Exception>().WaitAndRetryAsync(4, n => TimeSpan.FromSeconds(n)).ExecuteAsync(async () =>
        {
            for (var i = 0; i < 3; i++) { try { await chat.{|PL3003:GetResponseAsync|}("hi"); return; } catch (Exception) { await Task.Delay(1000); } }
        });
        """));

    private static string Looped(string make, string method) => Source($$"""
        async Task Ask(string key, string question)
        {
            {{make}}
            for (var i = 0; i < 3; i++) { try { await chat.{{method}}(question); return; } catch (Exception) { await Task.Delay(1000); } }
        }
        """);

    private static string Claude(string make, string method) => Source($$"""
        async Task Ask(string key, string question)
        {
            var claude = {{make}};
            for (var i = 0; i < 3; i++)
            {
                try { await claude.Messages.{{method}}(new() { Model = Anthropic.Models.Messages.Model.ClaudeHaiku4_5, MaxTokens = 9, Messages = [] }); return; }
                catch (Exception) { await Task.Delay(1000); }
            }
        }
        """);

    private static string Shared(string make, string method, string other) => Source($$"""
        private readonly ChatClient _chat = {{make}};

        async Task Ask(string question)
        {
            for (var i = 0; i < 3; i++) { try { await _chat.{{method}}(question); return; } catch (Exception) { await Task.Delay(1000); } }
        }

        async Task Other(string question)
        {
            {{other}}
        }
        """);

    private static string Source(string members) => $$"""
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Threading.Tasks;
        using Anthropic;
        using Microsoft.Extensions.AI;
        using OpenAI;
        using OpenAI.Chat;
        using Polly;

        class C
        {
            {{members}}
        }
        """;
}
