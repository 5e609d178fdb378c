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

/// <summary>Holds a report against a policy.</summary>
public sealed class PolicyCheck
{
    private const string AMonth = "a month";

    private PolicyCheck(PolicyFile policy, IReadOnlyList<PolicyFinding> findings, string? incomplete) =>
        (Policy, Findings, Incomplete) = (policy, findings, incomplete);

    /// <summary>The policy.</summary>
    public PolicyFile Policy { get; }

    /// <summary>What is not as the policy has it: the worst first, then by place.</summary>
    public IReadOnlyList<PolicyFinding> Findings { get; }

    /// <summary>What of the report is missing, as a clause: whether the policy holds is then not known, whatever was found. Null when nothing is.</summary>
    public string? Incomplete { get; }

    /// <summary>Whether a budget is used up.</summary>
    public bool IsOverBudget => Findings.Any(static f => f.OverBudget);

    /// <summary>Whether anything but a budget is as bad as the policy accepts it no more.</summary>
    public bool IsViolated => Findings.Any(f => f.Rule.Id is not ("PL6001" or "PL6002") && f.Level >= Policy.FailOn);

    /// <summary>Holds a report against a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="report">The report, with its usage where months are to be checked.</param>
    /// <param name="usage">The usage file, to tell which call sites it speaks of; null when there is none.</param>
    /// <param name="reach">How much of what the policy is for is in the report.</param>
    public static PolicyCheck Of(PolicyFile policy, CostReport report, UsageFile? usage, PolicyReach reach = PolicyReach.Everything)
    {
        var findings = policy.Budgets.SelectMany(b => Budget(b, policy, report, reach)).Where(static f => f is not null).Select(static f => f!)
            .Concat(report.CallSites.SelectMany(s => Models(s, policy)))
            .Concat(SpendAttribution.Findings(policy, report, usage))
            .Select(f => Configured(f, report)).OfType<PolicyFinding>()
            .OrderByDescending(static f => f.OverBudget)
            .ThenByDescending(static f => f.Level)
            .ThenBy(static f => f.Rule.Id, StringComparer.Ordinal)
            .ThenBy(static f => f.Place?.File ?? "", StringComparer.Ordinal)
            .ThenBy(static f => f.Place?.Line)
            .ThenBy(static f => f.Place?.Column)
            .ThenBy(static f => f.Message, StringComparer.Ordinal)
            .ToList();
        return new PolicyCheck(policy, findings, Incompleteness.Of(report));
    }

    // As loud as the project's configuration wants the rule where the call stands; what stands nowhere, as it wants it everywhere. A mark
    // of a budget is never told louder than it is.
    private static PolicyFinding? Configured(PolicyFinding finding, CostReport report)
    {
        RuleSeverity severity;
        if (finding.Site is { } site)
        {
            if (!site.Severities.TryGetValue(finding.Rule.Id, out severity))
            {
                return finding;
            }
        }
        else
        {
            var said = report.CallSites.Select(s => s.Fact.Severities.TryGetValue(finding.Rule.Id, out var one) ? one : (RuleSeverity?)null)
                .Distinct()
                .Take(2)
                .ToList();
            if (said.Count != 1 || said[0] is not { } everywhere)
            {
                return finding;
            }

            severity = everywhere;
        }

        if (severity == RuleSeverity.Off)
        {
            return null;
        }

        var wanted = severity == RuleSeverity.Error ? PolicyLevel.Error : severity == RuleSeverity.Warning ? PolicyLevel.Warning : PolicyLevel.Note;
        var level = finding.Budget is null || wanted < finding.Level ? wanted : finding.Level;
        return finding with { Level = level, OverBudget = finding.OverBudget && level == PolicyLevel.Error };
    }

