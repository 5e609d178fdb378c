using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Rules;

/// <summary>
/// The fact behind the report: one per call site, with everything that the report tells in its properties. Off by default, so that
/// editors stay quiet; the package switches it on where a report is written. Not configurable, so that no bulk setting empties the report.
/// </summary>
internal static class PL0001CallSiteCost
{
    /// <summary>The diagnostic.</summary>
    public static readonly DiagnosticDescriptor Descriptor = new(
        Core.Reports.FactProperties.RuleId,
        "Cost of a call site",
        "{0}: {1}, {2} input tokens, {3} per call",
        "Report",
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        "What this call costs, as the cost report tells it.",
        Rule.HelpLink(Core.Reports.FactProperties.RuleId),
        "CallSiteCost");

    /// <summary>The other half of the fact, told once at the end: which methods reach which call sites. One rule for whoever switches it on.</summary>
    public static readonly DiagnosticDescriptor Methods = new(
        Core.Reports.FactProperties.RuleId,
        "Cost of a call site",
        "{0} methods can reach a call of a model",
        "Report",
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        "What this call costs, as the cost report tells it.",
        Rule.HelpLink(Core.Reports.FactProperties.RuleId),
        "CallSiteCost",
        WellKnownDiagnosticTags.CompilationEnd);
}
