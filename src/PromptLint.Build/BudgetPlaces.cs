using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptLint.Reporting.Policy;
using PromptLint.Reporting.Usage;

namespace PromptLint.Build;

/// <summary>
/// Budgets for paths that cannot be there: one that matches nothing bounds nothing, and must not look as if it held. One project cannot tell what
/// others match; but where the folder itself is missing below the root, nobody matches, and as a rule the root is not what the policy means.
/// </summary>
internal static class BudgetPlaces
{
    /// <summary>The budgets that can match nothing, each with what is missing, relative to the root.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="root">Absolute path that the policy's paths are relative to.</param>
    public static IEnumerable<(Budget Budget, string Missing)> Missing(PolicyFile policy, string root) =>
        from budget in policy.Budgets
        where budget.Selector is { Kind: SelectorKind.Path }
        let known = Known(budget.Selector!.Text)
        where known.Length > 0 && !Directory.Exists(Path.Combine(root, known)) && !File.Exists(Path.Combine(root, known))
        select (budget, known);

    // The folders before the first wildcard. A path may lead out of the root, and is then no business of the file system's.
    private static string Known(string pattern)
    {
        var parts = pattern.Replace('\\', '/').Split('/').TakeWhile(static p => p.IndexOfAny(['*', '?']) < 0).ToList();
        return parts.Count == 0 || parts[0].Length == 0 || parts.Contains("..") ? "" : string.Join("/", parts);
    }
}
