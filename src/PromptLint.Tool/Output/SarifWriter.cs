using System.Globalization;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Reports;
using PromptLint.Core.Reports.Sarif;
using PromptLint.Tool.Analysis;

namespace PromptLint.Tool.Output;

/// <summary>Writes the findings of a scan as SARIF. Only findings: the facts are the report's.</summary>
internal static class SarifWriter
{
    /// <summary>The log, with a newline at its end; the same result gives the same bytes.</summary>
    public static string Write(ScanResult result) => new SarifDocument
    {
        Results = [.. result.Findings.Select(static f => new SarifResult(Describe(f.Rule), Level(f.Severity), f.Message, f.Place) { SiteId = f.SiteId, Suppressed = f.Suppressed })],
        Notifications = [.. result.Failures.Select(static f => ("error", f)), .. result.Notes.Select(static n => ("note", n))],
    }.Write();

    /// <summary>What reports say about a rule.</summary>
    public static RuleDescription Describe(DiagnosticDescriptor rule) => new(
        rule.Id,
        rule.CustomTags.FirstOrDefault() ?? rule.Id,
        rule.Title.ToString(CultureInfo.InvariantCulture),
        rule.Description.ToString(CultureInfo.InvariantCulture),
        rule.HelpLinkUri,
        Level(rule.DefaultSeverity));

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "note",
        _ => "none",
    };
}
