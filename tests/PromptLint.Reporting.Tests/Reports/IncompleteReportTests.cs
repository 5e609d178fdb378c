using System;
using System.Linq;
using System.Text.Json;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.CompilerLog;
using PromptLint.Reporting.Csv;
using PromptLint.Reporting.Diff;
using PromptLint.Reporting.EntryPoints;
using PromptLint.Reporting.Html;
using PromptLint.Reporting.Markdown;
using PromptLint.Reporting.Policy;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Sarif;
using PromptLint.Reporting.Usage;
using PromptLint.Reporting.WhatIf;
using Xunit;

namespace PromptLint.Reporting.Tests.Reports;

/// <summary>A call that could not be analysed is told in every format, and no comparison or gate takes its absence for a fact.</summary>
public sealed class IncompleteReportTests
{
    private static readonly AnalysisFailure Crash = new(FailedStep.Call, new SourcePlace("/repo/src/b.cs", 12, 57), "PromptLint threw System.InvalidOperationException while it read the call")
    {
        Member = "M:Shop.Order.Ask(System.String)",
        Site = "M:Shop.Order.Ask(System.String)/GetResponseAsync#1",
        Exception = "System.InvalidOperationException",
    };

    private static readonly CallSiteFact Site = Sites.Priced("M:A.B", "/repo/src/a.cs", 3);

    private static CostReport Incomplete(params AnalysisFailure[] failures) => Of([Site], failures.Length == 0 ? [Crash] : failures);

    private static CostReport Of(CallSiteFact[] facts, AnalysisFailure[] failures, string project = "Shop") =>
        CostReport.Of(new SarifLog(FactRuleState.Ran, facts, [], []) { Failures = failures }, project, "net10.0", "/repo");

    private static CostReport Complete(params CallSiteFact[] facts) => Of(facts, []);

    [Theory]
    [InlineData("crash-1.sarif")]
    [InlineData("crash-2.sarif")]
    public void An_analyzer_that_threw_is_a_failure_at_the_call_that_it_read(string file)
    {
        var log = SarifReader.Read(DataFile.Text(file));

        var failure = Assert.Single(log.Failures);
        Assert.Equal((FailedStep.Call, new SourcePlace("/repo/src/Order.cs", 12, 57)), (failure.Step, failure.Place));
        Assert.Equal("PromptLint threw System.InvalidOperationException while it read the call", failure.Why);
        Assert.Equal("System.InvalidOperationException", failure.Exception);
        Assert.Empty(log.CallSites);
        Assert.False(CostReport.Of(log, "Shop", "net10.0", "/repo").IsComplete);
    }

    [Theory]
    [InlineData("unloaded-1.sarif")]
    [InlineData("unloaded-2.sarif")]
    public void An_analyzer_that_was_not_loaded_is_a_failure_of_the_project(string file)
    {
        var failure = Assert.Single(SarifReader.Read(DataFile.Text(file)).Failures);

        Assert.Equal((FailedStep.Project, null, "the compiler could not load PromptLint's analyzer (CS8034)"), (failure.Step, failure.Place, failure.Why));
    }

    [Theory]
    [InlineData("AD0001", "Analyzer 'Acme.Analyzers.Naming' threw an exception of type 'System.NullReferenceException' with message 'x'.")]
    [InlineData("AD0001", "Analyzer 'Acme.Naming' threw an exception of type 'System.IO.FileNotFoundException' with message 'PromptLint.Analyzers.dll'.")]
    [InlineData("AD0001", "")]
    [InlineData("CS8032", "An instance of analyzer Acme.Naming cannot be created from /lib/Acme.dll : no.")]
    [InlineData("CS0103", "The name 'PromptLint.Analyzers' does not exist in the current context")]
    public void What_other_analyzers_do_is_no_failure(string id, string message) => Assert.Null(CompilerFailure.Of(id, message));

    [Theory]
    [InlineData("Das Analysetool \"PromptLint.Analyzers.Analysis.PromptLintAnalyzer\" hat eine Ausnahme vom Typ \"System.InvalidOperationException\" mit der Meldung \"x\" ausgelöst.")]
    [InlineData("L'analyseur 'PromptLint.Analyzers.Analysis.PromptLintAnalyzer' a levé une exception de type 'System.InvalidOperationException' avec le message 'x'.")]
    [InlineData("分析器“PromptLint.Analyzers.Analysis.PromptLintAnalyzer”引发类型为“System.InvalidOperationException”的异常，并显示消息“x”。")]
    public void The_compilers_language_does_not_matter(string message)
    {
        var failure = CompilerFailure.Of("AD0001", message);

        Assert.Equal((FailedStep.Project, "System.InvalidOperationException"), (failure?.Step, failure?.Exception));
    }

