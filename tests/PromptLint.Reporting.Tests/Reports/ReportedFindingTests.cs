using System;
using System.Linq;
using System.Text.Json;
using PromptLint.Core.Rules;
using PromptLint.Reporting.CompilerLog;
using PromptLint.Reporting.Html;
using PromptLint.Reporting.Markdown;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Sarif;
using Xunit;

namespace PromptLint.Reporting.Tests.Reports;

/// <summary>A finding keeps what it says and how bad the project's settings make it, on its way from the compiler's log into every format.</summary>
public sealed class ReportedFindingTests
{
    private const string Message = "This answer has no cap and may cost up to $0.0262 with `gpt-4o-mini`";

    private static CostReport Report(params SarifFinding[] findings) =>
        CostReport.Of(new SarifLog(FactRuleState.Ran, [Sites.Priced("M:A.B", "/repo/src/a.cs", 3), Sites.Priced("M:A.C", "/repo/src/a.cs", 30, 1m, 2m)], findings, []), "Shop", "net10.0", "/repo");

    private static SarifFinding Found(string rule, RuleSeverity severity, string message, string site = "M:A.B", bool suppressed = false) => new(rule, site, suppressed) { Severity = severity, Message = message };

    [Theory]
    [InlineData("""{ "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "PL2001", "level": "error", "message": { "text": "no cap, $1" }, "properties": { "customProperties": { "promptlint.site": "M:A.B" } } } ] } ] }""")]
    [InlineData("""{ "version": "1.0.0", "runs": [ { "results": [ { "ruleId": "PL2001", "level": "error", "message": "no cap, $1", "properties": { "customProperties": { "promptlint.site": "M:A.B" } } } ] } ] }""")]
    public void Severity_and_message_are_the_logs(string log)
    {
        var finding = Assert.Single(SarifReader.Read(log).Findings);

        Assert.Equal((RuleSeverity.Error, "no cap, $1"), (finding.Severity, finding.Message));
    }

    [Fact]
    public void The_json_has_an_object_for_each_with_null_for_what_is_not_known()
    {
        var text = ReportJsonWriter.Write(Report(Found("PL2001", RuleSeverity.Warning, Message), Found("PL3001", RuleSeverity.Error, "retry", suppressed: true)));
        using var json = JsonDocument.Parse(text);
        var site = json.RootElement.GetProperty("callSites")[0];

        Assert.Equal($$"""{"rule":"PL2001","severity":"warning","message":"{{Message}}","line":3,"remedy":null,"saving":null}""", Compact(site.GetProperty("findings")[0]));
        Assert.Equal("""{"rule":"PL3001","severity":"error","message":"retry","line":3,"remedy":null,"saving":null}""", Compact(site.GetProperty("suppressed")[0]));
        Assert.Equal(text, ReportJsonWriter.Write(ReportJsonReader.Read(text)));
    }

    [Fact]
    public void Remedy_and_saving_are_read_back_and_shown_where_they_are_known()
    {
        var report = Report(Found("PL2001", RuleSeverity.Warning, Message));
        var site = report.CallSites[0];
        report = report with { CallSites = [site with { Findings = [site.Findings[0] with { Remedy = "set `ChatOptions.MaxOutputTokens`", Saving = 0.0125m }] }] };

        Assert.Equal(report.CallSites[0].Findings, ReportJsonReader.Read(ReportJsonWriter.Write(report)).CallSites[0].Findings);
        Assert.Contains("| set `ChatOptions.MaxOutputTokens` | $0.0125 |", ReportMarkdownWriter.Write(report), StringComparison.Ordinal);
        Assert.Contains("set <code>ChatOptions.MaxOutputTokens</code> (saves $0.0125 a call)", ReportHtmlWriter.Write(report, []), StringComparison.Ordinal);
    }

    [Fact]
    public void What_to_fix_has_the_worst_first_and_then_the_dearest_call()
    {
        var text = ReportMarkdownWriter.Write(Report(
            Found("PL2001", RuleSeverity.Warning, "cheap"),
            Found("PL2001", RuleSeverity.Warning, "dear", "M:A.C"),
            Found("PL5005", RuleSeverity.Note, "info"),
            Found("PL3002", RuleSeverity.Error, "worst"),
            Found("PL3003", RuleSeverity.Error, "allowed", suppressed: true)));

        var rows = text.Split('\n').SkipWhile(static l => l != "## What to fix").Skip(4).TakeWhile(static l => l.StartsWith('|')).ToList();
        Assert.Equal(["worst", "dear", "cheap", "info"], rows.Select(static r => r.Split('|')[^2].Trim()));
        Assert.Equal("| error | PL3002 | [src/a.cs:3](src/a.cs#L3) | worst |", rows[0]);
    }

    [Fact]
    public void The_page_leads_from_a_finding_to_its_call()
    {
        var html = ReportHtmlWriter.Write(Report(Found("PL2001", RuleSeverity.Warning, Message)), []);

        Assert.Contains("<td class=\"severity warning\">warning</td>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#site-2\">src/a.cs:3</a></td><td>This answer has no cap and may cost up to $0.0262 with <code>gpt-4o-mini</code></td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_was_found_there_is_nothing_to_fix()
    {
        Assert.DoesNotContain("What to fix", ReportMarkdownWriter.Write(Report()), StringComparison.Ordinal);
        Assert.DoesNotContain("What to fix", ReportHtmlWriter.Write(Report(), []), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_version_1_names_rules_and_nothing_to_fix() =>
        Assert.DoesNotContain("What to fix", ReportMarkdownWriter.Write(ReportJsonReader.Read(DataFile.Text("report-v1.json"))), StringComparison.Ordinal);

    [Fact]
    public void Sarif_has_the_message_and_the_severity_of_the_finding()
    {
        using var json = JsonDocument.Parse(ReportSarifWriter.Write(Report(Found("PL2001", RuleSeverity.Error, Message)), []));
        var result = Assert.Single(json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());

        Assert.Equal(("error", Message), (result.GetProperty("level").GetString(), result.GetProperty("message").GetProperty("text").GetString()));
    }

    [Fact]
    public void Two_messages_of_one_rule_at_one_call_are_two_findings_and_one_id()
    {
        var site = Report(Found("PL3003", RuleSeverity.Warning, "one"), Found("PL3003", RuleSeverity.Warning, "two"), Found("PL3003", RuleSeverity.Warning, "two")).CallSites[0];

        Assert.Equal(["one", "two"], site.Findings.Select(static f => f.Message));
        Assert.Equal(["PL3003"], site.FindingIds);
    }

    [Fact]
    public void Of_two_target_frameworks_the_dearer_reading_says_it_and_what_only_the_other_found_is_found()
    {
        CostReport Of(string framework, decimal high, params SarifFinding[] findings) =>
            CostReport.Of(new SarifLog(FactRuleState.Ran, [Sites.Priced("M:A.B", "/repo/src/a.cs", 3, 0.1m, high)], findings, []), "Shop", framework, "/repo");

        var merged = ReportMerge.Of([Of("net8.0", 1m, Found("PL2001", RuleSeverity.Warning, "$1"), Found("PL5005", RuleSeverity.Note, "old")), Of("net10.0", 2m, Found("PL2001", RuleSeverity.Warning, "$2"))]);

        Assert.Equal(["$2", "old"], Assert.Single(merged.CallSites).Findings.Select(static f => f.Message));
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, Relaxed);

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
