using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>What repeats a call, and how often at most.</summary>
public sealed class RepetitionTests
{
    private const string Ask = "await client.CompleteChatAsync(question);";

    // All factors but the SDK's own retries, innermost first: "loop 3" or "polly ?".
    private static async Task<string> Factors(string body, string members = "") => string.Join(", ", (await CallSites.Single(Code.OpenAI(body, members))).Attempts.Factors
        .Where(static f => f.Kind != AttemptKind.SdkRetry)
        .Select(static f => $"{f.Kind.ToString().ToLowerInvariant()} {f.High?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"}"));

    [Theory]
    [InlineData("foreach (var word in new[] { \"a\", \"b\", \"c\" }) { " + Ask + " }", "loop 3")]
    [InlineData("foreach (var word in question.Split(' ')) { " + Ask + " }", "loop ?")]
    [InlineData("foreach (var i in Enumerable.Range(0, 5)) { " + Ask + " }", "loop 5")]
    [InlineData("foreach (var i in question.Take(4)) { " + Ask + " }", "loop 4")]
    [InlineData("for (var i = 0; i < 7; i++) { " + Ask + " }", "loop 7")]
    [InlineData("for (var i = 0; i < question.Length; i++) { " + Ask + " }", "loop ?")]
    [InlineData("foreach (var a in question) { foreach (var b in new[] { 1, 2 }) { " + Ask + " } }", "loop 2, loop ?")]
    [InlineData("var list = new List<string> { \"a\", \"b\" }; list.Add(\"c\"); foreach (var word in list) { " + Ask + " }", "loop 3")]
    public async Task A_loop_over_data_repeats_once_for_each_item(string body, string factors) => Assert.Equal(factors, await Factors(body));

    [Theory]
    [InlineData("foreach (var c in (await client.CompleteChatAsync(question)).Value.Content) { Console.WriteLine(c.Text); }")]
    [InlineData("await foreach (var c in client.CompleteChatStreamingAsync(question)) { Console.WriteLine(c); }")]
    [InlineData("while (Console.ReadLine() is { } line) { " + Ask + " }")]
    [InlineData("for (var i = 0; i < 3; i++) { Console.WriteLine(i); } " + Ask)]
    [InlineData("var all = new[] { 1, 2 }.Select(n => n + 1); " + Ask)]
    public async Task What_is_no_repetition_of_the_call_is_no_factor(string body) => Assert.Equal("", await Factors(body));

    [Theory]
    [InlineData("await Task.WhenAll(new[] { \"a\", \"b\", \"c\" }.Select(async word => { " + Ask + " }));", "loop 3")]
    [InlineData("await Task.WhenAll(question.Split(' ').Select(word => client.CompleteChatAsync(word)));", "loop ?")]
    [InlineData("await Parallel.ForEachAsync(new[] { 1, 2 }, stop, async (n, token) => { " + Ask + " });", "loop 2")]
    [InlineData("await Parallel.ForAsync(0, 6, stop, async (n, token) => { " + Ask + " });", "loop 6")]
    [InlineData("await Task.Run(async () => { " + Ask + " });", "")]
    [InlineData("for (var i = 0; i < 2; i++) { await Task.WhenAll(new[] { 1, 2, 3 }.Select(async n => { " + Ask + " })); }", "loop 3, loop 2")]
    public async Task A_delegate_that_is_run_for_each_item_repeats_too(string body, string factors) => Assert.Equal(factors, await Factors(body));

    [Theory]
    [InlineData("Policy.Handle<Exception>().RetryAsync(4)", 5)]
    [InlineData("Policy.Handle<Exception>().RetryAsync()", 2)]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))", 4)]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2) })", 3)]
    [InlineData("Policy.WrapAsync(Policy.Handle<Exception>().RetryAsync(2), Policy.Handle<TimeoutException>().RetryAsync(1))", 6)]
    [InlineData("Policy.Handle<Exception>().RetryAsync(2).WrapAsync(Policy.Handle<TimeoutException>().RetryAsync(1))", 6)]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 5 }).Build()", 6)]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build()", 4)]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new()).AddTimeout(TimeSpan.FromSeconds(9)).Build()", 4)]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new() { MaxRetryAttempts = 1 }).AddRetry(new() { MaxRetryAttempts = 2 }).Build()", 6)]
    public async Task A_policy_sends_as_often_as_it_is_built_to(string policy, int most) =>
        Assert.Equal("polly " + most, await Factors($"var policy = {policy}; await policy.ExecuteAsync(async t => {{ {Ask} }}, stop);"));

    [Theory]
    [InlineData("new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(9)).Build()", "")]
    [InlineData("Given()", "polly ?")]
    [InlineData("Policy.Handle<Exception>().RetryAsync(question.Length)", "polly ?")]
    public async Task A_policy_without_retries_is_none_and_one_out_of_sight_is_not_known(string policy, string factors) =>
        Assert.Equal(factors, await Factors($"var policy = {policy}; await policy.ExecuteAsync(async t => {{ {Ask} }}, stop);", "static extern ResiliencePipeline Given();"));

    private const string Helper = """
        static async Task Retry(int most, Func<Task> work)
        {
            for (var i = 0; i < most; i++)
            {
                try { await work(); return; }
                catch (ClientResultException) { await Task.Delay(100); }
            }
        }

        static async Task Once(Func<Task> work) => await work();

        static async Task Twice(Func<Task> work) { await work(); await work(); }
        """;

    [Theory]
    [InlineData("await Retry(3, async () => { " + Ask + " });", "loop 3")]
    [InlineData("await Retry(5, () => client.CompleteChatAsync(question));", "loop 5")]
    [InlineData("await Once(async () => { " + Ask + " });", "")]
    [InlineData("await Twice(() => client.CompleteChatAsync(question));", "loop 2")]
    [InlineData("foreach (var x in new[] { 1, 2 }) { await Retry(3, async () => { " + Ask + " }); }", "loop 3, loop 2")]
    public async Task A_helper_that_takes_the_call_as_a_delegate_is_seen_through(string body, string factors) => Assert.Equal(factors, await Factors(body, Helper));

    [Theory]
    [InlineData("catch (Exception) { }", RepeatReason.Failure, true)]
    [InlineData("catch (ClientResultException e) when (e.Status == 429) { await Task.Delay(1000); }", RepeatReason.Failure, false)]
    [InlineData("catch (System.Text.Json.JsonException) { }", RepeatReason.Count, false)]
    [InlineData("catch (NotGood) { }", RepeatReason.Count, false)]
    [InlineData("catch (System.Net.Http.HttpRequestException) { await Pause(); }", RepeatReason.Failure, false)]
    public async Task A_retry_of_failures_is_told_from_asking_again_for_a_better_answer(string handler, RepeatReason reason, bool immediate)
    {
        var factor = CallSites.Read(Code.OpenAI(
            $$"""for (var i = 0; i < 3; i++) { try { {{Ask}} return; } {{handler}} }""",
            "class NotGood : Exception { } static Task Pause() => Task.Delay(5);")).Attempts.Single(f => f.Kind == AttemptKind.Loop);

        Assert.Equal((reason, immediate), (factor.Reason, factor.IsImmediate));
    }
}
