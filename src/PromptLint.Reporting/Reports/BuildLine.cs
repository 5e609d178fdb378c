using System.Linq;

namespace PromptLint.Reporting.Reports;

/// <summary>The one line that a build prints about a project.</summary>
public static class BuildLine
{
    /// <summary>
    /// For example <c>PromptLint: 12 call sites, 9 priced, 3 unpriced, 5 findings -> obj/promptlint.md</c>; where something could not be analysed,
    /// with <c>; incomplete: 1 call could not be analysed</c> before the path.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="path">Where it was written.</param>
    public static string Of(CostReport report, string path) =>
        $"PromptLint: {CoverageLine.Count(report.Counted.Count(), "call site")}, {CoverageLine.Number(report.Priced)} priced, "
        + $"{CoverageLine.Number(report.Unpriced)} unpriced, {CoverageLine.Count(report.Findings, "finding")}"
        + (Incompleteness.Of(report) is { } incomplete ? $"; incomplete: {incomplete}" : "") + $" -> {path}";
}
