using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Facts;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.CompilerLog;
using PromptLint.Reporting.Policy;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Usage;

namespace PromptLint.Pages.Tests;

/// <summary>Holds the report of a page's code against the policy of the page, as a build does.</summary>
internal static class PagePolicy
{
    /// <summary>What the policy finds.</summary>
    /// <param name="files">The policy, and the usage file where the page has one.</param>
    /// <param name="found">What the analyzer said, the facts among it.</param>
    public static IEnumerable<PageFinding> Check(IReadOnlyList<string> files, IEnumerable<Diagnostic> found)
    {
        var policy = PolicyFileReader.Read(files[0]);
        var usage = files.Count > 1 ? UsageFileReader.Read(files[1]) : null;
        var facts = found.Where(static d => d.Id == FactProperties.RuleId && d.Properties.ContainsKey(FactProperties.CallSite))
            .Select(static d => FactProperties.ReadFact(d.Properties[FactProperties.CallSite]!)).ToList();
        var report = CostReport.Of(new SarifLog(FactRuleState.Ran, facts, [], []), "Page", "", "");
        return PolicyCheck.Of(policy, usage is null ? report : UsageOfReport.Apply(report, usage, PriceBook.Default), usage, PolicyReach.OneProject).Findings.Select(PageFinding.Of);
    }
}
