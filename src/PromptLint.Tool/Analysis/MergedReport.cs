using PromptLint.Reporting.Reports;

namespace PromptLint.Tool.Analysis;

/// <summary>One report of several compilations.</summary>
internal static class MergedReport
{
    /// <summary>Merges. A site that several compilations share (a linked file, a second target framework) counts once.</summary>
    public static CostReport Of(string name, IReadOnlyCollection<CostReport> reports) => new()
    {
        Project = name,
        TargetFramework = string.Join(';', reports.Where(static r => r.CallSites.Count > 0)
            .Select(static r => r.TargetFramework)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)),
        PriceCards = [.. reports.SelectMany(static r => r.PriceCards)
            .Distinct()
            .OrderBy(static c => c.Name, StringComparer.Ordinal)
            .ThenBy(static c => c.AsOf, StringComparer.Ordinal)
            .ThenBy(static c => c.Source, StringComparer.Ordinal)],
        CallSites = [.. reports.SelectMany(static r => r.CallSites)
            .DistinctBy(static s => (s.Fact.Place.File, s.Fact.Place.Line, s.Fact.Place.Column, s.Fact.Through is null ? "" : s.Fact.Id))
            .OrderBy(static s => s.Fact.Place.File, StringComparer.Ordinal).ThenBy(static s => s.Fact.Place.Line).ThenBy(static s => s.Fact.Place.Column)
            .ThenBy(static s => s.Fact.Id, StringComparer.Ordinal)],
        Methods = ReportMerge.Methods(reports),
        Failures = ReportMerge.Failures(reports),
        FindingCounts = [],
    };

    /// <summary>The report with its findings counted.</summary>
    public static CostReport Counting(this CostReport report, IEnumerable<ScanFinding> findings) => report with
    {
        FindingCounts = [.. findings.Where(static f => !f.Suppressed).GroupBy(static f => f.Rule.Id, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => KeyValuePair.Create(g.Key, (long)g.Count()))],
    };
}
