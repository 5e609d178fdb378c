using System.Collections.Generic;
using PromptLint.Core.Json;

namespace PromptLint.Core.Reports;

/// <summary>Writes promptlint.json: the same report gives the same bytes.</summary>
public static class ReportJsonWriter
{
    /// <summary>The version of the format; it rises when a reader of the last one would be misled.</summary>
    public const int Version = 1;

    /// <summary>The report as JSON, with a newline at its end.</summary>
    public static string Write(CostReport report)
    {
        var json = new JsonWriter(indented: true);
        json.Object(() =>
        {
            json.Name("version").Number(Version)
                .Name("project").String(report.Project)
                .Name("targetFramework").String(report.TargetFramework)
                .Name("currency").String("USD")
                .Name("priceCards").Array(() => FactProperties.WriteCardItems(json, report.PriceCards))
                .Name("summary").Object(() => WriteSummary(json, report))
                .Name("callSites").Array(() => WriteCallSites(json, report.CallSites));
        });
        return json + "\n";
    }

    private static void WriteSummary(JsonWriter json, CostReport report)
    {
        json.Name("callSites").Number(report.CallSites.Count)
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
        json.Name("findings").Array(() => WriteIds(json, site.Findings));
        json.Name("suppressed").Array(() => WriteIds(json, site.Suppressed));
        CallSiteJson.WriteCallers(json, site.Callers, WriteCallSite);
    }

    private static void WriteIds(JsonWriter json, IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            json.String(id);
        }
    }
}
