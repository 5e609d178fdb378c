using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;

namespace PromptLint.Reporting.Reports;

/// <summary>Reads promptlint.json, so that reports of many projects can be merged and compared.</summary>
public static class ReportJsonReader
{
    /// <summary>Reads a report.</summary>
    /// <exception cref="JsonFormatException">The text is no report of a version that is known; the message says what was expected and where.</exception>
    public static CostReport Read(string text)
    {
        var root = JsonParser.Parse(text);
        if (root.Integer("version") != ReportJsonWriter.Version)
        {
            var version = root.Required("version");
            throw new JsonFormatException($"expected a report of version {ReportJsonWriter.Version}, found {version.Text}", version.Line, version.Column);
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
            Tasks = Units(root, "tasks"),
            Profiles = Units(root, "profiles"),
        };
    }

    private static ReportedCallSite ReadCallSite(JsonValue site) => new(CallSiteJson.Read(site), site.Texts("findings"), site.Texts("suppressed"))
    {
        Projects = site["projects"] is null ? Array.Empty<string>() : site.Texts("projects"),
        Tasks = site["tasks"] is null ? Array.Empty<string>() : site.Texts("tasks"),
        Callers = site["callers"] is null ? Array.Empty<ReportedCallSite>() : site.Array("callers").Select(ReadCallSite).ToList(),
    };

    private static IReadOnlyList<UnitCost> Units(JsonValue root, string name) => root.OptionalArray(name)
        .Select(static u =>
            new UnitCost(u.Text("name"), CallSiteJson.ReadCost(u.Object("perUnit")), u.OptionalMoney("unitsPerMonth"), u.OptionalMoney("monthly")))
        .ToList();
}
