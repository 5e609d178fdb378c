using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Diff;

/// <summary>The diff in a few sentences, for terminals and comments alike. They hold no text of the user's code.</summary>
internal static class DiffSummary
{
    /// <summary>What to say when nothing is another.</summary>
    public static string Nothing(ReportDiff diff)
    {
        if (diff.Incomplete.Count > 0)
        {
            return $"Nothing changed at the {CoverageLine.Count(diff.Head.Counted.Count(), "call site")} that could be compared.";
        }

        var moved = diff.Count(ChangeKind.Moved);
        return $"The cost of LLM calls does not change: {CoverageLine.Count(diff.Head.Counted.Count(), "call site")} as before"
            + (moved > 0 ? $", {CoverageLine.Number(moved)} of them moved." : ".");
    }

    /// <summary>A sentence for each report that does not speak for all of the code; empty when both do.</summary>
    public static string Incomplete(ReportDiff diff) =>
        string.Join(" ", diff.Incomplete.Select(static i => char.ToUpperInvariant(i[0]) + i.Substring(1) + "."));

    /// <summary>How many changed in which way: <c>2 added, 1 removed, 1 changed (3 moved)</c>.</summary>
    public static string Counts(ReportDiff diff)
    {
        var parts = new[] { (ChangeKind.Added, "added"), (ChangeKind.Removed, "removed"), (ChangeKind.Changed, "changed"), (ChangeKind.Unknown, "not known") }
            .Where(k => diff.Count(k.Item1) > 0)
            .Select(k => CoverageLine.Number(diff.Count(k.Item1)) + " " + k.Item2);
        var moved = diff.Count(ChangeKind.Moved);
        return string.Join(", ", parts) + (moved > 0 ? $" ({CoverageLine.Number(moved)} moved)" : "");
    }

    /// <summary>One line for each measure: its name, the difference, and what that leaves out.</summary>
    public static IEnumerable<(string Measure, string Effect)> Effects(ReportDiff diff)
    {
        var known = MoneySum.Of(diff.Base.Counted.Where(static s => CostTotal.IsKnown(s.Fact)).Select(static s => s.Fact.Cost.Low)) ?? 0;
        var changes = diff.Real.Count();
        yield return ("One call of each site, at the least", Effect(diff.Low, known, changes));
        yield return ("Worst case of one call of each site", Effect(diff.High, null, changes)
            + (diff.NewlyUnbounded > 0 ? $"; nothing bounds {CoverageLine.Number(diff.NewlyUnbounded)} of them now" : ""));
        if (diff.BaseMonthly is not null || diff.HeadMonthly is not null)
        {
            yield return ("Expected a month", Effect(diff.Monthly, diff.BaseMonthly ?? 0, changes));
        }
    }

    private static string Effect(DiffEffect effect, decimal? before, int changes) => effect.Unknown == changes
        ? "cannot be told"
        : SignedMoney.Of(effect.Difference)
            + (before is { } was ? " (" + SignedMoney.Percent(was, effect.Difference) + ")" : "")
            + (effect.Unknown > 0 ? $", without {CoverageLine.Count(effect.Unknown, "change")} that cannot be told" : "");
}
