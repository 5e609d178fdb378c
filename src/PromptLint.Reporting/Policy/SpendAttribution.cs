using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;
using PromptLint.Core.Pricing;
using PromptLint.Core.Rules;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Usage;

namespace PromptLint.Reporting.Policy;

/// <summary>Whether the spend of each call can be attributed: by what the usage file tells of it, and by whoever reads what its answers use.</summary>
internal static class SpendAttribution
{
    /// <summary>A finding for each call site whose spend nobody can attribute.</summary>
    public static IEnumerable<PolicyFinding> Findings(PolicyFile policy, CostReport report, UsageFile? usage)
    {
        var index = policy.RequireUsage ? new UsageIndex(usage ?? new UsageFile()) : null;
        var told = new HashSet<string>(
            index is null ? Array.Empty<string>() : report.CallSites.Where(s => SiteUsage.Of(index, s.Fact).IsTold).Select(static s => s.Fact.Id),
            StringComparer.Ordinal);
        foreach (var fact in report.CallSites.Select(static s => s.Fact))
        {
            // What is told of a wrapper is told of all that goes through it.
            if (index is not null && fact.IsCounted && !told.Contains(fact.Id) && !(fact.Through is { } through && told.Contains(through)))
            {
                yield return new PolicyFinding(
                    PolicyRules.SpendUnattributed,
                    PolicyLevel.Warning,
                    $"the usage file does not tell of `{fact.Method}`",
                    fact,
                    false);
            }

            // Where nobody can tell, nothing is said: an answer that is handed on may be counted elsewhere.
            // The answer of a wrapper's call is read in the wrapper, once for all callers.
            if (policy.RequireTelemetry && fact.Through is null && fact.Usage == UsageState.Ignored)
            {
                yield return new PolicyFinding(
                    PolicyRules.SpendUnattributed,
                    PolicyLevel.Warning,
                    $"nothing reads what the answers of `{fact.Method}` use, and no telemetry exports it",
                    fact,
                    false);
            }
        }
    }
}
