using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Analysis;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>
/// The shapes of code whose calls cost the most to read. Four times the code should cost four times the steps and a little more. Of the shapes
/// that cost more than that, the steps are counted, so that nothing makes them worse.
/// </summary>
public sealed class WorstShapesTests
{
    private static readonly Dictionary<string, Func<int, string>> Shapes = new()
    {
        ["a conversation that grows by two messages before each of its calls"] = static n => Code.OpenAI(
            "var all = new List<ChatMessage> { new SystemChatMessage(\"Be brief.\") };\n"
            + Each(n, static i => $"all.Add(new UserChatMessage(\"question {i} \" + question)); var a{i} = await client.CompleteChatAsync(all); all.Add(new AssistantChatMessage(a{i}));\n")),
        ["a text that each call adds a line to"] = static n => Code.OpenAI(
            "var text = new System.Text.StringBuilder();\n" + Each(n, static i => $"text.AppendLine(\"line {i} \" + question); await client.CompleteChatAsync(text.ToString());\n")),
        ["a variable that each call wraps again"] = static n => Code.OpenAI(
            "var text = question;\n" + Each(n, static i => $"text = \"<{i}>\" + text; await client.CompleteChatAsync(text);\n")),
        ["options in a field that every method sets and asks with"] = static n => Code.OpenAI(
            "", "readonly ChatCompletionOptions options = new();\n"
            + Each(n, static i => $"Task Ask{i}(string q) {{ options.MaxOutputTokenCount = {i + 1}; options.Temperature = 0; return client.CompleteChatAsync([new UserChatMessage(q)], options); }}\n")),
        ["a lazily made client that every method resets"] = static n => Code.OpenAI(
            "", "ChatClient? lazy;\nChatClient Lazy => lazy ??= new ChatClient(\"gpt-4o\", \"key\");\n"
            + Each(n, static i => $"Task Ask{i}(string q) {{ if (q.Length > {i}) {{ lazy = null; }} return Lazy.CompleteChatAsync(q); }}\n")),
        ["a helper of helpers, each with an argument of its own"] = static n => Code.OpenAI(
            Each(n, static i => $"await client.CompleteChatAsync(A({i}));\n"),
            "static string A(int n) => B(n) + B(n + 1) + B(n + 2); static string B(int n) => C(n) + C(n + 1) + C(n + 2); static string C(int n) => D(n) + D(n + 1) + D(n + 2); static string D(int n) => $\"part {n}\";"),
        ["an interface with as many implementations as callers"] = static n => Code.OpenAI(
            "", "Task Ask(IPrompt prompt, string q) => client.CompleteChatAsync(prompt.Text(q));\n" + Each(n, static i => $"Task Use{i}(string q) => Ask(new P{i}(), q);\n"))
            + "\ninterface IPrompt { string Text(string q); }\n" + Each(n, static i => $"class P{i} : IPrompt {{ public string Text(string q) => \"as {i}: \" + q; }}\n"),
        ["wrappers of a wrapper"] = static n => Code.OpenAI(
            "", "Task Ask(string a, string b) => client.CompleteChatAsync([new SystemChatMessage(a), new UserChatMessage(b)]);\n"
            + Each(n, static i => $"Task Wrap{i}(string a) => Ask(a, Shared({i}));\nTask Use{i}() => Wrap{i}(Shared({i}) + Shared({i + 1}));\n") + "static string Shared(int n) => \"shared \" + n;"),
        ["a choice of each call's prompt by a switch over all"] = static n => Code.OpenAI(
            Each(n, static i => $"await client.CompleteChatAsync(Pick({i}));\n"),
            "static string Pick(int n) => n switch { " + Each(n, static i => $"{i} => \"text {i}\" + Tail({i}), ") + "_ => \"other\" }; static string Tail(int n) => n > 3 ? \"x\" : \"y\";"),
        ["a list of a field that every method adds to"] = static n => Code.OpenAI(
            "", "readonly List<ChatMessage> all = [];\n" + Each(n, static i => $"Task Ask{i}(string q) {{ all.Add(new UserChatMessage(q + {i})); return client.CompleteChatAsync(all); }}\n")),
        ["loops in methods that call each other in a circle"] = static n => Code.OpenAI(
            "", Each(n, i => $"async Task Round{i}(string q) {{ while (q.Length > {i}) {{ try {{ await client.CompleteChatAsync(q); }} catch {{ await Round{(i + 1) % n}(q + {i}); }} }} }}\n")),
        ["a record that each call changes with `with`"] = static n => Code.OpenAI(
            "var asked = new Asked(\"gpt-4o\", question, 1);\n" + Each(n, static i => $"asked = asked with {{ Cap = {i + 1}, Text = asked.Text + {i} }}; await new ChatClient(asked.Model, \"key\").CompleteChatAsync([new UserChatMessage(asked.Text)], new ChatCompletionOptions {{ MaxOutputTokenCount = asked.Cap }});\n"),
            "sealed record Asked(string Model, string Text, int Cap);"),
        ["tests of one class that share a base class's helpers"] = static n => Code.OpenAI(
            "", "ChatCompletionOptions Options(int cap, string user) { var made = new ChatCompletionOptions { EndUserId = user }; made.MaxOutputTokenCount = cap; return Prepared(made); }\n"
            + "static ChatCompletionOptions Prepared(ChatCompletionOptions made) { made.Temperature = 0; made.StopSequences.Add(\"END\"); return made; }\n"
            + Each(n, static i => $"async Task Test{i}() {{ var options = Options({i + 1}, \"user {i}\"); for (var i = 0; i < 3; i++) {{ await client.CompleteChatAsync([new UserChatMessage(\"q\" + i)], options); }} }}\n")),
    };

