using System.Collections.Generic;
using System.Linq;
using System.Text;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Diff;

/// <summary>Writes a diff as Markdown fit for a comment on a pull request: what it does to the cost first, and never longer than a comment may be.</summary>
public static class DiffMarkdownWriter
{
    /// <summary>GitHub takes 65,536 characters; the rest is for what a pipeline puts around it.</summary>
    public const int LongestComment = 60_000;

    /// <summary>The diff; empty when nothing changed, both reports are complete, and nobody asked to be told so.</summary>
    /// <param name="diff">The diff.</param>
    /// <param name="reassure">Whether to say that nothing changed.</param>
    /// <param name="longest">The most characters.</param>
    public static string Write(ReportDiff diff, bool reassure, int longest = LongestComment)
    {
        var text = new StringBuilder();
        if (diff.Incomplete.Count > 0)
        {
            text.Append("> **").Append(DiffSummary.Incomplete(diff)).Append("** What is missing there is neither new nor gone.\n\n");
        }

        if (diff.IsEmpty)
        {
            return text.Append(reassure || diff.Incomplete.Count > 0 ? DiffSummary.Nothing(diff) + "\n" : "").ToString();
        }

        text.Append("### Cost of LLM calls: ").Append(DiffSummary.Counts(diff)).Append("\n\n| | |\n| --- | --- |\n");
        foreach (var (measure, effect) in DiffSummary.Effects(diff))
        {
            text.Append("| ").Append(measure).Append(" | **").Append(effect).Append("** |\n");
        }

        text.Append("\n| | Call site | Model | Cost per call | Worst case | A month | What changed |\n| --- | --- | --- | ---: | ---: | ---: | --- |\n");
        AppendRows(text, diff.Real.ToList(), longest);
        return text.ToString();
    }

    private static void AppendRows(StringBuilder text, IReadOnlyList<SiteChange> changes, int longest)
    {
        // What stands behind the table when rows are left out.
        const int Reserve = 200;
        for (var i = 0; i < changes.Count; i++)
        {
            var row = Row(changes[i]);
            if (text.Length + row.Length + Reserve > longest)
            {
                text.Append("\nand ")
                    .Append(CoverageLine.Count(changes.Count - i, "more change"))
                    .Append(", for which there is no room here. They are in the sums above.\n");
                return;
            }

            text.Append(row);
        }
    }

    private static string Row(SiteChange change)
    {
        var fact = change.Site.Fact;
        var cells = new[]
        {
            change.Kind switch { ChangeKind.Added => "added", ChangeKind.Removed => "removed", ChangeKind.Unknown => "not known", _ => "changed" },
            MarkdownText.Link(DeceivingText.Visible(fact.Place.File), fact.Place.Line) + " " + MarkdownText.Code(DeceivingText.Visible(fact.Method)),
            fact.Model.Id is { } id ? MarkdownText.Code(DeceivingText.Visible(id)) : "unknown",
            Change(change, change.Low),
            Change(change, change.High),
            change.Old?.Fact.Monthly is null && change.New?.Fact.Monthly is null ? "" : Change(change, change.Monthly),
            string.Join("; ", change.Reasons.Select(static r => MarkdownText.Prose(DeceivingText.Visible(r)))),
        };
        return "| " + string.Join(" | ", cells) + " |\n";
    }

    private static string Change(SiteChange change, AmountChange amount) => amount switch
    {
        { Difference: { } difference } => SignedMoney.Of(difference),
        _ when change.Kind != ChangeKind.Changed || (amount.Before is null && amount.After is null) => "unknown",
        { Before: null } => "unknown → " + MoneyText.ForPeople(amount.After!.Value),
        _ => MoneyText.ForPeople(amount.Before!.Value) + " → unknown",
    };
}
