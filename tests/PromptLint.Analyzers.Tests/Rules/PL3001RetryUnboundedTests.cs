using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace PromptLint.Analyzers.Tests.Rules;

public sealed class PL3001RetryUnboundedTests
{
    private static Task<System.Collections.Generic.IReadOnlyList<Diagnostic>> Rule(string body, string members = "") => Verify.Diagnostics("PL3001", Code.OpenAI(body, members));

    // The same body, read for the other loop rule: one loop, one finding.
    private static async Task Fine(string body, string members = "")
    {
        await Rule(body, members);
        await Verify.Diagnostics("PL3002", Code.OpenAI(body, members));
    }

    [Fact]
    public Task The_message_names_the_loop() => Verify.Message(
        "PL3001",
        "`client.CompleteChatAsync` is sent again without bound: the loop at line 17 ends only when a call succeeds; bound its attempts",
        Code.OpenAI("while (true) { try { await client.[|CompleteChatAsync|](question); return; } catch (ClientResultException) { await Task.Delay(1000); } }"));

    [Fact]
    public async Task The_loop_is_an_additional_place()
    {
        var found = Assert.Single(await Rule("while (true) { try { await client.[|CompleteChatAsync|](question); return; } catch { } }"));
        Assert.Equal("while", found.AdditionalLocations[0].SourceTree!.GetText().ToString(found.AdditionalLocations[0].SourceSpan));
    }

    [Fact]
    public Task An_endless_while_that_only_success_ends() => Rule("while (true) { try { var r = await client.[|CompleteChatAsync|](question); break; } catch { } }");

    [Fact]
    public Task An_endless_for_that_only_success_ends() => Rule("for (;;) { try { await client.[|CompleteChatAsync|](question); return; } catch (Exception e) { Console.WriteLine(e); } }");

    [Fact]
    public Task An_endless_do_that_only_success_ends() => Rule("do { try { await client.[|CompleteChatAsync|](question); break; } catch { await Task.Delay(10); } } while (true);");

    [Fact]
    public Task A_flag_that_success_sets_ends_it() => Rule("var done = false; while (!done) { try { await client.[|CompleteChatAsync|](question); done = true; } catch { } }");

    [Fact]
    public Task A_result_that_stays_null_until_success() => Rule("ChatCompletion? answer = null; while (answer is null) { try { answer = await client.[|CompleteChatAsync|](question); } catch { } }");

    [Fact]
    public Task A_result_compared_with_null() => Rule("ChatCompletion? answer = null; do { try { answer = await client.[|CompleteChatAsync|](question); } catch { } } while (answer == null);");

    [Fact]
    public Task A_jump_back_from_a_catch() => Rule("again: try { await client.[|CompleteChatAsync|](question); } catch { goto again; }");

    [Fact]
    public Task A_method_that_calls_itself_from_a_catch() => Rule(
        "",
        "async Task<string> Ask(string text) { try { ChatCompletion c = await client.[|CompleteChatAsync|](text); return c.Content[0].Text; } catch { await Task.Delay(5); return await Ask(text); } }");

    [Fact]
    public Task A_continue_in_a_catch_goes_round() => Rule("while (true) { try { await client.[|CompleteChatAsync|](question); } catch (ClientResultException) { continue; } break; }");

    [Fact]
    public Task Some_failures_that_end_it_do_not_bound_the_others() => Rule(
        "while (true) { try { await client.[|CompleteChatAsync|](question); return; } catch (ClientResultException e) when (e.Status == 429) { await Task.Delay(1000); } }");

    [Fact]
    public Task A_longer_wait_each_time_is_no_bound() => Rule(
        "var wait = TimeSpan.FromSeconds(1); while (true) { try { await client.[|CompleteChatAsync|](question); return; } catch { await Task.Delay(wait); wait = wait * 2; } }");

    [Fact]
    public Task A_counter_in_the_condition_bounds_it() => Fine("for (var i = 0; i < 3; i++) { try { await client.CompleteChatAsync(question); return; } catch { } }");

    [Fact]
    public Task A_counter_in_the_body_bounds_it() => Fine("var n = 0; while (true) { try { await client.CompleteChatAsync(question); return; } catch { if (++n > 3) throw; } }");

