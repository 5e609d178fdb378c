using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Core.Json;
using PromptLint.Core.Money;
using PromptLint.Core.Rules;
using PromptLint.Reporting.EntryPoints;

namespace PromptLint.Reporting.Reports;

/// <summary>Writes promptlint.json: the same report gives the same bytes.</summary>
public static class ReportJsonWriter
{
    /// <summary>The version of the format; it rises when a reader of the last one would be misled.</summary>
    public const int Version = 2;

    /// <summary>The report as JSON, with a newline at its end.</summary>
    public static string Write(CostReport report)
    {
        var json = new JsonWriter(indented: true);
        json.Object(() =>
        {
            json.Name(SchemaAddress.Member).String(SchemaAddress.Report)
                .Name("version").Number(Version)
                .Name("project").String(report.Project)
                .Name("targetFramework").String(report.TargetFramework)
                .Name("currency").String("USD");
            WriteProjects(json, report.Projects);
            json.Name("priceCards").Array(() => FactProperties.WriteCardItems(json, report.PriceCards))
                .Name("summary").Object(() => WriteSummary(json, report))
                .Name("complete").Boolean(report.IsComplete)
                .Name("failures").Array(() => WriteFailures(json, report.Failures))
                .Name("callSites").Array(() => WriteCallSites(json, report.CallSites));
            WriteUnits(json, "tasks", report.Tasks);
            WriteUnits(json, "profiles", report.Profiles);
            if (report.Methods.Count > 0)
            {
                json.Name("entryPoints").Array(() => WriteEntryPoints(json, report.EntryPoints))
                    .Name("methods").Array(() => FlowJson.Write(json, report.Methods));
            }
        });
        return json + "\n";
    }

    // Computed, for whoever reads the report; a reader of ours computes it again from the methods, of one project or of many.
    private static void WriteEntryPoints(JsonWriter json, IReadOnlyList<EntryPointCost> entries)
    {
        foreach (var entry in entries)
        {
            json.Object(() =>
            {
                json.Name("id").String(entry.Method.Id)
                    .Name("kind").String(ContractNames<EntryPointKind>.Of(entry.Method.Entry))
                    .Name("name").String(entry.Method.EntryName.Length > 0 ? entry.Method.EntryName : null)
                    .Name("file").String(entry.Method.Place.File).Name("line").Number(entry.Method.Place.Line)
                    .Name("requestsHigh").Number(entry.Requests)
                    .Name("costHigh").String(MoneyText.Exact(entry.Cost))
                    .Name("why").String(entry.OpenWhy)
                    .Name("whyFile").String(entry.OpenAt?.File).Name("whyLine").Number(entry.OpenAt?.Line)
                    .Name("callSites").Array(() => WriteTexts(json, entry.CallSites));
            });
        }
    }

    // Only what was merged has them: the report of one project keeps the shape that the build writes.
    private static void WriteProjects(JsonWriter json, IReadOnlyList<ReportedProject> projects)
    {
        if (projects.Count > 0)
        {
            json.Name("projects").Array(() =>
            {
                foreach (var project in projects)
                {
                    json.Object(() => json.Name("name").String(project.Name).Name("targetFrameworks").Array(() => WriteTexts(json, project.TargetFrameworks)));
                }
            });
        }
    }

    private static void WriteSummary(JsonWriter json, CostReport report)
    {
        json.Name("callSites").Number(report.Counted.Count())
            .Name("priced").Number(report.Priced)
            .Name("unpriced").Number(report.Unpriced)
            .Name("findings").Object(() =>
            {
                foreach (var count in report.FindingCounts)
                {
                    json.Name(count.Key).Number(count.Value);
                }
            });
    }

    private static void WriteCallSites(JsonWriter json, IReadOnlyList<ReportedCallSite> sites)
    {
        foreach (var site in sites)
        {
            json.Object(() => WriteCallSite(json, site));
        }
    }

    private static void WriteCallSite(JsonWriter json, ReportedCallSite site)
    {
        CallSiteJson.WriteMembers(json, site.Fact);
        json.Name("findings").Array(() => WriteFindings(json, site.Findings));
        json.Name("suppressed").Array(() => WriteFindings(json, site.Suppressed));
        if (site.Projects.Count > 0)
        {
            json.Name("projects").Array(() => WriteTexts(json, site.Projects));
        }

        if (site.Tasks.Count > 0)
        {
            json.Name("tasks").Array(() => WriteTexts(json, site.Tasks));
        }

        CallSiteJson.WriteWrapper(json, site.Fact);
    }

    private static void WriteFindings(JsonWriter json, IReadOnlyList<ReportedFinding> findings)
    {
        foreach (var finding in findings)
        {
            json.Object(() => json.Name("rule").String(finding.Rule)
                .Name("severity").String(finding.Severity is { } severity ? ContractNames<RuleSeverity>.Of(severity) : null)
                .Name("message").String(finding.Message)
                .Name("line").Number(finding.Line)
                .Name("remedy").String(finding.Remedy)
                .Name("saving").String(MoneyText.Exact(finding.Saving)));
        }
    }

    private static void WriteFailures(JsonWriter json, IReadOnlyList<AnalysisFailure> failures)
    {
        foreach (var failure in failures)
        {
            AnalysisFailureJson.Write(json, failure);
        }
    }

    private static void WriteUnits(JsonWriter json, string name, IReadOnlyList<UnitCost> units)
    {
        if (units.Count > 0)
        {
            json.Name(name).Array(() =>
            {
                foreach (var unit in units)
                {
                    json.Object(() => json
                        .Name("name").String(unit.Name)
                        .Name("perUnit").Object(() => CallSiteJson.WriteCost(json, unit.PerUnit))
                        .Name("unitsPerMonth").String(MoneyText.Exact(unit.UnitsPerMonth))
                        .Name("monthly").String(MoneyText.Exact(unit.Monthly)));
                }
            });
        }
    }

    private static void WriteTexts(JsonWriter json, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            json.String(text);
        }
    }
}
