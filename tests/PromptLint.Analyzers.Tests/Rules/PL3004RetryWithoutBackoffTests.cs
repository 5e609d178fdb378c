using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL3004RetryWithoutBackoffTests
{
    private const string Ask = "await client.[|CompleteChatAsync|](question);";
    private const string Plain = "await client.CompleteChatAsync(question);";

    private static string Loop(string call, string handler) => $$"""for (var i = 0; i < 3; i++) { try { {{call}} return; } {{handler}} }""";

    [Fact]
    public Task A_retry_that_sends_again_at_once_is_reported() => Verify.Message(
        "PL3004",
        "The loop at line 17 sends `client.CompleteChatAsync` again at once when it fails; wait longer after each failure",
        Code.OpenAI(Loop(Ask, "catch (Exception) { }")));

    [Fact]
    public Task An_await_is_no_pause() =>
        Verify.Diagnostics("PL3004", Code.OpenAI(Loop("await client.[|CompleteChatAsync|](question).ConfigureAwait(false);", "catch (Exception) { }")));

    [Theory]
    [InlineData("Policy.Handle<Exception>().RetryAsync(3)")]
    [InlineData("Policy.Handle<Exception>().RetryAsync()")]
    public Task A_policy_without_pauses_is_reported(string policy) =>
        Verify.Diagnostics("PL3004", Code.OpenAI($"await {policy}.ExecuteAsync(async () => {{ {Ask} }});"));

    [Theory]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("Policy.Handle<Exception>().RetryForeverAsync()")]
    [InlineData("Policy.TimeoutAsync(9)")]
    public Task A_policy_with_pauses_or_without_a_bound_is_not(string policy) =>
        Verify.Diagnostics("PL3004", Code.OpenAI($"await {policy}.ExecuteAsync(async () => {{ {Plain} }});"));

    [Theory]
    [InlineData("catch (Exception) { await Task.Delay(100 * i); }")]
    [InlineData("catch (Exception) { Thread.Sleep(100); }")]
    [InlineData("catch (Exception) { await Pause(i); }")]
    [InlineData("catch (System.Text.Json.JsonException) { }")]
    public Task A_retry_that_pauses_or_asks_for_a_better_answer_is_fine(string handler) =>
        Verify.Diagnostics("PL3004", Code.OpenAI(Loop(Plain, handler), "static Task Pause(int i) => Task.Delay(i);"));

    [Fact]
    public Task An_endless_retry_is_told_by_its_own_rule_alone() =>
        Verify.Diagnostics("PL3004", Code.OpenAI($$"""while (true) { try { {{Plain}} return; } catch (Exception) { } }"""));

    [Theory]
    [InlineData("await clients[i].CompleteChatAsync(question);", "catch (Exception) { }")]
    [InlineData("await client.CompleteChatAsync(question);", "catch (Exception) { await clock.Delay(TimeSpan.FromSeconds(1)); }")]
    [InlineData("await client.CompleteChatAsync(question);", "catch (Exception) { await retry.NextAsync(); }")]
    public Task The_next_one_and_pauses_of_somebody_else_s_are_fine(string ask, string handler) => Verify.Diagnostics("PL3004", Code.OpenAI(
        $"ChatClient[] clients = [client, client, client]; {Loop(ask, handler)}",
        "interface IRetry { Task NextAsync(); } readonly IRetry retry = null!; interface IClock { Task Delay(TimeSpan time); } readonly IClock clock = null!;"));
}