    [Fact]
    public Task A_counter_that_counts_down_bounds_it() => Fine("var left = 3; while (true) { try { await client.CompleteChatAsync(question); return; } catch { left -= 1; if (left == 0) return; } }");

    [Fact]
    public Task A_counter_in_an_exception_filter_bounds_it() => Fine("var n = 0; while (true) { try { await client.CompleteChatAsync(question); return; } catch (ClientResultException) when (++n < 3) { } }");

    [Fact]
    public Task A_counter_in_the_for_with_an_exception_filter_bounds_it() => Fine("for (var n = 1; ; n++) { try { await client.CompleteChatAsync(question); return; } catch (ClientResultException) when (n < 3) { await Task.Delay(100); } }");

    [Fact]
    public Task A_counter_in_a_field_bounds_it() => Fine("while (_tries < 3) { try { await client.CompleteChatAsync(question); return; } catch { _tries++; } }", "int _tries;");

    [Fact]
    public Task A_jump_back_that_counts_is_bounded() => Fine("var n = 0; again: try { await client.CompleteChatAsync(question); } catch { if (n++ < 3) goto again; throw; }");

    [Fact]
    public Task Recursion_that_counts_is_bounded() => Fine(
        "",
        "async Task Ask(string text, int left) { try { await client.CompleteChatAsync(text); } catch { if (left > 0) await Ask(text, left - 1); } }");

    [Fact]
    public Task A_token_with_a_deadline_bounds_it() => Fine("using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1)); while (true) { try { await client.CompleteChatAsync([question], cancellationToken: deadline.Token); return; } catch (ClientResultException) { } }");

    [Fact]
    public Task A_token_that_is_cancelled_later_bounds_it() => Fine("using var deadline = new CancellationTokenSource(); deadline.CancelAfter(1000); while (true) { try { await client.CompleteChatAsync([question], cancellationToken: deadline.Token); return; } catch (ClientResultException) { } }");

    [Fact]
    public Task A_loop_until_cancelled_is_somebodys_wish() => Fine("while (!stop.IsCancellationRequested) { try { await client.CompleteChatAsync(question); return; } catch { } }");

    [Fact]
    public Task A_loop_that_throws_when_cancelled_is_somebodys_wish() => Fine("while (true) { stop.ThrowIfCancellationRequested(); try { await client.CompleteChatAsync(question); return; } catch (ClientResultException) { } }");

    [Fact]
    public Task A_deadline_by_the_clock_bounds_it() => Fine("var until = DateTime.UtcNow.AddMinutes(1); while (DateTime.UtcNow < until) { try { await client.CompleteChatAsync(question); return; } catch { } }");

    [Fact]
    public Task A_deadline_by_a_stopwatch_bounds_it() => Fine("var clock = System.Diagnostics.Stopwatch.StartNew(); while (true) { try { await client.CompleteChatAsync(question); return; } catch { if (clock.Elapsed > TimeSpan.FromMinutes(1)) throw; } }");

    [Fact]
    public Task A_deadline_by_a_stopwatch_in_the_condition_bounds_it() => Fine("var clock = System.Diagnostics.Stopwatch.StartNew(); while (clock.ElapsedMilliseconds < 1000) { try { await client.CompleteChatAsync(question); return; } catch { } }");

    [Fact]
    public Task A_catch_that_always_leaves_is_no_retry() => Fine("while (true) { try { await client.CompleteChatAsync(question); return; } catch { throw; } }");

    [Fact]
    public Task A_catch_around_the_loop_is_no_retry() => Fine("try { while (true) { await client.CompleteChatAsync(question); return; } } catch { }");

    [Fact]
    public Task A_job_for_ever_with_a_timer_is_wanted() => Fine("using var timer = new PeriodicTimer(TimeSpan.FromHours(1)); while (await timer.WaitForNextTickAsync()) { try { await client.CompleteChatAsync(question); } catch { } }");

    [Fact]
    public Task A_retry_for_each_of_some_data_is_bounded_by_the_data() => Fine("foreach (var key in new[] { \"a\", \"b\" }) { try { await new ChatClient(\"gpt-4.1-mini\", key).CompleteChatAsync(question); return; } catch { } }");

