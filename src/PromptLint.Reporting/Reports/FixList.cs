using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Rules;

namespace PromptLint.Reporting.Reports;

/// <summary>What the rules found in a report as one list of things to do: the worst first, then where it costs most.</summary>
internal static class FixList
{
    /// <summary>Each finding with its call site; those that the code allows are left out.</summary>
    public static IReadOnlyList<(ReportedFinding Finding, ReportedCallSite Site)> Of(CostReport report) => CostOrder.DearestFirst(report.CallSites)
        .SelectMany(static s => s.Findings.Select(f => (Finding: f, Site: s)))
        .OrderByDescending(static f => f.Finding.Severity ?? RuleSeverity.Off)
        .ThenByDescending(static f => f.Finding.Saving ?? 0)
        .ToList();

    /// <summary>A severity as the rules' pages call it.</summary>
    public static string Severity(ReportedFinding finding) => finding.Severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        RuleSeverity.Note => "info",
        _ => "",
    };
}
