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
        foreach (var fact in report.Counted.Select(static s => s.Fact))
        {
            if (index is not null && !SiteUsage.Of(index, fact).IsTold)
            {
                yield return new PolicyFinding(
                    PolicyRules.SpendUnattributed,
                    PolicyLevel.Warning,
                    $"the usage file does not tell of `{fact.Method}`",
                    fact,
                    false);
            }

            // Where nobody can tell, nothing is said: an answer that is handed on may be counted elsewhere.
            if (policy.RequireTelemetry && fact.Usage == UsageState.Ignored)
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