    [Fact]
    public Task A_queue_pump_that_survives_failures_is_no_retry() => Fine(
        "while (true) { var job = await jobs.NextAsync(); try { await client.CompleteChatAsync(job); } catch (Exception e) { Console.WriteLine(e); } }",
        "interface IJobQueue { Task<string> NextAsync(); } readonly IJobQueue jobs = null!;");

    [Fact]
    public Task A_fallback_through_a_list_of_models_ends_with_the_list() => Fine(
        "var models = new Queue<string>([\"gpt-4.1\", \"gpt-4.1-mini\"]); while (models.Count > 0) { try { await new ChatClient(models.Dequeue(), \"key\").CompleteChatAsync(question); return; } catch { } }");

    [Theory]
    [InlineData("Policy.Handle<Exception>().RetryForeverAsync()")]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryForeverAsync(n => TimeSpan.FromSeconds(n))")]
    [InlineData("Policy.Handle<Exception>().Or<TimeoutException>().RetryForeverAsync()")]
    [InlineData("Policy.Handle<Exception>().RetryForeverAsync().WrapAsync(Policy.TimeoutAsync(5))")]
    [InlineData("Policy.WrapAsync(Policy.TimeoutAsync(5), Policy.Handle<Exception>().RetryForeverAsync())")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue }).Build()")]
    [InlineData("new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(5)).AddRetry(new() { MaxRetryAttempts = int.MaxValue }).Build()")]
    public async Task A_policy_that_retries_for_ever(string policy)
    {
        await Rule($"var policy = {policy}; await policy.ExecuteAsync(async token => {{ await client.[|CompleteChatAsync|]([question], cancellationToken: token); }}, stop);");
        await Rule($"await ({policy}).ExecuteAsync(async token => {{ await client.[|CompleteChatAsync|]([question], cancellationToken: token); }}, stop);");
    }

    [Theory]
    [InlineData("Policy.Handle<Exception>().RetryAsync(3)")]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("Policy.TimeoutAsync(5)")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 5 }).Build()")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new()).Build()")]
    public Task A_policy_that_counts(string policy) =>
        Fine($"var policy = {policy}; await policy.ExecuteAsync(async token => {{ await client.CompleteChatAsync([question], cancellationToken: token); }}, stop);");

    [Fact]
    public Task A_synchronous_policy_for_ever() => Rule("Policy.Handle<Exception>().RetryForever().Execute(() => client.[|CompleteChat|](question));");

    [Fact]
    public Task A_policy_in_a_static_field() => Rule(
        "await Always.ExecuteAsync(() => client.[|CompleteChatAsync|](question));",
        "static readonly AsyncRetryPolicy Always = Policy.Handle<Exception>().RetryForeverAsync();");

    [Fact]
    public Task A_policy_of_a_caller_is_not_known() => Fine("", "Task Ask(IAsyncPolicy policy) => policy.ExecuteAsync(() => client.CompleteChatAsync(\"Hi\"));");

    [Fact]
    public Task A_policy_of_several_results() => Rule(
        "var policy = Policy<string>.Handle<Exception>().OrResult(r => r.Length == 0).RetryForeverAsync(); await policy.ExecuteAsync(async () => (await client.[|CompleteChatAsync|](question)).Value.Content[0].Text);");

    [Fact]
    public Task A_lambda_handed_to_somebodys_helper_is_not_in_its_loop() => Fine(
        "while (true) { try { Later(() => client.CompleteChat(question)); return; } catch { } }",
        "static void Later(Action action) { }");

    [Fact]
    public Task A_client_with_the_largest_number_of_retries_never_gives_up() => Verify.Message(
        "PL3001",
        "`stubborn.CompleteChatAsync` is sent again without bound: the retry policy at line 17 ends only when a call succeeds; bound its attempts",
        Code.OpenAI("var stubborn = new ChatClient(\"gpt-4.1-mini\", new ApiKeyCredential(\"key\"), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(int.MaxValue) }); await stubborn.[|CompleteChatAsync|](question);"));

    [Fact]
    public Task A_client_with_a_number_of_retries_gives_up() =>
        Fine("var patient = new ChatClient(\"gpt-4.1-mini\", new ApiKeyCredential(\"key\"), new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(9) }); await patient.CompleteChatAsync(question);");
}