    [Fact]
    public void A_failure_of_the_analyzers_own_is_read_from_either_layout_with_its_relative_path()
    {
        var fact = JsonSerializer.Serialize(FactProperties.WriteFailure(Crash));
        var properties = $$"""{ "customProperties": { "promptlint.failure": {{fact}} } }""";
        foreach (var log in new[]
        {
            $$"""{ "version": "1.0.0", "runs": [ { "results": [ { "ruleId": "PL0001", "level": "note", "message": "x", "properties": {{properties}} } ] } ] }""",
            $$"""{ "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "PL0001", "level": "note", "message": { "text": "x" }, "properties": {{properties}} } ] } ] }""",
        })
        {
            var read = SarifReader.Read(log);
            Assert.Equal(FactRuleState.Ran, read.Rule);
            Assert.Equal("src/b.cs", Assert.Single(CostReport.Of(read, "Shop", "net10.0", "/repo").Failures).Place?.File);
        }
    }

    [Fact]
    public void The_json_says_that_it_is_incomplete_and_is_read_back_to_the_same_bytes()
    {
        var text = ReportJsonWriter.Write(Incomplete());
        using var json = JsonDocument.Parse(text);

        Assert.False(json.RootElement.GetProperty("complete").GetBoolean());
        var failure = Assert.Single(json.RootElement.GetProperty("failures").EnumerateArray());
        Assert.Equal(("src/b.cs", 12, Crash.Why), (failure.GetProperty("file").GetString(), failure.GetProperty("line").GetInt32(), failure.GetProperty("why").GetString()));
        Assert.Equal(text, ReportJsonWriter.Write(ReportJsonReader.Read(text)));
    }

    [Fact]
    public void The_json_of_a_complete_report_says_that_it_is_complete()
    {
        using var json = JsonDocument.Parse(ReportJsonWriter.Write(Complete(Site)));

        Assert.True(json.RootElement.GetProperty("complete").GetBoolean());
        Assert.Equal(0, json.RootElement.GetProperty("failures").GetArrayLength());
    }

    [Fact]
    public void A_report_that_says_that_it_is_incomplete_and_not_why_is_incomplete() =>
        Assert.False(ReportJsonReader.Read(ReportJsonWriter.Write(Complete(Site)).Replace("\"complete\": true", "\"complete\": false", StringComparison.Ordinal)).IsComplete);

    [Fact]
    public void A_failure_without_a_place_is_read_back()
    {
        var text = ReportJsonWriter.Write(Incomplete(new AnalysisFailure(FailedStep.Project, null, "x")));

        Assert.Contains("\"file\": null", text, StringComparison.Ordinal);
        Assert.Equal(text, ReportJsonWriter.Write(ReportJsonReader.Read(text)));
    }

    [Fact]
    public void A_report_of_version_1_is_read_and_written_as_version_2()
    {
        var report = ReportJsonReader.Read(DataFile.Text("report-v1.json"));

        Assert.True(report.IsComplete);
        Assert.Equal(5, report.CallSites.Count);
        var finding = report.CallSites.SelectMany(static s => s.Findings).First();
        Assert.Equal((null, null, null), (finding.Severity, finding.Message, finding.Line));
        Assert.Equal(["PL2001", "PL2002", "PL3003", "PL4001", "PL4002"], report.CallSites.SelectMany(static s => s.FindingIds).Distinct().Order(StringComparer.Ordinal));
        var written = ReportJsonWriter.Write(report);
        Assert.Contains("\"version\": 2", written, StringComparison.Ordinal);
        Assert.Equal(written, ReportJsonWriter.Write(ReportJsonReader.Read(written)));
    }

    [Fact]
    public void The_markdown_names_each_call_and_its_reason_above_every_number()
    {
        var text = ReportMarkdownWriter.Write(Incomplete());

        Assert.Contains("**This report is incomplete**", text, StringComparison.Ordinal);
        Assert.Contains("- 1 call could not be analysed, because PromptLint threw System.InvalidOperationException while it read the call: [src/b.cs:12](src/b.cs#L12) in `Order.Ask`\n", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("incomplete", StringComparison.Ordinal) < text.IndexOf('$', StringComparison.Ordinal));
    }

