using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Analysis;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>An exception while one call is read is told at that call and in the report; it never looks like code that calls no model.</summary>
public sealed class AnalysisWallTests
{
    private static readonly string Source = Code.OpenAI("await client.CompleteChatAsync(\"first\"); await client.CompleteChatAsync(\"second\"); await client.CompleteChatAsync(question);");

    [Fact]
    public async Task A_call_that_throws_is_a_failure_at_its_place_and_the_others_are_read()
    {
        var found = await Analyze(Source, new Throwing(FailedStep.Call, new InvalidOperationException("Sequence contains no elements"), "second"));

        Assert.Equal(["M:App.Run(System.String,System.Threading.CancellationToken)/CompleteChatAsync#1", "M:App.Run(System.String,System.Threading.CancellationToken)/CompleteChatAsync#3"], Sites(found).Select(static s => s.Id));
        var failure = Assert.Single(Failures(found));
        Assert.Equal(FailedStep.Call, failure.Step);
        Assert.Equal(PlaceOf("CompleteChatAsync(\"second\")"), failure.Place);
        Assert.Equal("M:App.Run(System.String,System.Threading.CancellationToken)", failure.Member);
        Assert.Equal("M:App.Run(System.String,System.Threading.CancellationToken)/CompleteChatAsync#2", failure.Site);
        Assert.Equal("System.InvalidOperationException", failure.Exception);
        Assert.Equal("PromptLint threw System.InvalidOperationException while it read the call", failure.Why);
    }

    [Fact]
    public async Task The_failure_is_told_at_the_call_without_being_a_warning_that_breaks_builds()
    {
        var found = await Analyze(Source, new Throwing(FailedStep.Call, new InvalidOperationException(), "second"));

        var told = Assert.Single(found, static d => d.Id == "PL9001");
        Assert.Equal("This call could not be analysed, because PromptLint threw System.InvalidOperationException while it read the call; please report it", told.GetMessage());
        Assert.Equal(PlaceOf("CompleteChatAsync(\"second\")").Column - 1, told.Location.GetLineSpan().StartLinePosition.Character);
        Assert.Equal(DiagnosticSeverity.Info, told.Severity);
        Assert.DoesNotContain(WellKnownDiagnosticTags.CompilationEnd, told.Descriptor.CustomTags);
    }

