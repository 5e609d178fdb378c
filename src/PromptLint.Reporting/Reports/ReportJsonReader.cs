using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Core.Json;
using PromptLint.Core.Rules;

namespace PromptLint.Reporting.Reports;

/// <summary>Reads promptlint.json, so that reports of many projects can be merged and compared.</summary>
public static class ReportJsonReader
{
    private const int First = 1;

    /// <summary>Reads a report.</summary>
    /// <exception cref="JsonFormatException">The text is no report of a version that is known; the message says what was expected and where.</exception>
    public static CostReport Read(string text)
    {
        var root = JsonParser.Parse(text);
        if (root.Integer("version") is < First or > ReportJsonWriter.Version)
        {
            var version = root.Required("version");
            throw new JsonFormatException(
                $"expected a report of version {First} or {ReportJsonWriter.Version}, found {version.Text}",
                version.Line,
                version.Column);
        }

        var currency = root.Required("currency");
        if (currency.Text != "USD")
        {
            throw new JsonFormatException("expected the currency USD", currency.Line, currency.Column);
        }

        var counts = root.Object("summary").Object("findings");
        return new CostReport
        {
            Project = root.Text("project"),
            TargetFramework = root.Text("targetFramework"),
            Projects = root.OptionalArray("projects").Select(static p => new ReportedProject(p.Text("name"), p.Texts("targetFrameworks"))).ToList(),
            PriceCards = FactProperties.ReadCardItems(root.Array("priceCards")),
            FindingCounts = counts.Members.Select(m => new KeyValuePair<string, long>(m.Key, counts.Integer(m.Key))).ToList(),
            CallSites = root.Array("callSites")
                .Select(ReadCallSite)
                .ToList(),
            Methods = FlowJson.Read(root.OptionalArray("methods")),
            Failures = Failures(root),
            Tasks = Units(root, "tasks"),
            Profiles = Units(root, "profiles"),
        };
    }

    // Version 1 knew no failures. A report that says that it is incomplete and not why is incomplete all the same.
    private static IReadOnlyList<AnalysisFailure> Failures(JsonValue root)
    {
        var failures = root.Integer("version") == First ? new List<AnalysisFailure>() : root.Array("failures").Select(AnalysisFailureJson.Read).ToList();
        if (failures.Count == 0 && root["complete"] is { Kind: JsonKind.Boolean, Text: "false" })
        {
            failures.Add(new AnalysisFailure(FailedStep.Project, null, "the report says that it is incomplete"));
        }

        return failures;
    }

    private static ReportedCallSite ReadCallSite(JsonValue site) => new(CallSiteJson.Read(site), Findings(site, "findings"), Findings(site, "suppressed"))
    {
        Projects = site["projects"] is null ? Array.Empty<string>() : site.Texts("projects"),
        Tasks = site["tasks"] is null ? Array.Empty<string>() : site.Texts("tasks"),
    };

    // Version 1 had ids alone.
    private static IReadOnlyList<ReportedFinding> Findings(JsonValue site, string name) => site.Array(name)
        .Select(f => f.Kind == JsonKind.String ? ReportedFinding.OfId(f.Text) : ReadFinding(f))
        .ToList();

    private static ReportedFinding ReadFinding(JsonValue finding) => new(
        finding.Text("rule"),
        finding["severity"] is { Kind: not JsonKind.Null } severity ? ContractNames<RuleSeverity>.Parse(severity) : null,
        finding.OptionalText("message"),
        finding.OptionalInteger("line") is { } line ? (int)Math.Max(1, Math.Min(line, int.MaxValue)) : null)
    {
        Remedy = finding.OptionalText("remedy"),
        Saving = finding.OptionalMoney("saving"),
    };

    private static IReadOnlyList<UnitCost> Units(JsonValue root, string name) => root.OptionalArray(name)
        .Select(static u =>
            new UnitCost(u.Text("name"), CallSiteJson.ReadCost(u.Object("perUnit")), u.OptionalMoney("unitsPerMonth"), u.OptionalMoney("monthly")))
        .ToList();
}
