using NJsonSchema;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;
using PromptLint.Core.Rules;
using PromptLint.Reporting.Policy;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Usage;
using PromptLint.Reporting.Tests.Reports;
using Xunit;

namespace PromptLint.Reporting.Tests.Policy;

public sealed class PolicyTests
{
    private static readonly CallSiteFact Ask = Sites.Priced("M:Shop.Bot.Ask/C#1", "src/Bot.cs", 3, 0.01m, 0.10m) with
    {
        Member = "M:Shop.Bot.Ask",
        Cost = new CostRange(0.01m, 0.04m, 0.10m),
        Monthly = new MonthlyCost(1000, 10, 40, 100),
    };

    public static TheoryData<string> Hostile => HostileText.All;

    // The worst case of one call is 0.10, its expected month 40.
    [Theory]
    [InlineData("""{ "member": "Bot.Ask", "perCall": 0.10 }""", PolicyLevel.Error, 2)]
    [InlineData("""{ "member": "Bot.Ask", "perCall": 0.1001 }""", PolicyLevel.Warning, 0)]
    [InlineData("""{ "member": "Bot.Ask", "perCall": 0.125 }""", PolicyLevel.Warning, 0)]
    [InlineData("""{ "member": "Bot.Ask", "perCall": 0.13 }""", PolicyLevel.Note, 0)]
    [InlineData("""{ "member": "Bot.Ask", "perCall": 0.2 }""", PolicyLevel.Note, 0)]
    [InlineData("""{ "member": "Bot.Ask", "perCall": 0.21 }""", null, 0)]
    [InlineData("""{ "path": "src/**", "perMonth": 40 }""", PolicyLevel.Error, 2)]
    [InlineData("""{ "project": "Shop", "perMonth": 50 }""", PolicyLevel.Warning, 0)]
    [InlineData("""{ "solution": true, "perMonth": 39.99 }""", PolicyLevel.Error, 2)]
    [InlineData("""{ "solution": true, "perMonth": 100 }""", null, 0)]
    [InlineData("""{ "task": "ticket", "perCall": 0.05 }""", PolicyLevel.Warning, 0)]
    [InlineData("""{ "task": "ticket", "perMonth": 4 }""", PolicyLevel.Error, 2)]
    public void A_budget_is_a_note_at_half_a_warning_at_four_fifths_and_an_error_when_used_up(string budget, PolicyLevel? level, int exitCode)
    {
        var check = Check($$"""{ "version": 1, "budgets": [ {{budget}} ] }""", Of(Ask));

        Assert.Equal(level, check.Findings.SingleOrDefault()?.Level);
        Assert.Equal(exitCode, ExitCode(check));
    }

    [Theory]
    [InlineData(RuleSeverity.Off, null, 0)]
    [InlineData(RuleSeverity.Note, PolicyLevel.Note, 0)]
    [InlineData(RuleSeverity.Warning, PolicyLevel.Warning, 0)]
    [InlineData(RuleSeverity.Error, PolicyLevel.Error, 2)]
    public void A_budget_is_told_no_louder_than_the_project_wants_it(RuleSeverity severity, PolicyLevel? level, int exitCode)
    {
        var report = Of(Ask with { Severities = new Dictionary<string, RuleSeverity> { ["PL6001"] = severity, ["PL6002"] = severity } });
        foreach (var budget in new[] { """{ "member": "Bot.Ask", "perCall": 0.10 }""", """{ "solution": true, "perMonth": 40 }""" })
        {
            var check = Check($$"""{ "version": 1, "budgets": [ {{budget}} ] }""", report);
            Assert.Equal(level, check.Findings.SingleOrDefault()?.Level);
            Assert.Equal(exitCode, ExitCode(check));
        }

        // What is only half used up is no error, however loud it is wanted.
        Assert.NotEqual(PolicyLevel.Error, Check("""{ "version": 1, "budgets": [ { "member": "Bot.Ask", "perCall": 0.2 } ] }""", report).Findings.SingleOrDefault()?.Level);
    }

