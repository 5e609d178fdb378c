using System.Collections.Generic;

namespace PromptLint.Core.Rules;

/// <summary>The rules that a policy brings. Two are off until the policy asks for what they check; the others have nothing to say without one either.</summary>
public static class PolicyRules
{
    /// <summary>A model that is not allowed.</summary>
    public static readonly RuleDescription ModelNotAllowed = Rule(
        "PL4005", "ModelNotAllowed", "Model is not allowed by the policy",
        "The allowed models are what a team has agreed to pay. A dearer one comes in with one word of a change.", "warning");

    /// <summary>An SDK that is called past the abstraction.</summary>
    public static readonly RuleDescription VendorCallOutsideAbstraction = Rule(
        "PL4006", "VendorCallOutsideAbstraction", "Call goes past the SDKs that the policy allows",
        "A call past the team's own client goes past its caps, caches, retries and telemetry too.", "none");

    /// <summary>A call site over its budget.</summary>
    public static readonly RuleDescription CallSiteOverBudget = Rule(
        "PL6001", "CallSiteOverBudget", "Call site nears or exceeds its budget",
        "What a call may cost is decided before the invoice, and told while the code is being built.", "warning");

    /// <summary>A task, a project or all over the budget.</summary>
    public static readonly RuleDescription ProjectOverBudget = Rule(
        "PL6002", "ProjectOverBudget", "Project, task or solution nears or exceeds its budget",
        "Calls that are cheap by themselves add up to a month that nobody planned.", "warning");

    /// <summary>Spend that the usage file does not tell of.</summary>
    public static readonly RuleDescription SpendUnattributed = Rule(
        "PL6003", "SpendUnattributed", "Nobody tells what the call site spends",
        "A call that nobody tells of is in no month and under no budget, and nobody sees it grow.", "none");

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<RuleDescription> All { get; } =
        new[] { ModelNotAllowed, VendorCallOutsideAbstraction, CallSiteOverBudget, ProjectOverBudget, SpendUnattributed };

    private static RuleDescription Rule(string id, string name, string title, string description, string level) =>
        RuleDescription.Unknown(id) with { Name = name, Title = title, Description = description, Level = level };
}
