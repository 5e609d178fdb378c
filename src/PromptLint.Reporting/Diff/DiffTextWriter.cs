using System.Linq;
using System.Text;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Diff;

/// <summary>Writes a diff as plain text for a terminal or a log.</summary>
public static class DiffTextWriter
{
    /// <summary>The diff; empty when nothing changed, both reports are complete, and nobody asked to be told so.</summary>
    /// <param name="diff">The diff.</param>
    /// <param name="reassure">Whether to say that nothing changed.</param>
    public static string Write(ReportDiff diff, bool reassure)
    {
        var text = new StringBuilder();
        if (diff.Incomplete.Count > 0)
        {
            text.Append(DiffSummary.Incomplete(diff)).Append('\n');
        }

        if (diff.IsEmpty)
        {
            return text.Append(reassure || diff.Incomplete.Count > 0 ? DiffSummary.Nothing(diff) + "\n" : "").ToString();
        }

        text.Append("Cost of LLM calls: ").Append(DiffSummary.Counts(diff)).Append('\n');
        foreach (var (measure, effect) in DiffSummary.Effects(diff))
        {
            text.Append("  ").Append(measure).Append(": ").Append(effect).Append('\n');
        }

        foreach (var change in diff.Real)
        {
            var fact = change.Site.Fact;
            text.Append(change.Kind switch { ChangeKind.Added => "+ ", ChangeKind.Removed => "- ", ChangeKind.Unknown => "? ", _ => "~ " })
                .Append(DeceivingText.Visible(fact.Place.File)).Append(':').Append(CoverageLine.Number(fact.Place.Line).Replace(",", "")).Append(' ')
                .Append(DeceivingText.Visible(fact.Method)).Append(": ").Append(Cost(change)).Append('\n');
            foreach (var reason in change.Reasons)
            {
                text.Append("    ").Append(DeceivingText.Visible(reason.Replace("`", ""))).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Cost(SiteChange change)
    {
        var before = change.Old is { } old ? MoneyText.Range(old.Fact.Cost.Low, old.Fact.Cost.High) : null;
        var after = change.New is { } @new ? MoneyText.Range(@new.Fact.Cost.Low, @new.Fact.Cost.High) : null;
        return string.Join(" → ", new[] { before, after }.Where(static c => c is not null).Distinct()) + " a call"
            + (change.Monthly is { Difference: { } month, Before: not null } && (change.Old?.Fact.Monthly ?? change.New?.Fact.Monthly) is not null
                ? ", " + SignedMoney.Of(month) + " a month"
                : "");
    }
}