    // Steps for ten calls and for forty. Each call of these reads what all calls before it have done, so that they grow with the square.
    private static readonly Dictionary<string, (int Ten, int Forty)> Dear = new()
    {
        ["a conversation that grows by two messages before each of its calls"] = (995, 13_625),
        ["a text that each call adds a line to"] = (212, 2_042),
        ["a variable that each call wraps again"] = (292, 3_562),
        ["a choice of each call's prompt by a switch over all"] = (312, 3_642),
        ["loops in methods that call each other in a circle"] = (5_607, 71_757),
        ["a record that each call changes with `with`"] = (2_045, 29_180),
    };

    public static TheoryData<string> Cheap => [.. Shapes.Keys.Where(static s => !Dear.ContainsKey(s))];

    public static TheoryData<string> Expensive => [.. Dear.Keys];

    [Theory]
    [MemberData(nameof(Expensive))]
    public async Task What_costs_more_the_longer_it_gets_costs_no_more_than_it_did(string shape)
    {
        Assert.InRange(await Steps(Shapes[shape](10)), 1, Dear[shape].Ten);
        Assert.InRange(await Steps(Shapes[shape](40)), 1, Dear[shape].Forty);
    }

    [Theory]
    [MemberData(nameof(Cheap))]
    public async Task Four_times_the_code_costs_not_much_more_than_four_times_the_steps(string shape)
    {
        var (small, large) = (await Steps(Shapes[shape](10)), await Steps(Shapes[shape](40)));
        Assert.True(large < 6 * small, $"{shape}: {small} steps for 10, {large} steps for 40");
    }

    private static string Each(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    private static async Task<int> Steps(string source)
    {
        var counter = new Counter();
        await Workbench.Analyze(Workbench.Compile(source), counter);
        Assert.NotEqual(0, counter.Steps);
        return counter.Steps;
    }

    private sealed class Counter : AnalysisProbe
    {
        public int Steps { get; private set; }

        public override void Read(SyntaxNode call, int steps) => Steps += steps;

        public override void Failed(Exception exception) => Assert.Fail(exception.ToString());
    }
}
