using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;
using PromptLint.Core.Rules;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Sarif;

/// <summary>Writes the findings of a report as SARIF, each with what its call costs. Call sites without a finding are not results.</summary>
public static class ReportSarifWriter
{
    /// <summary>The log, with a newline at its end; the same report gives the same bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="rules">What is said of rules; those that are missing here are named by their id.</param>
    public static string Write(CostReport report, IEnumerable<RuleDescription> rules)
    {
        var described = rules.ToDictionary(static r => r.Id, StringComparer.Ordinal);
        var total = CostTotal.Of(report);
        return new SarifDocument
        {
            Results = report.CallSites.SelectMany(s => Results(s, described)).ToList(),
            Notifications = SarifNotification.Of(report),
            Properties = new[]
            {
                Amount("promptlint.costLow", total.Low),
                Amount("promptlint.costHigh", total.High),
                Amount("promptlint.monthlyExpected", total.Monthly),
                new KeyValuePair<string, string?>("promptlint.currency", "USD"),
            },
        }.Write();
    }

    private static IEnumerable<SarifResult> Results(ReportedCallSite site, IReadOnlyDictionary<string, RuleDescription> rules)
    {
        foreach (var (finding, suppressed) in site.Findings.Select(static f => (f, false)).Concat(site.Suppressed.Select(static f => (f, true))))
        {
            var rule = rules.TryGetValue(finding.Rule, out var known) ? known : RuleDescription.Unknown(finding.Rule);
            var level = finding.Severity switch
            {
                RuleSeverity.Error => "error",
                RuleSeverity.Warning => "warning",
                RuleSeverity.Note => "note",
                _ => rule.Level,
            };
            yield return new SarifResult(rule, level, finding.Message ?? Message(rule, site.Fact), site.Fact.Place)
            {
                SiteId = site.Fact.Id,
                Suppressed = suppressed,
                Properties = Costs(site.Fact),
            };
        }
    }

    // A report of version 1 has no message.
    private static string Message(RuleDescription rule, CallSiteFact fact)
    {
        var model = fact.Model.Id is { } id ? "on " + id : "on an unknown model";
        return $"{rule.Title}: {fact.Method} {model}, {MoneyText.Range(fact.Cost.Low, fact.Cost.High)} a call";
    }

    internal static IReadOnlyList<KeyValuePair<string, string?>> Costs(CallSiteFact fact) => new[]
    {
        new KeyValuePair<string, string?>("promptlint.model", fact.Model.Id),
        Amount("promptlint.costLow", fact.Cost.Low),
        Amount("promptlint.costExpected", fact.Cost.Expected),
        Amount("promptlint.costHigh", fact.Cost.High),
        Amount("promptlint.monthlyExpected", fact.Monthly?.Expected),
        new KeyValuePair<string, string?>("promptlint.currency", "USD"),
    };

    private static KeyValuePair<string, string?> Amount(string name, decimal? amount) => new(name, MoneyText.Exact(amount));
}
