using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Rules;
using PromptLint.Reporting.CompilerLog;
using PromptLint.Reporting.Tests.Reports;
using Xunit;

namespace PromptLint.Reporting.Tests.CompilerLog;

public sealed class SarifReaderTests
{
    private static readonly string Fact = Quote(FactProperties.WriteFact(Sites.Priced("M:A.B", "/repo/a.cs", 3)));
    private static readonly string Cards = Quote("""[{"name":"openai","asOf":"2026-11-01","source":"s"}]""");

    [Fact]
    public void Version_2_1_gives_facts_findings_suppressions_and_cards()
    {
        var log = SarifReader.Read(Log21(Results21, """[{ "id": "PL0001" }]"""));

        AssertBoth(log);
    }

    [Fact]
    public void Version_1_0_gives_the_same()
    {
        var log = SarifReader.Read($$"""
            { "$schema": "http://json.schemastore.org/sarif-1.0.0", "version": "1.0.0", "runs": [ { "tool": { "name": "Microsoft (R) Visual C# Compiler" },
              "results": [
                { "ruleId": "PL0001", "level": "note", "message": "fact",
                  "properties": { "warningLevel": 1, "customProperties": { "promptlint.callSite": {{Fact}}, "promptlint.priceCards": {{Cards}} } } },
                { "ruleId": "PL2001", "level": "warning", "message": "no cap",
                  "properties": { "warningLevel": 1, "customProperties": { "promptlint.site": "M:A.B" } } },
                { "ruleId": "PL3001", "level": "warning", "message": "retry", "suppressionStates": [ "suppressedInSource" ],
                  "properties": { "warningLevel": 1, "customProperties": { "promptlint.site": "M:A.B" } } },
                { "ruleId": "CA1822", "level": "note", "message": "static" }
              ], "rules": { "PL0001": { "id": "PL0001" } } } ] }
            """);

        AssertBoth(log);
    }

    [Fact]
    public void A_file_linked_twice_reports_once()
    {
        var log = SarifReader.Read(Log21(Results21 + "," + Results21, "[]"));

        Assert.Single(log.CallSites);
        Assert.Single(log.PriceCards);
    }

    [Theory]
    [InlineData("""[{ "id": "PL0001", "defaultConfiguration": { "level": "note", "enabled": false }, "properties": { "category": "Cost", "executionTimeInSeconds": "0.012" } }]""", FactRuleState.Ran)]
    [InlineData("""[{ "id": "PL0001", "properties": { "isEverSuppressed": "true", "suppressionKinds": [ "external" ] } }]""", FactRuleState.SwitchedOff)]
    [InlineData("""[{ "id": "CA1822" }]""", FactRuleState.Absent)]
    [InlineData("[]", FactRuleState.Absent)]
    public void Without_facts_the_rules_tell_why(string rules, FactRuleState expected) =>
        Assert.Equal(expected, SarifReader.Read(Log21("", rules)).Rule);

    [Fact]
    public void Findings_without_facts_mean_that_the_rule_was_off() =>
        Assert.Equal(FactRuleState.SwitchedOff, SarifReader.Read(Log21(Finding, "[]")).Rule);

    [Fact]
    public void Version_1_0_without_results_cannot_tell() =>
        Assert.Equal(FactRuleState.CannotTell, SarifReader.Read("""{ "version": "1.0.0", "runs": [ { "results": [], "rules": {} } ] }""").Rule);

    [Fact]
    public void A_log_cut_off_anywhere_is_one_clear_error()
    {
        var whole = Log21(Results21, """[{ "id": "PL0001" }]""").TrimEnd();
        for (var length = 0; length < whole.Length; length++)
        {
            var error = Assert.Throws<JsonFormatException>(() => SarifReader.Read(whole.Substring(0, length)));
            Assert.NotEqual("", error.Message);
            Assert.InRange(error.Line, 1, 20);
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{ "version": 2 }""")]
    [InlineData("""{ "version": "3.0.0", "runs": [] }""")]
    [InlineData("""{ "version": "2.1.0", "runs": {} }""")]
    [InlineData("""{ "version": "2.1.0", "runs": [ 1 ] }""")]
    [InlineData("""{ "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "PL0001" } ] } ] }""")]
    [InlineData("""{ "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "PL0001", "properties": { "customProperties": { "promptlint.callSite": "{}", "promptlint.priceCards": "[]" } } } ] } ] }""")]
    public void Something_else_is_a_clear_error(string text) =>
        Assert.Contains("expected", Assert.Throws<JsonFormatException>(() => SarifReader.Read(text)).Message);

    private const string Finding = """{ "ruleId": "PL2001", "level": "warning", "message": { "text": "no cap" }, "properties": { "warningLevel": 1, "customProperties": { "promptlint.site": "M:A.B" } } }""";

    private static string Results21 => $$"""
        { "ruleId": "PL0001", "ruleIndex": 317, "level": "note", "message": { "text": "fact" },
          "properties": { "warningLevel": 1, "customProperties": { "promptlint.callSite": {{Fact}}, "promptlint.priceCards": {{Cards}} } } },
        {{Finding}},
        { "ruleId": "PL3001", "level": "warning", "message": { "text": "retry" }, "suppressions": [ { "kind": "inSource", "properties": { "suppressionType": "Pragma Directive" } } ],
          "properties": { "warningLevel": 1, "customProperties": { "promptlint.site": "M:A.B" } } },
        { "ruleId": "CA1822", "level": "note", "message": { "text": "static" } }
        """;

    private static string Log21(string results, string rules) => $$"""
        { "$schema": "http://json.schemastore.org/sarif-2.1.0", "version": "2.1.0", "runs": [ {
          "results": [ {{results}} ],
          "tool": { "driver": { "name": "Microsoft (R) Visual C# Compiler", "rules": {{rules}} } } } ] }
        """;

    private static string Quote(string text) => new JsonWriter(indented: false).String(text).ToString();

    private static void AssertBoth(SarifLog log)
    {
        Assert.Equal(FactRuleState.Ran, log.Rule);
        Assert.Equal("M:A.B", Assert.Single(log.CallSites).Id);
        Assert.Equal(
            [
                new SarifFinding("PL2001", "M:A.B", false) { Severity = RuleSeverity.Warning, Message = "no cap" },
                new SarifFinding("PL3001", "M:A.B", true) { Severity = RuleSeverity.Warning, Message = "retry" },
            ],
            log.Findings);
        Assert.Equal(new PriceCardReference("openai", "2026-11-01", "s"), Assert.Single(log.PriceCards));
    }
}