    private static IEnumerable<PolicyFinding?> Budget(Budget budget, PolicyFile policy, CostReport report, PolicyReach reach)
    {
        switch (budget.Scope)
        {
            case BudgetScope.Site:
                var found = SelectedSites.Of(report, budget.Selector!);
                return found.Calls.Count == 0
                    ? Missing(budget, policy, reach, "no call site for " + budget.Selector)
                    : found.Calls.SelectMany(f => Call(budget, policy, f)).Concat(found.Months.SelectMany(m => Month(budget, policy, m.Fact, m.Spent)));
            case BudgetScope.Task:
                var task = report.Tasks.FirstOrDefault(t => t.Name == budget.Name);
                return task is null ? Missing(budget, policy, reach, $"the usage file has no task `{budget.Name}`")
                    // Parts of the task stand in other projects: what this one tells is no cost of a unit.
                    : reach == PolicyReach.OneProject && task.PerUnit == CostRange.Unknown ? Array.Empty<PolicyFinding?>()
                    : Task(budget, policy, task);
            case BudgetScope.Project:
                var sites = report.ForMonths
                    .Where(s => s.Projects.Contains(budget.Name!, StringComparer.Ordinal) || (s.Projects.Count == 0 && report.Project == budget.Name))
                    .ToList();
                return sites.Count == 0
                    ? Missing(budget, policy, reach, $"no call site in a project `{budget.Name}`")
                    : Months(budget, policy, $"the project `{budget.Name}`", sites, isAll: true);
            default:
                return Months(budget, policy, "the solution", report.ForMonths.ToList(), isAll: reach == PolicyReach.Everything);
        }
    }

    // A budget for what is not there bounds nothing: that must not look as if it held. Unless it is for another project.
    private static IEnumerable<PolicyFinding> Missing(Budget budget, PolicyFile policy, PolicyReach reach, string what) => reach == PolicyReach.OneProject
        ? Array.Empty<PolicyFinding>()
        : new[]
        {
            Unknown(
                budget,
                budget.Scope == BudgetScope.Site ? PolicyRules.CallSiteOverBudget : PolicyRules.ProjectOverBudget,
                policy,
                "a budget is for what is not in the report: " + what,
                null),
        };

    private static IEnumerable<PolicyFinding?> Call(Budget budget, PolicyFile policy, CallSiteFact fact)
    {
        if (budget.PerCall is { } perCall)
        {
            yield return Held(
                new Limit(budget, PolicyRules.CallSiteOverBudget, $"one call of `{fact.Method}`", "in the worst case", perCall, fact),
                policy,
                fact.Cost.High,
                CostTotal.IsKnown(fact) ? fact.Cost.Low : null,
                fact.IsPriced ? "nothing bounds it from above" : "its model has no price");
        }
    }

    private static IEnumerable<PolicyFinding?> Month(Budget budget, PolicyFile policy, CallSiteFact fact, IReadOnlyCollection<CallSiteFact> spent)
    {
        if (budget.PerMonth is { } perMonth)
        {
            var low = MoneySum.Of(spent.Select(static f => f.Monthly?.Low).Where(static m => m is not null));
            yield return Held(
                new Limit(budget, PolicyRules.CallSiteOverBudget, $"`{fact.Method}`", AMonth, perMonth, fact),
                policy,
                spent.All(static f => f.Monthly?.Expected is not null) ? MoneySum.Of(spent.Select(static f => f.Monthly!.Expected)) : null,
                low > 0 ? low : null,
                "the usage file tells too little of it");
        }
    }

    private static IEnumerable<PolicyFinding?> Task(Budget budget, PolicyFile policy, UnitCost task)
    {
        if (budget.PerCall is { } perCall)
        {
            yield return Held(
                new Limit(budget, PolicyRules.ProjectOverBudget, $"one `{task.Name}`", "as expected", perCall, null),
                policy,
                task.PerUnit.Expected,
                task.PerUnit.Low,
                "the usage file tells too little of it");
        }

        if (budget.PerMonth is { } perMonth)
        {
            yield return Held(
                new Limit(budget, PolicyRules.ProjectOverBudget, $"the task `{task.Name}`", AMonth, perMonth, null),
                policy,
                task.Monthly,
                null,
                "the usage file tells too little of it");
        }
    }