    [Fact]
    public void What_the_project_wants_stands_in_the_report()
    {
        var report = Of(Ask with { Severities = new Dictionary<string, RuleSeverity> { ["PL6001"] = RuleSeverity.Off, ["PL4005"] = RuleSeverity.Error } });
        var again = ReportJsonReader.Read(ReportJsonWriter.Write(report));
        Assert.Equal([("PL4005", RuleSeverity.Error), ("PL6001", RuleSeverity.Off)], again.CallSites.Single().Fact.Severities.Select(static s => (s.Key, s.Value)).OrderBy(static s => s.Key));
        Assert.Contains("expected one of off, note, warning, error", Assert.Throws<JsonFormatException>(() => ReportJsonReader.Read(ReportJsonWriter.Write(report).Replace("\"off\"", "\"loud\"", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RuleSeverity.Off, null)]
    [InlineData(RuleSeverity.Note, PolicyLevel.Note)]
    [InlineData(RuleSeverity.Error, PolicyLevel.Error)]
    public void Another_rule_is_as_loud_as_the_project_wants_it_at_the_call(RuleSeverity severity, PolicyLevel? level)
    {
        var report = Of(Ask with { Severities = new Dictionary<string, RuleSeverity> { ["PL4005"] = severity } }, Ask with { Id = "B", Place = Ask.Place with { Line = 9 } });
        var levels = Check("""{ "version": 1, "allowedModels": ["o1"] }""", report).Findings.ToDictionary(static f => f.Place!.Line, static f => f.Level);
        Assert.Equal(level, levels.TryGetValue(3, out var told) ? told : null);
        Assert.Equal(PolicyLevel.Warning, levels[9]);
    }

    [Fact]
    public void What_is_unknown_is_not_within_a_budget_and_is_as_bad_as_the_policy_says()
    {
        const string Budget = """{ "version": 1, "budgets": [ { "member": "Bot.Ask", "perCall": 1 } ] }""";
        var open = Of(Ask with { Cost = new CostRange(0.01m, null, null) });

        var note = Assert.Single(Check(Budget, open).Findings);
        Assert.Equal((PolicyLevel.Note, "one call of `ChatClient.CompleteChat` cannot be held against its budget of $1.00 in the worst case: nothing bounds it from above"), (note.Level, note.Message));
        Assert.Equal(2, ExitCode(Check(Budget.Replace("1, \"b", "1, \"onUnknown\": \"error\", \"b", StringComparison.Ordinal), open)));
        Assert.Equal(0, ExitCode(Check(Budget.Replace("1, \"b", "1, \"onUnknown\": \"warning\", \"b", StringComparison.Ordinal), open)));
    }

    [Fact]
    public void What_is_known_from_below_can_use_a_budget_up_for_certain()
    {
        var check = Check("""{ "version": 1, "budgets": [ { "member": "Bot.Ask", "perCall": 0.01 } ] }""", Of(Ask with { Cost = new CostRange(0.01m, null, null) }));

        Assert.Equal("one call of `ChatClient.CompleteChat` costs at least $0.01, which uses up its budget of $0.01", Assert.Single(check.Findings).Message);
        Assert.True(check.IsOverBudget);
    }

    [Fact]
    public void A_month_of_which_a_part_is_unknown_is_unknown_unless_the_rest_uses_the_budget_up()
    {
        var report = Of(Ask, Ask with { Id = "B", Place = Ask.Place with { Line = 9 }, Monthly = null });

        Assert.Contains("1 of 2 call sites without an expected month", Assert.Single(Check("""{ "version": 1, "budgets": [ { "solution": true, "perMonth": 45 } ] }""", report).Findings).Message);
        Assert.Equal("the solution costs at least $40.00 a month, which uses up its budget of $40.00", Assert.Single(Check("""{ "version": 1, "budgets": [ { "solution": true, "perMonth": 40 } ] }""", report).Findings).Message);
    }

    [Theory]
    [InlineData("""{ "member": "Gone.Away", "perCall": 1 }""", "no call site for member Gone.Away")]
    [InlineData("""{ "task": "gone", "perCall": 1 }""", "the usage file has no task `gone`")]
    [InlineData("""{ "project": "gone", "perMonth": 1 }""", "no call site in a project `gone`")]
    public void A_budget_for_what_is_not_there_does_not_look_as_if_it_held(string budget, string expected) =>
        Assert.Contains(expected, Assert.Single(Check($$"""{ "version": 1, "budgets": [ {{budget}} ] }""", Of(Ask)).Findings).Message);

    [Theory]
    [InlineData("""["gpt-4o-mini"]""", 0)]
    [InlineData("""["gpt-4o*"]""", 0)]
    [InlineData("""["gpt-4o", "o1"]""", 3)]
    [InlineData("""[]""", 3)]
    public void Only_allowed_models_are_called(string allowed, int exitCode) =>
        Assert.Equal(exitCode, ExitCode(Check($$"""{ "version": 1, "allowedModels": {{allowed}} }""", Of(Ask))));

    [Fact]
    public void An_unknown_model_is_not_said_to_be_forbidden()
    {
        var check = Check("""{ "version": 1, "allowedModels": ["gpt-4o"] }""", Of(Ask with { Model = new ModelFact(null, ModelSource.Unknown, "a parameter") }));

        Assert.Equal((PolicyLevel.Note, 0), (Assert.Single(check.Findings).Level, ExitCode(check)));
    }

    [Fact]
    public void Vendor_calls_forbidden_findings_and_spend_nobody_tells_of_are_three()
    {
        Assert.Equal(3, ExitCode(Check("""{ "version": 1, "allowedSdks": ["microsoft-extensions-ai"] }""", Of(Ask))));
        Assert.Equal(0, ExitCode(Check("""{ "version": 1, "allowedSdks": ["openai"] }""", Of(Ask))));
        Assert.Equal(3, ExitCode(Check("""{ "version": 1, "forbiddenFindings": ["PL2001"] }""", Of(Ask))));
        Assert.Equal(0, ExitCode(Check("""{ "version": 1, "forbiddenFindings": ["PL3001"] }""", Of(Ask))));
        Assert.Equal(3, ExitCode(Check("""{ "version": 1, "requireUsage": true }""", Of(Ask))));
        Assert.Equal(0, ExitCode(Check("""{ "version": 1, "requireUsage": true, "failOn": "error" }""", Of(Ask))));
        Assert.Equal(0, ExitCode(PolicyCheck.Of(PolicyFileReader.Read("""{ "version": 1, "requireUsage": true }"""), Of(Ask), UsageFileReader.Read("""{ "version": 1, "callSites": [ { "path": "**" } ] }"""))));
    }

    [Theory]
    [InlineData(UsageState.Ignored, 3)]
    [InlineData(UsageState.Unknown, 0)]
    [InlineData(UsageState.Read, 0)]
    [InlineData(UsageState.Exported, 0)]
    public void Only_a_call_whose_usage_certainly_nobody_reads_is_without_telemetry(UsageState usage, int exitCode)
    {
        var check = Check("""{ "version": 1, "requireTelemetry": true }""", Of(Ask with { Usage = usage }));

        Assert.Equal(exitCode, ExitCode(check));
        Assert.Equal(exitCode == 0 ? [] : ["PL6003 nothing reads what the answers of `ChatClient.CompleteChat` use, and no telemetry exports it"], check.Findings.Select(static f => f.Rule.Id + " " + f.Message));
        Assert.Empty(Check("""{ "version": 1 }""", Of(Ask with { Usage = usage })).Findings);
    }

    [Fact]
    public void A_budget_that_is_used_up_comes_before_everything_else()
    {
        var check = Check("""{ "version": 1, "budgets": [ { "path": "**", "perCall": 0.01 } ], "allowedModels": [] }""", Of(Ask));

        Assert.Equal(["PL6001", "PL4005"], check.Findings.Select(static f => f.Rule.Id));
        Assert.Equal(2, ExitCode(check));
        Assert.StartsWith("src/Bot.cs(3,9): error PL6001: one call of `ChatClient.CompleteChat` costs $0.10", PolicyTextWriter.Write(check), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"version\": 3 }", "policy of version 1, found 3")]
    [InlineData("{ \"version\": 1, \"budget\": [] }", "'budget' is no member of a policy")]
    [InlineData("{ \"version\": 1, \"budgets\": [ { \"solution\": true } ] }", "with \"perCall\" or \"perMonth\"")]
    [InlineData("{ \"version\": 1, \"budgets\": [ { \"perMonth\": 1 } ] }", "expected one of \"site\"")]
    [InlineData("{ \"version\": 1, \"budgets\": [ { \"solution\": true, \"task\": \"x\", \"perMonth\": 1 } ] }", "expected one of \"site\"")]
    [InlineData("{ \"version\": 1, \"budgets\": [ { \"project\": \"x\", \"perCall\": 1 } ] }", "a project has no cost per call")]
    [InlineData("{ \"version\": 1, \"budgets\": [ { \"solution\": true, \"perMonth\": -1 } ] }", "a number from 0")]
    [InlineData("{ \"version\": 1, \"allowedModels\": \"gpt\" }", "an array in \"allowedModels\"")]
    [InlineData("{ \"version\": 1, \"onUnknown\": \"panic\" }", "expected one of note, warning, error")]
    public void What_is_no_policy_is_told(string text, string expected) => Assert.Contains(expected, Assert.Throws<JsonFormatException>(() => PolicyFileReader.Read(text)).Message);

    [Fact]
    public async Task The_schema_and_the_reader_agree()
    {
        var schema = await JsonSchema.FromJsonAsync(RepositoryFiles.Read("rules", "schemas", "policy.schema.json"));

        Assert.Empty(schema.Validate(RepositoryFiles.Read("samples", "SupportDesk", "promptlint.policy.json")));
        foreach (var wrong in new[] { """{ "version": 1, "budgets": [ { "solution": true } ] }""", """{ "version": 1, "budgets": [ { "perMonth": 1 } ] }""", """{ "version": 1, "budget": [] }""" })
        {
            Assert.NotEmpty(schema.Validate(wrong));
            Assert.Throws<JsonFormatException>(() => PolicyFileReader.Read(wrong));
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_text_stays_in_its_line(string text)
    {
        var check = Check("""{ "version": 1, "budgets": [ { "path": "**", "perCall": 0.01 } ], "allowedModels": [] }""", HostileText.Report(text));
        var schema = await JsonSchema.FromJsonAsync(RepositoryFiles.Read("tests", "PromptLint.Reporting.Tests", "Data", "sarif-schema-2.1.0.json"));

        Assert.Equal(check.Findings.Count + 2, PolicyTextWriter.Write(check).Split('\n').Length);
        Assert.Equal(check.Findings.Count + 5, PolicyMarkdownWriter.Write(check).Split('\n').Length);
        if (text.Length < 1000)
        {
            Assert.Empty(schema.Validate(PolicySarifWriter.Write(check)));
        }
    }

    private static int ExitCode(PolicyCheck check) => check.IsOverBudget ? 2 : check.IsViolated ? 3 : 0;

    private static PolicyCheck Check(string policy, CostReport report) => PolicyCheck.Of(PolicyFileReader.Read(policy), report, null);

    private static CostReport Of(params CallSiteFact[] facts) => new()
    {
        Project = "Shop",
        CallSites = [.. facts.Select(static f => new ReportedCallSite(f, [ReportedFinding.OfId("PL2001")], [ReportedFinding.OfId("PL3001")]))],
        Tasks = [new UnitCost("ticket", new CostRange(0.01m, 0.04m, null), 100, 4)],
    };
}
