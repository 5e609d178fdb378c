using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;
using PromptLint.Core.Pricing;

namespace PromptLint.Analyzers.Rules;

/// <summary>What a rule sees of one call, and where it says what it found.</summary>
internal sealed class RuleContext
{
    private readonly Func<RuleOption, long> _option;
    private readonly Action<Finding> _report;

    public RuleContext(CallSite site, CallEstimate estimate, Func<RuleOption, long> option, Action<Finding> report)
    {
        Site = site;
        Estimate = estimate;
        _option = option;
        _report = report;
    }

    /// <summary>The call as the code tells it.</summary>
    public CallSite Site { get; }

    /// <summary>Its tokens and dollars.</summary>
    public CallEstimate Estimate { get; }

    /// <summary>The value of an option in the file of this call.</summary>
    public long Option(RuleOption option) => _option(option);

    /// <summary>Reports this call.</summary>
    /// <param name="rule">The rule that speaks.</param>
    /// <param name="arguments">The arguments of its message.</param>
    public void Report(Rule rule, params object[] arguments) => _report(new Finding(rule.Descriptor, arguments));

    /// <summary>Reports this call with more said about it.</summary>
    public void Report(Finding finding) => _report(finding);
}

/// <summary>What a rule found at a call.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Arguments">The arguments of its message.</param>
internal sealed record Finding(DiagnosticDescriptor Descriptor, object[] Arguments)
{
    /// <summary>Severity where it differs from the rule's default.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    /// <summary>Another place that the finding is about: the loop, the policy.</summary>
    public SourcePlace? Place { get; init; }

    /// <summary>What the code fix needs to know, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Properties { get; init; } = Array.Empty<KeyValuePair<string, string?>>();
}