    private static IEnumerable<PolicyFinding?> Months(Budget budget, PolicyFile policy, string what, IReadOnlyCollection<ReportedCallSite> sites, bool isAll)
    {
        var told = sites.Select(static s => s.Fact.Monthly?.Expected).Where(static m => m is not null).ToList();
        var sum = told.Count == 0 ? null : MoneySum.Of(told);
        var limit = new Limit(budget, PolicyRules.ProjectOverBudget, what, AMonth, budget.PerMonth!.Value, null);
        if (!isAll)
        {
            // A part of it: each mark that the part reaches the whole has reached, and of the rest nobody here can tell.
            yield return sum is { } part && BudgetMark.Of(part, limit.Dollars) is { } mark ? Reached(limit, part, mark, isExact: false) : null;
            yield break;
        }

        yield return Held(
            limit,
            policy,
            told.Count == sites.Count ? sum ?? 0 : null,
            sum,
            CoverageLine.Number(sites.Count - told.Count) + " of " + CoverageLine.Count(sites.Count, "call site") + " without an expected month");
    }

    /// <summary>An amount against its limit. What is known from below can exceed it for certain; that it does not exceed it proves nothing.</summary>
    private static PolicyFinding? Held(Limit limit, PolicyFile policy, decimal? amount, decimal? least, string whyUnknown)
    {
        if ((amount ?? least) is { } known && BudgetMark.Of(known, limit.Dollars) is { } mark && (amount is not null || mark == 100))
        {
            return Reached(limit, known, mark, amount is not null);
        }

        return amount is not null
            ? null
            : Unknown(
                limit.Budget,
                limit.Rule,
                policy,
                $"{limit.What} cannot be held against its budget of {MoneyText.ForPeople(limit.Dollars)} {limit.When}: {whyUnknown}",
                limit.Site);
    }

    private static PolicyFinding Reached(Limit limit, decimal known, int mark, bool isExact)
    {
        // What is known from below is no worst case.
        var costs = isExact
            ? MoneyText.ForPeople(known) + " " + limit.When
            : "at least " + MoneyText.ForPeople(known) + (limit.When == AMonth ? " " + AMonth : "");
        var message =
            $"{limit.What} costs {costs}, {(mark == 100 ? "which uses up" : $"more than {mark} % of")} its budget of {MoneyText.ForPeople(limit.Dollars)}";
        var level = mark switch { 100 => PolicyLevel.Error, 80 => PolicyLevel.Warning, _ => PolicyLevel.Note };
        return new PolicyFinding(limit.Rule, level, message, limit.Site, mark == 100) { Budget = limit.Budget, Mark = mark };
    }

    private static PolicyFinding Unknown(Budget budget, RuleDescription rule, PolicyFile policy, string message, CallSiteFact? site) =>
        new(rule, policy.OnUnknown, message, site, policy.OnUnknown == PolicyLevel.Error) { Budget = budget };

    private static IEnumerable<PolicyFinding> Models(ReportedCallSite site, PolicyFile policy)
    {
        var fact = site.Fact;
        if (fact.IsCounted && policy.AllowedModels is { } models
            && !(fact.Model.Id is { } id && models.Any(m => new PathPattern(m.Replace("*", "**")).IsMatch(id))))
        {
            yield return fact.Model.Id is { } model
                ? new PolicyFinding(
                    PolicyRules.ModelNotAllowed,
                    PolicyLevel.Warning,
                    $"`{fact.Method}` calls `{model}`, which the policy does not allow",
                    fact,
                    false)
                : new PolicyFinding(
                    PolicyRules.ModelNotAllowed,
                    policy.OnUnknown,
                    $"`{fact.Method}` calls a model that is unknown, so that nobody can tell whether the policy allows it",
                    fact,
                    false);
        }

        // A caller of a wrapper calls the wrapper, not the SDK.
        if (fact.Through is null && policy.AllowedSdks is { } sdks && !sdks.Contains(fact.Sdk, StringComparer.Ordinal))
        {
            yield return new PolicyFinding(
                PolicyRules.VendorCallOutsideAbstraction,
                PolicyLevel.Warning,
                $"`{fact.Method}` is a call of `{fact.Sdk}`, which is not among the SDKs that the policy allows",
                fact,
                false);
        }

        foreach (var finding in site.FindingIds.Where(policy.ForbiddenFindings.Contains))
        {
            yield return new PolicyFinding(
                RuleDescription.Unknown(finding),
                PolicyLevel.Error,
                $"`{fact.Method}` has the finding {finding}, which the policy forbids",
                fact,
                false);
        }
    }

    private sealed record Limit(Budget Budget, RuleDescription Rule, string What, string When, decimal Dollars, CallSiteFact? Site);
}
