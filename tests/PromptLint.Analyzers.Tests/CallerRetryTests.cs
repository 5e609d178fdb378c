using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>A helper that sends, and a retry in whoever calls it, are one retry: but only where each caller tries again.</summary>
public sealed class CallerRetryTests
{
    private const string Say = "async Task Say() { await client.CompleteChatAsync(\"Why?\"); }";

    // What tries the call again, by its bound: "3", "?" where it is not known, nothing where nothing does.
    private static async Task<string> Retries(string body, string members = Say) => string.Join(" ", (await CallSites.Single(Code.OpenAI(body, members))).Attempts.Factors
        .Where(static f => f.Kind == AttemptKind.Loop).Select(static f => f.High?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"));

    private static string Loop(string work = "await Say();", string rounds = "3") => $"for (var i = 0; i < {rounds}; i++) {{ try {{ {work} return; }} catch (ClientResultException) {{ await Task.Delay(9); }} }}";

    [Theory]
    [InlineData("3", "3")]
    [InlineData("question.Length", "?")]
    public async Task A_retry_of_its_only_caller_is_the_call_s(string rounds, string expected) => Assert.Equal(expected, await Retries(Loop(rounds: rounds)));

    [Fact]
    public async Task Of_several_callers_that_retry_the_most_patient_counts() => Assert.Equal("5", await Retries(Loop() + Loop(rounds: "5")));

    [Fact]
    public async Task One_level_further_up_it_is_too() => Assert.Equal("3", await Retries(Loop("await Ask();"), Say + " Task Ask() => Say();"));

    [Fact]
    public async Task Retries_of_several_levels_are_several() => Assert.Equal("2 3", await Retries(Loop("await Ask();"), Say + " async Task Ask() { for (var i = 0; i < 2; i++) { try { await Say(); return; } catch { await Task.Delay(9); } } }"));

    [Theory]
    [InlineData("{0} await Say();")]
    [InlineData("{0} Func<Task> later = Say; await later();")]
    [InlineData("for (var i = 0; i < 3; i++) {{ await Say(); }}")]
    [InlineData("foreach (var word in question.Split(' ')) {{ try {{ await Say(); }} catch (ClientResultException) {{ }} }}")]
    [InlineData("try {{ await Say(); }} catch (ClientResultException) {{ }}")]
    [InlineData("while (!stop.IsCancellationRequested) {{ try {{ await Say(); }} catch (ClientResultException) {{ }} }}")]
    public async Task Where_one_caller_does_not_try_again_or_is_not_in_sight_it_is_not(string body) => Assert.Equal("", await Retries(string.Format(System.Globalization.CultureInfo.InvariantCulture, body, Loop())));

    // Each round of these is the next job: that one that failed is skipped is no retry.
    private const string Jobs = "interface IJobs { Task<string> NextAsync(); string Take(); }";

    [Theory]
    [InlineData("while (true) { try { await Handle(jobs); } catch (Exception e) { Console.WriteLine(e.Message); } }")]
    [InlineData("while (true) { try { var job = await jobs.NextAsync(); await Say(job); return; } catch (Exception e) { Console.WriteLine(e.Message); } }")]
    [InlineData("while (true) { try { var job = jobs.Take(); await Say(job); return; } catch (Exception e) { Console.WriteLine(e.Message); } }")]
    [InlineData("while (!stop.IsCancellationRequested) { try { await Handle(jobs); } catch (Exception) { } }")]
    public async Task A_loop_that_handles_job_after_job_is_no_retry(string loop)
    {
        var source = Code.OpenAI("IJobs jobs = null!; " + loop, Jobs + " async Task Handle(IJobs jobs) => await Say(await jobs.NextAsync()); async Task Say(string text) { await client.CompleteChatAsync(text); }");
        await Verify.Diagnostics("PL3001", source);
        await Verify.Diagnostics("PL3003", source);
        await Verify.Diagnostics("PL3004", source);
    }

    [Fact]
    public Task An_endless_retry_of_a_prompt_that_is_built_each_time_is_one() => Verify.Diagnostics("PL3001", Code.OpenAI(
        "while (true) { try { var prompt = Build(question); await client.[|CompleteChatAsync|](prompt); return; } catch (ClientResultException) { await Task.Delay(9); } }", "static string Build(string text) => text + \"!\";"));

    [Theory]
    [InlineData("var prompt = question.Trim();")]
    [InlineData("var prompt = (\"a\" + question).ToUpperInvariant();")]
    public Task An_endless_retry_of_a_text_that_is_tidied_each_time_is_one(string made) => Verify.Diagnostics("PL3001", Code.OpenAI(
        "while (true) { try { " + made + " await client.[|CompleteChatAsync|](prompt); return; } catch (ClientResultException) { await Task.Delay(9); } }"));

    [Fact]
    public async Task A_person_s_loop_that_keeps_the_last_lines_is_no_walk_over_data() => Assert.Equal("", await Retries(
        "var last = new Queue<string>(); while (Console.ReadLine() is { } line) { last.Enqueue(line); if (last.Count > 9) last.Dequeue(); await client.CompleteChatAsync(line); }", ""));

    [Fact]
    public async Task A_library_s_public_helper_has_callers_that_are_not_in_sight()
    {
        var source = Code.OpenAI(Loop(), "public " + Say).Replace("class App", "public class App");
        Assert.DoesNotContain((await CallSites.Single(source)).Attempts.Factors, static f => f.Kind == AttemptKind.Loop);
    }

    [Fact]
    public Task The_client_s_retries_are_multiplied_by_its_caller_s() => Verify.Diagnostics("PL3003", Code.OpenAI(Loop(), Say.Replace("CompleteChatAsync", "[|CompleteChatAsync|]")));

    [Fact]
    public Task It_is_told_with_its_place() => Verify.Message(
        "PL3003",
        "`client.CompleteChatAsync` is retried in 2 layers, 12 requests in all: 4 (the client's default) x 3 (the loop at line 17); leave the retries to one layer",
        Code.OpenAI(Loop(), Say.Replace("CompleteChatAsync", "[|CompleteChatAsync|]")));
}
