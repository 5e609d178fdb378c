using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Analysis;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>What the reading of calls costs, in expressions that are read: numbers that are the same on every machine.</summary>
public sealed class ReadingEffortTests
{
    // A class of tests: what each test shares with the others is made by helpers, in fields and in a base class.
    private static string TestClass(int tests) => Code.OpenAI("", string.Concat(Enumerable.Range(0, tests).Select(static i => $$"""
        async Task Test{{i}}()
        {
            var sent = Prepare("case {{i}}", Options("case {{i}}"));
            var more = sent.Concat(Rounds(sent.ToList(), {{i}})).ToList();
            await _shared.CompleteChatAsync(more, Options("{{i}}"));
        }

        """)) + """
        private static readonly string Big = string.Concat(A(1), A(2), A(3), A(4));
        private readonly ChatClient _shared = Build("gpt-4o", Big);
        static string A(int n) => string.Join(",", B(n), B(n), B(n), B(n));
        static string B(int n) => string.Join(",", C(n), C(n), C(n), C(n));
        static string C(int n) => string.Join(",", D(n), D(n), D(n), D(n));
        static string D(int n) => "part " + n.ToString();
        static ChatClient Build(string model, string noise) => noise.Length > 10 ? new ChatClient(model, "key") : new ChatClient("gpt-4o-mini", noise);
        static ChatCompletionOptions Options(string name) { var o = new ChatCompletionOptions { EndUserId = name + Big }; o.MaxOutputTokenCount = 300; return o; }
        static List<ChatMessage> Prepare(string name, ChatCompletionOptions options)
        {
            var all = new List<ChatMessage> { new SystemChatMessage(Big), new UserChatMessage(name + Big) };
            foreach (var part in name) { all.Add(new UserChatMessage(part + Big)); all.Add(new AssistantChatMessage(all.Count + Big)); }
            return all;
        }
        static List<ChatMessage> Rounds(List<ChatMessage> before, int n)
        {
            while (n-- > 0) { before.Add(new UserChatMessage("again " + n)); before = before.ToList(); before.Add(new UserChatMessage(Big)); }
            return before;
        }
        """);

    [Fact]
    public async Task Forty_tests_that_share_their_helpers_cost_little_more_than_the_first()
    {
        var one = await Steps(TestClass(1));
        var forty = await Steps(TestClass(40));
        Assert.Equal(40, forty.Count);
        Assert.True(forty.Sum() < one.Sum() + 40 * 1_000, $"one test takes {one.Sum()} steps, forty take {forty.Sum()}");
    }

    [Fact]
    public async Task A_wrapper_that_a_hundred_callers_use_reads_what_they_share_once()
    {
        var callers = string.Concat(Enumerable.Range(0, 90).Select(static i => $"Task Use{i}() => Ask(\"question {i}\" + Shared());\n"));
        var steps = await Steps(Code.OpenAI("", $$"""
            async Task Ask(string question) => await client.CompleteChatAsync(new ChatMessage[] { new SystemChatMessage(Shared()), new UserChatMessage(question) });
            static string Shared() => string.Concat({{string.Join(", ", Enumerable.Range(0, 40).Select(static i => $"Part{i}()"))}});
            {{string.Concat(Enumerable.Range(0, 40).Select(static i => $"static string Part{i}() => \"part\" + Empty;\n"))}}
            static readonly string Empty = "".Trim();
            """ + callers));
        Assert.True(steps.Sum() < 90 * 250, $"{steps.Sum()} steps");
    }

    [Fact]
    public async Task No_call_site_takes_more_steps_than_its_limit()
    {
        var wide = string.Concat(Enumerable.Range(1, 5).Select(static i =>
            $"static string D{i}(string s) => string.Concat(new[] {{ {string.Join(", ", Enumerable.Range(0, 12).Select(n => $"D{i - 1}(s + {n})"))} }});\n"));
        var callers = string.Concat(Enumerable.Range(0, 20).Select(static i => $"Task Use{i}() => Ask(\"question {i}\");\n"));
        var steps = await Steps(Code.OpenAI("", "async Task Ask(string question) => await client.CompleteChatAsync(D5(question));\nstatic string D0(string s) => s;\n" + wide + callers));
        Assert.All(steps, static s => Assert.InRange(s, 1, AnalysisLimits.CallSteps));
    }

    [Fact]
    public async Task A_cap_behind_a_text_that_takes_every_step_is_still_known()
    {
        var wide = string.Concat(Enumerable.Range(1, 5).Select(static i =>
            $"static string D{i}(string s) => string.Concat(new[] {{ {string.Join(", ", Enumerable.Range(0, 12).Select(n => $"D{i - 1}(s + {n})"))} }});\n"));
        var site = await CallSites.Single(Code.OpenAI(
            "await client.CompleteChatAsync([new UserChatMessage(D5(\"x\"))], new ChatCompletionOptions { EndUserId = D5(\"y\"), MaxOutputTokenCount = Most() });",
            "static string D0(string s) => s;\nstatic int Most() => 321;\n" + wide));
        Assert.Equal((CapState.Set, 321), (site.Cap.State, site.Cap.Tokens));
        Assert.Contains(site.Input.Holes, static h => h.Why.Text == AnalysisLimits.ReadingSteps.Reason.Text);
    }

    private static async Task<IReadOnlyList<int>> Steps(string source)
    {
        var counter = new Counter();
        await Workbench.Analyze(Workbench.Compile(source), counter);
        return counter.Steps;
    }

    private sealed class Counter : AnalysisProbe
    {
        public List<int> Steps { get; } = [];

        public override void Read(SyntaxNode call, int steps) => Steps.Add(steps);

        public override void Failed(Exception exception) => Assert.Fail(exception.ToString());
    }
}
