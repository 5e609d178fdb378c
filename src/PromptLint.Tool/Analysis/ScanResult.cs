using System.Collections.Immutable;
using PromptLint.Reporting.Reports;

namespace PromptLint.Tool.Analysis;

/// <summary>What a scan found.</summary>
/// <param name="Report">All call sites in one report.</param>
/// <param name="Findings">What the rules found.</param>
/// <param name="Notes">What was left out or could not be bound, for people.</param>
/// <param name="Timing">How long the parts took.</param>
internal sealed record ScanResult(CostReport Report, ImmutableArray<ScanFinding> Findings, ImmutableArray<string> Notes, ScanTiming Timing);

/// <summary>How long the parts of a scan took.</summary>
/// <param name="Reading">Reading and parsing.</param>
/// <param name="References">Finding and restoring packages.</param>
/// <param name="Analysis">Binding and analyzing.</param>
internal sealed record ScanTiming(TimeSpan Reading, TimeSpan References, TimeSpan Analysis);
