using PromptLint.Core.Rules;

namespace PromptLint.Reporting.Reports;

/// <summary>What a rule found at a call site.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Severity">How bad it is after the project's own settings; null where a report of version 1 does not tell.</param>
/// <param name="Message">What it says, with its numbers; null where a report of version 1 does not tell.</param>
/// <param name="Line">The line that it is told at, from 1, in the file of its call site; null where a report of version 1 does not tell.</param>
public sealed record ReportedFinding(string Rule, RuleSeverity? Severity, string? Message, int? Line)
{
    /// <summary>What to set or do, in the terms of the SDK; null where nothing is known.</summary>
    public string? Remedy { get; init; }

    /// <summary>US dollars that the remedy saves of one call; null where unknown.</summary>
    public decimal? Saving { get; init; }

    /// <summary>All that is known of a finding in a report of version 1.</summary>
    public static ReportedFinding OfId(string rule) => new(rule, null, null, null);
}