    [Fact]
    public async Task A_failure_does_not_turn_a_build_red_where_warnings_are_errors()
    {
        var compilation = Workbench.Compile(Source);
        var found = await Workbench.Analyze(compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Error)), new Throwing(FailedStep.Call, new InvalidOperationException(), "second"));

        Assert.Contains(found, static d => d.Id == "PL9001");
        Assert.DoesNotContain(found, static d => d.Properties.ContainsKey(FactProperties.Failure) && d.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public async Task Code_that_can_be_read_has_no_failure()
    {
        var found = await Analyze(Source, new Throwing(FailedStep.Call, new InvalidOperationException(), "a call that nobody makes"));

        Assert.Equal(3, Sites(found).Count);
        Assert.Empty(Failures(found));
        Assert.DoesNotContain(found, static d => d.Id == "PL9001");
    }

    [Fact]
    public async Task Code_nested_too_deeply_is_a_failure_and_no_silence()
    {
        var failure = Assert.Single(Failures(await Analyze(Source, new Throwing(FailedStep.Call, new InsufficientExecutionStackException(), "first"))));

        Assert.Equal("the code is nested too deeply to be read", failure.Why);
        Assert.Equal("System.InsufficientExecutionStackException", failure.Exception);
    }

    [Fact]
    public async Task Nothing_of_the_exception_but_its_type_is_told()
    {
        var found = await Analyze(Source, new Throwing(FailedStep.Call, new ArgumentException("the key sk-secret in /home/me/shop/Order.cs"), "first"));

        var texts = found.Where(static d => d.Properties.ContainsKey(FactProperties.Failure)).SelectMany(static d => d.Properties.Values.Append(d.GetMessage())).ToList();
        Assert.Equal(5, texts.Count);
        Assert.DoesNotContain(texts, static t => t!.Contains("secret", StringComparison.Ordinal) || t.Contains("/home", StringComparison.Ordinal) || t.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_hides_an_exception_is_told_by_the_exception_that_it_hides()
    {
        var failure = Assert.Single(Failures(await Analyze(Source, new Throwing(FailedStep.Call, new TypeInitializationException("App", new BadImageFormatException()), "first"))));

        Assert.Equal("System.BadImageFormatException", failure.Exception);
    }

    [Fact]
    public async Task Many_failures_are_told_each_once_and_alike_in_every_run()
    {
        var first = Written(await Analyze(Source, new Throwing(FailedStep.Call, new InvalidOperationException(), "CompleteChatAsync")));
        var again = Written(await Workbench.Analyze(Workbench.Compile(Source), new Throwing(FailedStep.Call, new InvalidOperationException(), "CompleteChatAsync"), concurrent: true));

        Assert.Equal(3, first.Count(static l => l.Contains("PL9001", StringComparison.Ordinal)));
        Assert.Equal(first.Order(StringComparer.Ordinal), again.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_failed_call_in_a_wrapper_leaves_the_wrappers_other_calls()
    {
        var source = Code.OpenAI("await Ask(\"a\"); await Ask(\"b\"); await client.CompleteChatAsync(\"direct\");", "Task Ask(string text) => client.CompleteChatAsync(text);");
        var found = await Analyze(source, new Throwing(FailedStep.Call, new InvalidOperationException(), "CompleteChatAsync(text)"));

        Assert.Equal("M:App.Run(System.String,System.Threading.CancellationToken)/CompleteChatAsync#1", Assert.Single(Sites(found)).Id);
        Assert.Equal("M:App.Ask(System.String)", Assert.Single(Failures(found)).Member);
    }

    [Fact]
    public async Task Where_methods_cannot_be_read_the_calls_are_there_and_the_failure_says_what_is_missing()
    {
        var found = await Analyze(Source, new Throwing(FailedStep.EntryPoints, new InvalidOperationException(), ""));

        Assert.Equal(3, Sites(found).Count);
        Assert.DoesNotContain(found, static d => d.Properties.ContainsKey(FactProperties.Methods));
        var failure = Assert.Single(Failures(found));
        Assert.Equal((FailedStep.EntryPoints, null, "PromptLint threw System.InvalidOperationException while it read which methods reach the calls"), (failure.Step, failure.Place, failure.Why));
    }

    [Fact]
    public async Task A_project_whose_configuration_throws_is_a_failure_and_no_project_without_calls()
    {
        var found = await Analyze(Source, new Throwing(FailedStep.Project, new InvalidOperationException(), ""));

        Assert.Empty(Sites(found));
        Assert.Equal(FailedStep.Project, Assert.Single(Failures(found)).Step);
        Assert.Contains(found, static d => d.Id == "PL9001" && d.Location == Location.None);
    }

    [Fact]
    public async Task A_failed_call_keeps_its_place_among_what_the_methods_reach()
    {
        var found = await Analyze(Source, new Throwing(FailedStep.Call, new InvalidOperationException(), "second"));

        var methods = FactProperties.ReadMethods(Assert.Single(found, static d => d.Properties.ContainsKey(FactProperties.Methods)).Properties[FactProperties.Methods]!);
        Assert.Contains(Assert.Single(Failures(found)).Site, FactProperties.WriteMethods(methods), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_reading_is_not_told()
    {
        var told = new List<Diagnostic>();
        Around(report =>
        {
            report(Diagnostic.Create("PL1001", "Cost", "half", DiagnosticSeverity.Warning, DiagnosticSeverity.Warning, true, 1));
            throw new InvalidOperationException();
        }, told, CancellationToken.None);

        Assert.Equal(["PL0001", "PL9001"], told.Select(static d => d.Id));
    }

    [Fact]
    public void A_cancellation_passes_through()
    {
        var told = new List<Diagnostic>();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => Around(_ => cancelled.Token.ThrowIfCancellationRequested(), told, cancelled.Token));
        Assert.Empty(told);
    }

    [Fact]
    public void What_only_looks_like_a_cancellation_is_a_failure()
    {
        var told = new List<Diagnostic>();
        Around(static _ => throw new OperationCanceledException(), told, CancellationToken.None);

        Assert.Equal(2, told.Count);
    }

    [Fact]
    public async Task An_editor_which_has_no_report_is_told_by_PL9001_alone()
    {
        var compilation = Workbench.Compile(Source);
        var quiet = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.Remove("PL0001")));
        var found = await Workbench.Analyze(quiet, new Throwing(FailedStep.Call, new InvalidOperationException(), "second"));

        Assert.Equal("PL9001", Assert.Single(found, static d => d.Properties.ContainsKey(FactProperties.Failure)).Id);
    }

    private static void Around(Action<Action<Diagnostic>> read, List<Diagnostic> told, CancellationToken cancellationToken) =>
        new AnalysisWall(probe: null).Around(FailedStep.Project, call: null, read, static e => FailedReading.Of(FailedStep.Project, e, "it was tested"), told.Add, cancellationToken);

    private static Task<ImmutableArray<Diagnostic>> Analyze(string source, AnalysisProbe probe) => Workbench.Analyze(Workbench.Compile(source), probe);

    private static List<CallSiteFact> Sites(IEnumerable<Diagnostic> found) =>
        found.Where(static d => d.Properties.ContainsKey(FactProperties.CallSite)).Select(static d => FactProperties.ReadFact(d.Properties[FactProperties.CallSite]!)).ToList();

    private static List<AnalysisFailure> Failures(IEnumerable<Diagnostic> found) =>
        found.Where(static d => d.Id == FactProperties.RuleId && d.Properties.ContainsKey(FactProperties.Failure)).Select(static d => FactProperties.ReadFailure(d.Properties[FactProperties.Failure]!)).ToList();

    private static List<string> Written(IEnumerable<Diagnostic> found) => found.Select(static d => d + string.Join(" ", d.Properties.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => p.Key + "=" + p.Value))).ToList();

    private static SourcePlace PlaceOf(string text)
    {
        var lines = Source.Split('\n');
        var line = Array.FindIndex(lines, l => l.Contains(text, StringComparison.Ordinal));
        return new SourcePlace("Test.cs", line + 1, lines[line].IndexOf(text, StringComparison.Ordinal) + 1);
    }

    /// <summary>Lets a step fail, of the calls only those whose text holds some text.</summary>
    private sealed class Throwing(FailedStep step, Exception exception, string text) : AnalysisProbe
    {
        public override void Begins(FailedStep begun, SyntaxNode? call)
        {
            if (begun == step && (call?.ToString().Contains(text, StringComparison.Ordinal) ?? true))
            {
                throw exception;
            }
        }
    }
}
