using System.Linq;
using System.Threading.Tasks;
using PromptLint.Core.Calls;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Retries that end: their rounds are attempts of the call, right or above, never below what can happen.</summary>
public sealed class RetryBoundTests
{
    private const string Ask = "await client.CompleteChatAsync(question);";

    private static async Task<AttemptFactor?> Retry(string body, string members = "") =>
        (await CallSites.Single(Code.OpenAI(body, members))).Attempts.Factors.SingleOrDefault(static f => f.Kind == AttemptKind.Loop && f.Why.Text.StartsWith("a retry", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { try { ASK return; } catch { } }", 3)]
    [InlineData("for (var i = 0; i <= 3; i++) { try { ASK return; } catch { } }", 4)]
    [InlineData("for (var i = 1; i <= 3; i++) { try { ASK return; } catch (Exception e) { Console.WriteLine(e); } }", 3)]
    [InlineData("for (var i = 3; i > 0; i--) { try { ASK return; } catch { } }", 3)]
    [InlineData("for (var i = 0; i != 3; ++i) { try { ASK return; } catch { } }", 3)]
    [InlineData("for (var i = 0; 3 > i; i++) { try { ASK return; } catch { } }", 3)]
    [InlineData("for (var i = 0; i < Most; i++) { try { ASK return; } catch { } }", 3)]
    [InlineData("for (var i = 0; i < 3; i++) { try { ASK return; } catch (ClientResultException) when (i < 2) { } }", 3)]
    [InlineData("for (var i = 0; ; i++) { try { ASK return; } catch (ClientResultException) when (i < 2) { await Task.Delay(100); } }", 3)]
    [InlineData("for (var i = 1; i <= 3; i++) { try { ASK break; } catch { if (i == 3) throw; } }", 3)]
    [InlineData("var i = 0; while (i < 3) { try { ASK return; } catch { i++; } }", 3)]
    [InlineData("var i = 0; while (i++ < 3) { try { ASK return; } catch { } }", 3)]
    [InlineData("var i = 0; while (++i < 3) { try { ASK return; } catch { } }", 2)]
    [InlineData("var i = 3; while (i-- > 0) { try { ASK return; } catch { } }", 3)]
    [InlineData("var i = 0; do { try { ASK return; } catch { } i++; } while (i < 3);", 3)]
    [InlineData("var i = 0; do { try { ASK return; } catch { } } while (++i <= 3);", 4)]
    [InlineData("var i = 0; do { try { ASK return; } catch { } } while (i++ < 3);", 4)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch { i++; if (i >= 3) throw; } }", 3)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch { if (i++ >= 3) throw; } }", 4)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch { if (++i > 3) throw; } }", 4)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch { i++; if (i > 3) break; } }", 4)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch when (i < 3) { i++; } }", 4)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch when (++i < 3) { } }", 3)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch when (i++ < 3) { } }", 4)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch { if (i > 3) throw; i++; } }", 5)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch when (i <= 3) { i++; } }", 5)]
    [InlineData("var i = 0; do { try { ASK return; } catch { } } while (i++ <= 3);", 5)]
    [InlineData("for (var i = 0; ; i++) { try { ASK return; } catch { if (i == 3) break; } }", 4)]
    [InlineData("var done = false; for (var i = 0; i < 3 && !done; i++) { try { ASK done = true; } catch { } }", 3)]
    [InlineData("for (var i = 0; i < 3; i++) { try { ASK return; } catch { continue; } }", 3)]
    [InlineData("for (var i = 5; i >= 3; i--) { try { ASK return; } catch { } }", 3)]
    public async Task A_bounded_retry_counts_its_rounds(string body, long truth)
    {
        var factor = await Retry(body.Replace("ASK", Ask), "const int Most = 3;");
        Assert.NotNull(factor);
        Assert.Equal((1L, LoopExit.Bounded), (factor.Low, factor.Exit));
        Assert.Equal(truth, factor.High);
    }

    [Theory]
    [InlineData("for (var i = 0; i < 10; i += 2) { try { ASK return; } catch { } }", 5)]
    [InlineData("for (var i = 1; i < 100; i *= 2) { try { ASK return; } catch { } }", 7)]
    [InlineData("for (var i = 0; i < 3; i++) { try { ASK return; } catch { if (question.Length > 3) i--; } }", 1000)]
    [InlineData("for (var i = 0; i < 3; i++) { try { ASK return; } catch { i = 0; } }", 1000)]
    [InlineData("for (var i = 0; i < question.Length; i++) { try { ASK return; } catch { } }", 1000)]
    [InlineData("var i = 0; i = -10; while (i < 3) { try { ASK return; } catch { i++; } }", 13)]
    [InlineData("var i = 0; while (i < 3) { try { ASK return; } catch { if (question.Length > 3) i++; } }", 1000)]
    [InlineData("var i = 0; var j = 0; while (i < 3 || j < 20) { try { ASK return; } catch { i++; j++; } }", 20)]
    [InlineData("var most = 3; if (question.Length > 3) most = 30; for (var i = 0; i < most; i++) { try { ASK return; } catch { } }", 30)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch (ArgumentException) when (i < 3) { i++; } catch (ClientResultException) { if (i > 9) throw; i++; } }", 11)]
    [InlineData("var i = 0; Skip(); void Skip() => i = -50; while (i < 3) { try { ASK return; } catch { i++; } }", 53)]
    [InlineData("var i = 0; Skip(ref i); while (i < 3) { try { ASK return; } catch { i++; } }", 53)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch { i++; if (i >= 3 && question.Length > 3) throw; } }", 1000)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch { i++; if (i >= 3) { if (question.Length > 3) throw; } } }", 1000)]
    [InlineData("var i = 0; while (true) { try { ASK return; } catch { if (i <= 3) { i++; } else { throw; } } }", 5)]
    [InlineData("while (true) { var i = 0; try { ASK return; } catch { i++; if (i >= 3) throw; } }", 1000)]
    [InlineData("var i = 0; while (true) { try { try { ASK return; } finally { i++; } } catch when (i < 3) { } }", 4)]
    [InlineData("var i = 0; while (i % 5 < 4) { try { ASK return; } catch { i++; } }", 4)]
    [InlineData("var i = 0; while (question.Length - i > 0) { try { ASK return; } catch { i++; } }", 1000)]
    [InlineData("foreach (var c in question) { for (var i = 0; i < 3; i++) { try { ASK return; } catch { } } }", 3)]
    public async Task Rounds_are_never_said_to_be_fewer_than_can_happen(string body, long truth)
    {
        var factor = await Retry(body.Replace("ASK", Ask), "static void Skip(ref int i) => i = -50;");
        Assert.True(factor?.High is null || factor.High >= truth, $"at most {factor?.High}, but {truth} can happen");
    }

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { ASK }")]
    [InlineData("foreach (var c in question) { try { ASK } catch { } }")]
    [InlineData("try { ASK } catch { }")]
    [InlineData("for (var i = 0; i < 3; i++) { Console.WriteLine(i); } ASK")]
    public async Task What_does_not_send_again_what_failed_is_no_retry(string body) => Assert.Null(await Retry(body.Replace("ASK", Ask)));

    private static async Task<AttemptFactor> Repeat(string body, string members) =>
        (await CallSites.Of(Code.OpenAI(body.Replace("ASK", Ask), members.Replace("ASK", Ask))))[0].Attempts.Factors.Single(static f => f.Kind is AttemptKind.Loop or AttemptKind.Recursion);

    [Theory]
    [InlineData("await Again(question, 3);", "async Task Again(string question, int left) { try { ASK } catch when (left > 0) { await Again(question, left - 1); } }", 4)]
    [InlineData("await Again(question);", "async Task Again(string question, int tries = 1) { try { ASK } catch { if (tries >= 3) throw; await Again(question, tries + 1); } }", 3)]
    [InlineData("await Again(question, 3);", "async Task Again(string question, int left) { if (left == 0) return; ASK await Again(question, left - 1); }", 3)]
    [InlineData("await Again(question, 3);", "async Task Again(string question, int left) { ASK if (left != 0) await Again(question, left - 1); }", 4)]
    [InlineData("await Again(question, 0);", "async Task Again(string question, int n) { ASK if (!(n >= 4)) { await Again(question, n + 1); } }", 5)]
    [InlineData("await Again(question, 0); await Again(question, 2);", "async Task Again(string question, int n) { ASK if (n < 4) { await Again(question, n + 1); } }", 5)]
    [InlineData("await Again(question, question.Length);", "async Task Again(string question, int left) { ASK if (left > 0) await Again(question, left - 1); }", null)]
    [InlineData("await Again(question, 3);", "async Task Again(string question, int left) { ASK if (left > 0) { await Again(question, left - 1); await Again(question, left - 1); } }", null)]
    [InlineData("await Again(question, 3);", "async Task Again(string question, int left) { ASK foreach (var c in question) { if (left > 0) await Again(question, left - 1); } }", null)]
    [InlineData("await Again(question, 3);", "async Task Again(string question, int left) { ASK left++; if (left > 0) await Again(question, left - 1); }", null)]
    [InlineData("await Again(question, 3);", "async Task Again(string question, int left) { ASK if (left > 0 || question.Length > 3) await Again(question, left - 1); }", null)]
    public async Task Recursion_that_counts_runs_as_often_as_its_parameter_says(string body, string member, int? truth) =>
        Assert.Equal(truth, (await Repeat(body, member)).High);

    [Theory]
    [InlineData("var i = 0; again: try { ASK } catch { if (++i < 3) goto again; throw; }", 3)]
    [InlineData("var i = 0; again: try { ASK } catch { i++; if (i <= 3) goto again; }", 4)]
    [InlineData("var i = 0; again: i++; try { ASK } catch { if (i >= 3) throw; goto again; }", 3)]
    [InlineData("var i = 3; again: try { ASK } catch when (i > 0) { i--; goto again; }", 4)]
    [InlineData("again: var i = 0; try { ASK } catch { if (++i < 3) goto again; throw; }", null)]
    [InlineData("var i = 0; again: try { ASK } catch { if (question.Length > 3) i++; if (i < 3) goto again; throw; }", null)]
    public async Task A_jump_back_goes_as_often_as_its_counter_says(string body, int? truth) => Assert.Equal(truth, (await Repeat(body, "")).High);

    [Fact]
    public async Task The_rounds_multiply_the_cost()
    {
        var once = await CallSites.Single(Code.OpenAI(Ask));
        var thrice = await CallSites.Single(Code.OpenAI("for (var i = 0; i < 3; i++) { try { " + Ask + " return; } catch { } }"));
        Assert.Equal(once.Attempts.High * 3, thrice.Attempts.High);
        Assert.Equal(1, thrice.Attempts.Low);
    }
}
