using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Tool.Analysis;

/// <summary>Something that a rule found, with what a viewer needs to show it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="SiteId">Id of its call site; empty for a finding about the project.</param>
/// <param name="Severity">How bad it is after the tree's own settings.</param>
/// <param name="Message">What it says.</param>
/// <param name="Place">Where, relative to the scanned path; null for a finding about the project.</param>
/// <param name="Suppressed">True when the code allows it.</param>
internal sealed record ScanFinding(DiagnosticDescriptor Rule, string SiteId, DiagnosticSeverity Severity, string Message, SourcePlace? Place, bool Suppressed);
