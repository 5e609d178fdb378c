namespace PromptLint.Reporting.Reports;

/// <summary>The one line that a build prints about a project.</summary>
public static class BuildLine
{
    /// <summary>For example <c>PromptLint: 12 call sites, 9 priced, 3 unpriced, 5 findings -> obj/promptlint.md</c>.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">Where it was written.</param>
    public static string Of(CostReport report, string path) =>
        $"PromptLint: {CoverageLine.Count(report.CallSites.Count, "call site")}, {CoverageLine.Number(report.Priced)} priced, "
        + $"{CoverageLine.Number(report.Unpriced)} unpriced, {CoverageLine.Count(report.Findings, "finding")} -> {path}";
}