    [Fact]
    public void A_complete_report_does_not_speak_of_it()
    {
        Assert.DoesNotContain("incomplete", ReportMarkdownWriter.Write(Complete(Site)), StringComparison.Ordinal);
        Assert.DoesNotContain("This report is incomplete", ReportHtmlWriter.Write(Complete(Site), []), StringComparison.Ordinal);
        Assert.DoesNotContain("complete", BuildLine.Of(Complete(Site), "x"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_call_found_and_one_that_could_not_be_analysed_is_not_no_call()
    {
        var text = ReportMarkdownWriter.Write(Of([], [Crash]));

        Assert.DoesNotContain("No call to an LLM was found.", text, StringComparison.Ordinal);
        Assert.Contains("No call to an LLM was found in what could be analysed.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_of_one_reason_stand_together_and_many_are_counted()
    {
        var many = Enumerable.Range(1, 12).Select(static i => Crash with { Place = new SourcePlace("/repo/b.cs", i, 1), Site = "M:S" + i }).Append(new AnalysisFailure(FailedStep.EntryPoints, null, "it was late")).ToArray();
        var text = ReportMarkdownWriter.Write(Incomplete(many));

        Assert.Contains("- 12 calls could not be analysed, because", text, StringComparison.Ordinal);
        Assert.Contains("and 2 more", text, StringComparison.Ordinal);
        Assert.Contains("- what reaches the calls could not be analysed, because it was late\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_has_it_on_top()
    {
        var html = ReportHtmlWriter.Write(Incomplete(), []);

        Assert.Contains("<h2>This report is incomplete</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<li><b>1 call could not be analysed</b>, because PromptLint threw System.InvalidOperationException while it read the call<ul><li>src/b.cs:12 in <code>Order.Ask</code></li></ul></li>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Sarif_has_a_notification_at_the_place_and_a_run_that_did_not_succeed()
    {
        using var json = JsonDocument.Parse(ReportSarifWriter.Write(Incomplete(), []));
        var invocation = json.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];

        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        var notification = Assert.Single(invocation.GetProperty("toolExecutionNotifications").EnumerateArray());
        Assert.Equal("A call could not be analysed, because PromptLint threw System.InvalidOperationException while it read the call; please report it.", notification.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(12, notification.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public void Csv_has_a_line_without_amounts_for_it()
    {
        var lines = ReportCsvWriter.Write(Incomplete()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var names = lines[0].Split(',').ToList();

        Assert.Equal(3, lines.Length);
        var cells = lines[2].Split(',');
        Assert.Equal((Crash.Why, "src/b.cs", "12", ""), (cells[names.IndexOf("x_NotAnalysed")], cells[names.IndexOf("x_File")], cells[names.IndexOf("x_Line")], cells[names.IndexOf("x_CostPerCallHigh")]));
        Assert.Equal("", lines[1].Split(',')[names.IndexOf("x_NotAnalysed")]);
    }

    [Theory]
    [InlineData(1, "PromptLint: 1 call site, 1 priced, 0 unpriced, 0 findings; incomplete: 1 call could not be analysed -> x")]
    [InlineData(2, "PromptLint: 1 call site, 1 priced, 0 unpriced, 0 findings; incomplete: 2 calls could not be analysed -> x")]
    public void The_build_line_counts_them(int calls, string expected) =>
        Assert.Equal(expected, BuildLine.Of(Incomplete([.. Enumerable.Range(1, calls).Select(static i => Crash with { Place = new SourcePlace("/repo/b.cs", i, 1) })]), "x"));

    [Fact]
    public void Merged_reports_carry_the_failures_of_all_with_their_projects()
    {
        var merged = ReportMerge.Of([Of([Site], [Crash]), Of([Site], [Crash], "Web"), Of([Site], [], "Jobs"), Of([], [new AnalysisFailure(FailedStep.Project, null, "x")], "Docs")]);

        Assert.Equal(["Docs", "Shop, Web"], merged.Failures.Select(static f => string.Join(", ", f.Projects)));
        Assert.Contains("in `Order.Ask` (Shop, Web)", ReportMarkdownWriter.Write(merged), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_two_target_frameworks_is_one() =>
        Assert.Equal(["Shop"], Assert.Single(ReportMerge.Of([Incomplete(), Incomplete() with { TargetFramework = "net8.0" }]).Failures).Projects);

    [Fact]
    public void A_merge_with_a_report_of_version_1_keeps_what_the_other_does_not_know()
    {
        var merged = ReportMerge.Of([ReportJsonReader.Read(DataFile.Text("report-v1.json")), Incomplete()]);

        Assert.Single(merged.Failures);
        Assert.Equal(6, merged.CallSites.Count);
    }

    [Fact]
    public void What_an_incomplete_report_after_does_not_have_is_not_gone()
    {
        var diff = ReportDiff.Of(Complete(Site, Sites.Priced("M:Shop.Order.Ask(System.String)/GetResponseAsync#1", "/repo/src/b.cs", 12)), Incomplete());

        Assert.Equal(0, diff.Count(ChangeKind.Removed));
        Assert.Equal(1, diff.Count(ChangeKind.Unknown));
        Assert.Equal(new DiffEffect(0, 1), diff.Low);
        var text = DiffTextWriter.Write(diff, reassure: false);
        Assert.StartsWith("The report after is incomplete: 1 call could not be analysed.\n", text, StringComparison.Ordinal);
        Assert.Contains("1 not known", text, StringComparison.Ordinal);
        Assert.Contains("not in the report after, which is incomplete", text, StringComparison.Ordinal);
        Assert.DoesNotContain("removed", text + DiffMarkdownWriter.Write(diff, reassure: false), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_complete_report_after_does_not_have_is_gone() =>
        Assert.Equal(1, ReportDiff.Of(Complete(Site, Sites.Priced("M:X", "/repo/src/b.cs", 12)), Complete(Site)).Count(ChangeKind.Removed));

    [Fact]
    public void What_an_incomplete_report_before_does_not_have_is_not_new()
    {
        var diff = ReportDiff.Of(Incomplete(), Complete(Site, Sites.Priced("M:X", "/repo/src/b.cs", 12)));

        Assert.Equal((0, 1), (diff.Count(ChangeKind.Added), diff.Count(ChangeKind.Unknown)));
        Assert.Contains("not in the report before, which is incomplete", DiffMarkdownWriter.Write(diff, reassure: false), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_only_entry_points_could_not_be_read_the_calls_are_known()
    {
        var diff = ReportDiff.Of(Complete(Site, Sites.Priced("M:X", "/repo/src/b.cs", 12)), Incomplete(new AnalysisFailure(FailedStep.EntryPoints, null, "x")));

        Assert.Equal(1, diff.Count(ChangeKind.Removed));
    }

    [Fact]
    public void An_incomplete_diff_in_which_nothing_changed_is_no_silence()
    {
        var diff = ReportDiff.Of(Complete(Site), Incomplete());

        Assert.Contains("incomplete", DiffTextWriter.Write(diff, reassure: false), StringComparison.Ordinal);
        Assert.Contains("incomplete", DiffMarkdownWriter.Write(diff, reassure: false), StringComparison.Ordinal);
        Assert.DoesNotContain("does not change", DiffTextWriter.Write(diff, reassure: true), StringComparison.Ordinal);
        Assert.Equal("", DiffTextWriter.Write(ReportDiff.Of(Complete(Site), Complete(Site)), reassure: false));
    }

    [Fact]
    public void A_policy_on_an_incomplete_report_does_not_hold_and_is_not_broken()
    {
        var check = PolicyCheck.Of(PolicyFileReader.Read("""{ "version": 1, "allowedSdks": ["openai"] }"""), Incomplete(), null);

        Assert.Empty(check.Findings);
        Assert.Equal("Whether the policy holds is not known. The report is incomplete: 1 call could not be analysed.\n", PolicyTextWriter.Write(check));
        Assert.Contains("\"executionSuccessful\": false", PolicySarifWriter.Write(check), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_policy_on_an_incomplete_report_is_broken()
    {
        var check = PolicyCheck.Of(PolicyFileReader.Read("""{ "version": 1, "budgets": [ { "member": "A.B", "perCall": 0.000001 } ] }"""), Incomplete(), null);

        Assert.True(check.IsOverBudget);
        Assert.EndsWith("1 finding in all. The report is incomplete: 1 call could not be analysed.\n", PolicyTextWriter.Write(check), StringComparison.Ordinal);
    }

    [Fact]
    public void What_if_says_whom_it_leaves_out()
    {
        var analysis = WhatIfAnalysis.Of(Incomplete(), new UsageFile(), PriceBook.Default, WhatIfAnalysis.Usual);

        Assert.Contains("**The report is incomplete**: 1 call could not be analysed.", WhatIfMarkdownWriter.Write(analysis), StringComparison.Ordinal);
        Assert.Contains("\"complete\": false", WhatIfJsonWriter.Write(analysis), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_bounds_an_entry_point_that_reaches_a_call_that_could_not_be_analysed()
    {
        MethodSummary Method(string id, string site) => new() { Id = id, Place = new SourcePlace("/repo/src/b.cs", 1, 1), Entry = EntryPointKind.PublicApi, EntryName = id, Body = new SiteFlow(site, []) };
        var entries = EntryPointBounds.Of([Method("M:Good", Site.Id), Method("M:Bad", Crash.Site)], [Site], [Crash]);

        var bad = entries.Single(static e => e.Method.Id == "M:Bad");
        Assert.Equal((null, null, "a call that it reaches could not be analysed", Crash.Place), (bad.Requests, bad.Cost, bad.OpenWhy, bad.OpenAt));
        Assert.True(bad.ReachesCallSites);
        Assert.NotNull(entries.Single(static e => e.Method.Id == "M:Good").Requests);
    }
}
