using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Rules;

namespace PromptLint.Reporting.Policy;

/// <summary>Something that is not as the policy has it.</summary>
/// <param name="Rule">Its rule.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Message">What it is, for people; code of the user stands between backticks.</param>
/// <param name="Site">The call site; null for what is about a task, a project or all.</param>
/// <param name="OverBudget">True when a budget is used up, or counted as if it were.</param>
public sealed record PolicyFinding(RuleDescription Rule, PolicyLevel Level, string Message, CallSiteFact? Site, bool OverBudget)
{
    /// <summary>Where; null for what is about a task, a project or all.</summary>
    public SourcePlace? Place => Site?.Place;

    /// <summary>The budget that it is held against; null for other rules.</summary>
    public Budget? Budget { get; init; }

    /// <summary>The mark of the budget that is reached, 50, 80 or 100 per cent; null for other rules, and when nobody can tell.</summary>
    public int? Mark { get; init; }
}
