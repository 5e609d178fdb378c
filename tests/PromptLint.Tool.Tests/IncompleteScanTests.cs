using System.Text.Json;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Analysis;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Reports;
using PromptLint.Tool.Analysis;

namespace PromptLint.Tool.Tests;

/// <summary>A scan in which a call could not be analysed fails, whatever it is asked for; it never says that there is no call.</summary>
public sealed class IncompleteScanTests : IDisposable
{
    private const string Why = "PromptLint threw System.InvalidOperationException while it read the call";

    private readonly MadeUpTree _tree = new();

    public IncompleteScanTests() => _tree.Write("Asker.cs", MadeUpTree.Call);

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("--format", "md")]
    [InlineData("--format", "json")]
    [InlineData("--format", "sarif")]
    [InlineData("--gate", "error")]
    [InlineData("--gate", "info")]
    public async Task Whatever_is_asked_the_scan_exits_1_and_says_which_call(string option, string value)
    {
        var (code, output, error) = await FailingAsync(option, value);

        Assert.Equal(1, code);
        Assert.DoesNotContain("No call to an LLM was found.", output, StringComparison.Ordinal);
        Assert.Contains($"Asker.cs(7,23): error: A call (", error, StringComparison.Ordinal);
        Assert.Contains($"could not be analysed, because {Why}; please report it.", error, StringComparison.Ordinal);
        Assert.Contains("promptlint: the report is incomplete: 1 call could not be analysed", error, StringComparison.Ordinal);
        Assert.Equal(option == "--gate", error.Contains("no gate passes on it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_tree_with_an_analyzer_that_works_is_fine()
    {
        var (code, output, error) = await CommandLine.ScanAsync(_tree.Root, "--format", "json");

        Assert.Equal(0, code);
        Assert.True(ReportJsonReader.Read(output).IsComplete);
        Assert.DoesNotContain("incomplete", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_the_others_is_written()
    {
        _tree.Write("Other.cs", MadeUpTree.Call.Replace("class Asker", "class Other", StringComparison.Ordinal).Replace("question))", "question + question))", StringComparison.Ordinal));

        var report = ReportJsonReader.Read((await FailingAsync("--format", "json")).Output);

        Assert.Equal("Other.cs", Assert.Single(report.CallSites).Fact.Place.File);
        var failure = Assert.Single(report.Failures);
        Assert.Equal(("Asker.cs", 7, Why, "M:Asker.Ask(System.String)"), (failure.Place?.File, failure.Place?.Line, failure.Why, failure.Member));
    }

    [Fact]
    public async Task Sarif_says_that_the_run_did_not_succeed()
    {
        using var json = JsonDocument.Parse((await FailingAsync("--format", "sarif")).Output);
        var invocation = json.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];

        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Contains(invocation.GetProperty("toolExecutionNotifications").EnumerateArray(), static n => n.GetProperty("level").GetString() == "error");
    }

    [Fact]
    public async Task The_line_of_a_report_in_a_file_says_it()
    {
        var file = Path.Combine(_tree.Root, "report.md");

        var (code, output, _) = await FailingAsync("--output", file);

        Assert.Equal(1, code);
        Assert.StartsWith("PromptLint: 0 call sites, 0 priced, 0 unpriced, 1 finding; incomplete: 1 call could not be analysed -> ", output, StringComparison.Ordinal);
        Assert.Contains("**This report is incomplete**", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_is_nested_too_deeply_is_told_without_any_help_of_a_test()
    {
        _tree.Write("Deep.cs", "using OpenAI.Chat;\nclass Deep { void Ask(ChatClient client, string question) => client.CompleteChat(\"x\"" + string.Concat(Enumerable.Repeat(" + question", 6000)) + "); }\n");

        var (code, output, error) = await CommandLine.ScanAsync(_tree.Root, "--format", "json");

        Assert.Equal(1, code);
        Assert.Contains("the code is nested too deeply to be read", Assert.Single(ReportJsonReader.Read(output).Failures).Why, StringComparison.Ordinal);
        Assert.Contains("incomplete", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_gets_past_the_analyzers_own_wall_is_told_too()
    {
        var (code, output, _) = await RunAsync(new Escaping(), "--format", "json");

        Assert.Equal(1, code);
        Assert.Equal("System.InvalidOperationException", Assert.Single(ReportJsonReader.Read(output).Failures).Exception);
    }

    [Fact]
    public async Task No_policy_holds_on_what_is_incomplete()
    {
        var (code, output, error) = await CommandLine.RunAsync("check", await WrittenAsync(), "--policy", _tree.Write("policy.json", """{ "version": 1, "allowedSdks": ["openai"] }"""));

        Assert.Equal(1, code);
        Assert.Contains("Whether the policy holds is not known.", output, StringComparison.Ordinal);
        Assert.Contains("no gate passes, since the report is incomplete: 1 call could not be analysed", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_threshold_holds_where_the_report_after_is_incomplete()
    {
        var before = _tree.Write("before.json", (await CommandLine.ScanAsync(_tree.Root, "--format", "json")).Output);
        var after = await WrittenAsync();

        var gate = await CommandLine.RunAsync("diff", "--base", before, "--head", after, "--threshold", "1000000");
        var told = await CommandLine.RunAsync("diff", "--base", before, "--head", after);

        Assert.Equal((1, 0), (gate.Code, told.Code));
        Assert.Contains("no threshold can be held: the report after is incomplete: 1 call could not be analysed", gate.Error, StringComparison.Ordinal);
        Assert.Contains("? Asker.cs:7 ChatClient.CompleteChat", told.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("removed", told.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("csv")]
    [InlineData("sarif")]
    [InlineData("json")]
    public async Task A_report_of_it_is_written_in_every_format_and_noted(string format)
    {
        var (code, output, error) = await CommandLine.RunAsync("report", await WrittenAsync(), "--format", format);

        Assert.Equal(0, code);
        Assert.Contains(Why, output, StringComparison.Ordinal);
        Assert.Contains("note: the report is incomplete: 1 call could not be analysed", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_notes_it()
    {
        var (code, output, error) = await CommandLine.RunAsync("what-if", await WrittenAsync(), "--usage", _tree.Write("usage.json", """{ "version": 1 }"""));

        Assert.Equal(0, code);
        Assert.Contains("**The report is incomplete**", output, StringComparison.Ordinal);
        Assert.Contains("note: the report is incomplete", error, StringComparison.Ordinal);
    }

    private async Task<string> WrittenAsync() => _tree.Write("incomplete.json", (await FailingAsync("--format", "json")).Output);

    private Task<(int Code, string Output, string Error)> FailingAsync(params string[] more) => RunAsync(new Throwing(), more);

    private Task<(int Code, string Output, string Error)> RunAsync(AnalysisProbe probe, params string[] more) =>
        CommandLine.RunAsync(new ScanSettings { Analyzer = new PromptLintAnalyzer(probe) }, ["scan", _tree.Root, "--no-restore", .. more]);

    /// <summary>Lets the calls of one file fail.</summary>
    private sealed class Throwing : AnalysisProbe
    {
        public override void Begins(FailedStep step, SyntaxNode? call)
        {
            if (call is not null && Path.GetFileName(call.SyntaxTree.FilePath) == "Asker.cs")
            {
                throw new InvalidOperationException("Sequence contains no elements");
            }
        }
    }

    /// <summary>Lets a call fail, and the wall with it.</summary>
    private sealed class Escaping : AnalysisProbe
    {
        public override void Begins(FailedStep step, SyntaxNode? call)
        {
            if (call is not null)
            {
                throw new InvalidOperationException();
            }
        }

        public override void Failed(Exception exception) => throw exception;
    }
}
