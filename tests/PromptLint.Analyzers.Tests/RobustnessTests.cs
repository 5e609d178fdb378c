using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Analyzers.Tests;

public sealed class RobustnessTests
{
    private static readonly string Source = Code.OpenAI(
        "while (true) { try { await client.CompleteChatAsync(new SystemChatMessage(Prompts.Long), new UserChatMessage(question)); break; } catch { } } await Ask(question);",
        "readonly ChatCompletionOptions options = new(); Task Ask(string text) => client.CompleteChatAsync([text], options);");

    private const string Prompts = "static class Prompts { public static readonly string Long = string.Concat(\"Be brief. \", Environment.NewLine, \"In English.\"); }";

    private static IEnumerable<string> Written(ImmutableArray<Diagnostic> found) =>
        found.Select(static d => $"{d} {string.Join(" ", d.Properties.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key}={p.Value}"))}");

    [Fact]
    public async Task The_same_code_gives_the_same_diagnostics()
    {
        // Fresh compilations, whose nodes come in another order under concurrency.
        var first = Written(await Workbench.Analyze(Workbench.Compile(Source, Prompts))).ToList();
        Assert.NotEmpty(first);
        for (var run = 0; run < 5; run++)
        {
            Assert.Equal(first, Written(await Workbench.Analyze(Workbench.Compile(Source, Prompts), concurrent: run > 0)));
        }
    }

    [Fact]
    public async Task The_order_of_files_changes_nothing()
    {
        var compilation = Workbench.Compile(Source, Prompts);
        var turned = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse());
        Assert.Equal(Written(await Workbench.Analyze(compilation)), Written(await Workbench.Analyze(turned)));
    }

    [Fact]
    public async Task A_cancelled_analysis_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Workbench.Analyze(Workbench.Compile(Source, Prompts), cancellationToken: cancelled.Token));
    }

    [Fact]
    public async Task Nothing_keeps_a_compilation_alive()
    {
        var compilation = await AnalyzeAndForget();
        for (var i = 0; i < 10 && compilation.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(50);
        }

        Assert.False(compilation.IsAlive);
    }

    [Fact]
    public async Task A_chain_of_thousands_of_fields_ends()
    {
        var fields = string.Concat(Enumerable.Range(1, 3000).Select(static i => $"static readonly string P{i} = \"x\" + P{i - 1};\n"));
        var sites = await CallSites.Of(Code.OpenAI("await client.CompleteChatAsync(P3000);", "static readonly string P0 = \"x\";\n" + fields));
        Assert.Single(sites);
    }

    [Fact]
    public async Task A_prompt_doubled_again_and_again_ends()
    {
        var doubled = string.Concat(Enumerable.Range(1, 60).Select(static i => $"static string D{i} => D{i - 1} + D{i - 1};\n"));
        var sites = await CallSites.Of(Code.OpenAI("await client.CompleteChatAsync(D60);", "static string D0 => \"x\";\n" + doubled));
        Assert.Single(sites);
    }

    [Fact]
    public async Task Choices_that_multiply_end()
    {
        var picks = string.Concat(Enumerable.Range(0, 40).Select(static i => $"text += question.Length > {i} ? \"a{i}\" : \"b{i}\";\n"));
        var sites = await CallSites.Of(Code.OpenAI("var text = \"\";\n" + picks + "await client.CompleteChatAsync(text);"));
        Assert.Single(sites);
    }

    private static readonly string ManyTerms = string.Concat(Enumerable.Repeat(" + question", 5000));

    private static readonly string ManyReturns = string.Concat(Enumerable.Range(0, 5000).Select(static i => $"if (question.Length == {i}) return;\n"));

    private static readonly string ManyCalls = string.Concat(Enumerable.Repeat(".Trim()", 5000));

    private static readonly string ManyBlocks = string.Concat(Enumerable.Repeat("if (question.Length > 3) { ", 150)) + "await client.CompleteChatAsync(question);" + new string('}', 150);

    private static readonly string ManyFlags = "while (true) { try { await client.CompleteChatAsync(question); "
        + string.Concat(Enumerable.Range(0, 400).Select(static i => $"if (f{(i + 1) % 400}) {{ f{i} = true; }} ")) + "if (f0) break; } catch (Exception) { } }";

    private static readonly string ManyWrappers = string.Concat(Enumerable.Range(1, 400).Select(static i => $"Task W{i}(string text) => W{i - 1}(text + \"x\");\n"));

    [Theory]
    [InlineData(nameof(ManyTerms))]
    [InlineData(nameof(ManyReturns))]
    [InlineData(nameof(ManyCalls))]
    [InlineData(nameof(ManyBlocks))]
    [InlineData(nameof(ManyFlags))]
    [InlineData(nameof(ManyWrappers))]
    public async Task Code_of_any_depth_is_read_to_the_end_or_its_failure_is_told(string shape)
    {
        var source = shape switch
        {
            nameof(ManyTerms) => Code.OpenAI($"await client.CompleteChatAsync(\"x\"{ManyTerms});"),
            nameof(ManyReturns) => Code.OpenAI(ManyReturns + "await client.CompleteChatAsync(question);"),
            nameof(ManyCalls) => Code.OpenAI($"await client.CompleteChatAsync(question{ManyCalls});"),
            nameof(ManyBlocks) => Code.OpenAI(ManyBlocks),
            nameof(ManyFlags) => Code.OpenAI(string.Concat(Enumerable.Range(0, 400).Select(static i => $"var f{i} = false; ")) + ManyFlags),
            _ => Code.OpenAI("await W400(question);", "Task W0(string text) => client.CompleteChatAsync(text);\n" + ManyWrappers),
        };

        // An overflow of the stack would end the test's own process.
        var failures = new Workbench.Failures();
        var found = await Workbench.Analyze(Workbench.Compile(source), failures);
        Assert.All(failures.Exceptions, static e => Assert.IsType<InsufficientExecutionStackException>(e));
        var facts = found.Where(static d => d.Id == FactProperties.RuleId).ToList();
        var told = facts.Where(static d => d.Properties.ContainsKey(FactProperties.Failure)).Select(static d => FactProperties.ReadFailure(d.Properties[FactProperties.Failure]!)).ToList();
        Assert.Equal(failures.Exceptions.Count, told.Count);
        Assert.Equal(1, facts.Count(static d => d.Properties.TryGetValue(FactProperties.CallSite, out var fact) && FactProperties.ReadFact(fact!).Through is null) + told.Count(static f => f.Step == FailedStep.Call));
        Assert.Equal(1, facts.Count(static d => d.Properties.ContainsKey(FactProperties.Methods)) + told.Count(static f => f.Step == FailedStep.EntryPoints));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> AnalyzeAndForget()
    {
        var compilation = Workbench.Compile(Source, Prompts);
        Assert.NotEmpty(await Workbench.Analyze(compilation));
        return new WeakReference(compilation);
    }
}
