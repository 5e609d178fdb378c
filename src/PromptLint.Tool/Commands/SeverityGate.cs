using Microsoft.CodeAnalysis;
using PromptLint.Tool.Analysis;

namespace PromptLint.Tool.Commands;

/// <summary>Says whether findings are below the severity that a pipeline accepts.</summary>
internal static class SeverityGate
{
    /// <summary>True without a gate, or when nothing that the code does not allow reaches it.</summary>
    public static bool Holds(string? gate, IEnumerable<ScanFinding> findings)
    {
        DiagnosticSeverity? least = gate switch
        {
            "info" => DiagnosticSeverity.Info,
            "warning" => DiagnosticSeverity.Warning,
            "error" => DiagnosticSeverity.Error,
            _ => null,
        };
        return least is null || !findings.Any(f => !f.Suppressed && f.Severity >= least);
    }
}
