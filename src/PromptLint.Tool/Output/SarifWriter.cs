using PromptLint.Reporting.Sarif;
using PromptLint.Tool.Analysis;

namespace PromptLint.Tool.Output;

/// <summary>Writes the findings of a scan as SARIF. Only findings: the facts are the report's.</summary>
internal static class SarifWriter
{
    /// <summary>The log, with a newline at its end; the same result gives the same bytes.</summary>
    public static string Write(ScanResult result) => new SarifDocument
    {
        Results = [.. result.Findings.Select(Result)],
        Notifications = [.. SarifNotification.Of(result.Report), .. result.Notes.Select(static n => new SarifNotification("note", n))],
    }.Write();

    private static SarifResult Result(ScanFinding finding) =>
        new(KnownRules.Describe(finding.Rule), KnownRules.Level(finding.Severity), finding.Message, finding.Place)
        {
            SiteId = finding.SiteId,
            Suppressed = finding.Suppressed,
        };
}
