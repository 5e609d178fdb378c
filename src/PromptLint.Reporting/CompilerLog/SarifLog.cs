using System;
using System.Collections.Generic;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;
using PromptLint.Core.Rules;

namespace PromptLint.Reporting.CompilerLog;

/// <summary>What the log tells about the rule that carries the facts.</summary>
public enum FactRuleState
{
    /// <summary>The rule ran: no fact means no call site.</summary>
    Ran,

    /// <summary>The analyzer ran, but the rule was switched off.</summary>
    SwitchedOff,

    /// <summary>The log knows neither the rule nor any fact: the analyzer did not run.</summary>
    Absent,

    /// <summary>The old log format lists only rules that reported something: no fact may mean no call site or no analyzer.</summary>
    CannotTell,
}

/// <summary>A finding in the log.</summary>
/// <param name="RuleId">Its rule.</param>
/// <param name="SiteId">Its call site; empty for a finding about the project.</param>
/// <param name="Suppressed">True when the code allows it.</param>
public sealed record SarifFinding(string RuleId, string SiteId, bool Suppressed)
{
    /// <summary>Its severity, as the compiler decided it from the rule's default and the project's settings; null where the log does not tell.</summary>
    public RuleSeverity? Severity { get; init; }

    /// <summary>What it says, with its numbers; null where the log does not tell.</summary>
    public string? Message { get; init; }
}

/// <summary>What PromptLint wrote into a compiler's error log.</summary>
/// <param name="Rule">What is known of the rule that carries the facts.</param>
/// <param name="CallSites">The facts, in the log's order.</param>
/// <param name="Findings">The findings, in the log's order.</param>
/// <param name="PriceCards">The price cards in use.</param>
public sealed record SarifLog(
    FactRuleState Rule,
    IReadOnlyList<CallSiteFact> CallSites,
    IReadOnlyList<SarifFinding> Findings,
    IReadOnlyList<PriceCardReference> PriceCards)
{
    /// <summary>
    /// The marks of the compilations that wrote the log, sorted, each once: one, unless several write the same file; none where the build marks
    /// nothing.
    /// </summary>
    public IReadOnlyList<string> Compilations { get; init; } = Array.Empty<string>();

    /// <summary>The methods that can reach a call site.</summary>
    public IReadOnlyList<MethodSummary> Methods { get; init; } = Array.Empty<MethodSummary>();

    /// <summary>
    /// Ids of the errors that are the compiler's own (not warnings that were made errors), sorted, each once: what follows them was not analysed.
    /// </summary>
    public IReadOnlyList<string> CompilerErrors { get; init; } = Array.Empty<string>();

    /// <summary>What could not be analysed, by the analyzer's own word and by the compiler's.</summary>
    public IReadOnlyList<AnalysisFailure> Failures { get; init; } = Array.Empty<AnalysisFailure>();
}
