using PromptLint.Core.Reports;

namespace PromptLint.Core.Policy;

/// <summary>The rules that a policy brings.</summary>
internal static class PolicyRules
{
    /// <summary>A model that is not allowed.</summary>
    public static readonly RuleDescription ModelNotAllowed = Rule("PL4005", "ModelNotAllowed", "Model is not allowed by the policy");

    /// <summary>An SDK that is called past the abstraction.</summary>
    public static readonly RuleDescription VendorCallOutsideAbstraction = Rule("PL4006", "VendorCallOutsideAbstraction", "Call goes past the SDKs that the policy allows");

    /// <summary>A call site over its budget.</summary>
    public static readonly RuleDescription CallSiteOverBudget = Rule("PL6001", "CallSiteOverBudget", "Call site nears or exceeds its budget");

    /// <summary>A task, a project or all over the budget.</summary>
    public static readonly RuleDescription ProjectOverBudget = Rule("PL6002", "ProjectOverBudget", "Project, task or solution nears or exceeds its budget");

    /// <summary>Spend that the usage file does not tell of.</summary>
    public static readonly RuleDescription SpendUnattributed = Rule("PL6003", "SpendUnattributed", "Usage file does not tell of the call site");

    /// <summary>A finding of the build that the policy forbids.</summary>
    public static RuleDescription Forbidden(string id) => RuleDescription.Unknown(id);

    private static RuleDescription Rule(string id, string name, string title) =>
        new(id, name, title, "", "https://github.com/promptlint/promptlint/blob/main/rules/policy/README.md#" + id.ToLowerInvariant(), "warning");
}
