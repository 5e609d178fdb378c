using System.Linq;
using System.Text;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Markdown;

/// <summary>The head of an incomplete Markdown report: what could not be analysed, where, and why. It stands above every number.</summary>
internal static class FailureList
{
    // Beyond that a reader has understood; promptlint.json has them all.
    private const int MostPlaces = 10;

    /// <summary>Appends it; nothing for a complete report.</summary>
    public static void Write(StringBuilder text, CostReport report)
    {
        if (report.IsComplete)
        {
            return;
        }

        text.Append("\n**This report is incomplete**, its numbers speak for the rest only, and no gate passes on it:\n\n");
        foreach (var (clause, why, failures) in Incompleteness.Reasons(report))
        {
            text.Append("- ").Append(clause).Append(", because ").Append(MarkdownText.Prose(why));
            var places = failures.Select(Place).Where(static p => p.Length > 0).ToList();
            if (places.Count > 0)
            {
                text.Append(": ").Append(string.Join(", ", places.Take(MostPlaces)));
                if (places.Count > MostPlaces)
                {
                    text.Append(" and ").Append(CoverageLine.Number(places.Count - MostPlaces)).Append(" more");
                }
            }

            text.Append('\n');
        }
    }

    private static string Place(AnalysisFailure failure)
    {
        var place = failure.Place is { } at ? MarkdownText.Link(at.File, at.Line) : "";
        var member = failure.Member.Length > 0 ? " in " + MarkdownText.Code(MemberName.Of(failure.Member)) : "";
        var projects = failure.Projects.Count > 0 ? " (" + MarkdownText.Plain(string.Join(", ", failure.Projects)) + ")" : "";
        return (place + member + projects).Trim();
    }
}
