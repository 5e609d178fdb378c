using System.Text.Json;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Build.Tests;

/// <summary>A defect of ours leaves somebody's build green; its line, its report and its policy do not look as if all were well.</summary>
public sealed class IncompleteInBuildTests
{
    private const string Threw = "Analyzer 'PromptLint.Analyzers.Analysis.PromptLintAnalyzer' threw an exception of type 'System.InvalidOperationException' with message 'x'.";

    private static readonly AnalysisFailure Crash = new(FailedStep.Call, new SourcePlace("Bot.cs", 9, 5), "PromptLint threw System.InvalidOperationException while it read the call");

    [Fact]
    public void The_line_and_both_files_tell_of_a_call_that_could_not_be_analysed()
    {
        using var shop = new Shop();

        Assert.True(shop.WriteReportOf(shop.Log([Shop.Ask], Crash)));

        Assert.Equal(["message: PromptLint: 1 call site, 1 priced, 0 unpriced, 0 findings; incomplete: 1 call could not be analysed -> " + shop.PathOf("promptlint.md")], shop.Engine.Lines);
        using var report = JsonDocument.Parse(shop.Read("promptlint.json"));
        Assert.False(report.RootElement.GetProperty("complete").GetBoolean());
        Assert.Contains("1 call could not be analysed, because PromptLint threw System.InvalidOperationException while it read the call", shop.Read("promptlint.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($$"""{ "version": "1.0.0", "runs": [ { "results": [ { "ruleId": "AD0001", "level": "warning", "message": "{{Threw}}" } ] } ] }""", "System.InvalidOperationException")]
    [InlineData($$"""{ "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "AD0001", "level": "warning", "message": { "text": "{{Threw}}" } } ] } ] }""", "System.InvalidOperationException")]
    [InlineData("""{ "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "CS8032", "level": "warning", "message": { "text": "An instance of analyzer PromptLint.Analyzers.Analysis.PromptLintAnalyzer cannot be created from /lib/PromptLint.Analyzers.dll : no." } } ] } ] }""", "CS8032")]
    [InlineData("""{ "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "CS9057", "level": "warning", "message": { "text": "The analyzer assembly '/lib/PromptLint.Analyzers.dll' references version '9.0.0.0' of the compiler, which is newer than the currently running version '5.9.0.0'." } } ] } ] }""", "CS9057")]
    public void What_the_compiler_says_of_our_analyzer_is_in_the_report(string log, string expected)
    {
        using var shop = new Shop();

        Assert.True(shop.WriteReportOf(log));

        Assert.Contains("incomplete: a project could not be analysed to its end", Assert.Single(shop.Engine.Lines), StringComparison.Ordinal);
        Assert.Contains(expected, shop.Read("promptlint.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("No call to an LLM was found.", shop.Read("promptlint.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_compiler_says_of_another_analyzer_is_none_of_ours()
    {
        using var shop = new Shop();

        Assert.True(shop.WriteReportOf($$"""{ "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "AD0001", "level": "warning", "message": { "text": "{{Threw.Replace("PromptLint", "Acme", StringComparison.Ordinal)}}" } } ] } ] }"""));

        Assert.Contains("no cost report for Shop: the analyzers did not run", Assert.Single(shop.Engine.Lines), StringComparison.Ordinal);
        Assert.False(shop.Has("promptlint.json"));
    }

    [Fact]
    public void A_policy_is_not_taken_to_hold_and_does_not_fail_the_build()
    {
        using var shop = new Shop();
        shop.Write("promptlint.policy.json", """{ "version": 1, "allowedSdks": ["openai"] }""");
        shop.WriteReportOf(shop.Log([Shop.Ask], Crash));

        Assert.True(shop.Check());

        Assert.Equal([shop.PathOf("promptlint.policy.json") + "(0,0): warning PL9001: Whether the policy holds is not known, the report is incomplete: 1 call could not be analysed"], shop.Engine.Lines);
        Assert.False(shop.Has("promptlint.policy.txt"));
    }

    [Fact]
    public void A_budget_that_is_used_up_fails_the_build_all_the_same()
    {
        using var shop = new Shop();
        shop.Write("promptlint.policy.json", """{ "version": 1, "budgets": [ { "member": "Bot.Ask", "perCall": 0.01 } ] }""");
        shop.WriteReportOf(shop.Log([Shop.Ask], Crash));

        Assert.False(shop.Check());
    }
}
