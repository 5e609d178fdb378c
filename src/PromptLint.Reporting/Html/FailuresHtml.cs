using System.Globalization;
using System.Linq;
using System.Text;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Html;

/// <summary>The head of an incomplete page: what could not be analysed, where, and why. It stands above every number.</summary>
internal static class FailuresHtml
{
    private const int MostPlaces = 50;

    /// <summary>Appends it; nothing for a complete report.</summary>
    public static void Append(StringBuilder html, CostReport report)
    {
        if (report.IsComplete)
        {
            return;
        }

        html.Append("<section class=\"incomplete\" role=\"alert\"><h2>This report is incomplete</h2>\n")
            .Append("<p>Its numbers speak for the rest only, and no gate passes on it.</p>\n<ul>\n");
        foreach (var (clause, why, failures) in Incompleteness.Reasons(report))
        {
            html.Append("<li><b>").Append(clause).Append("</b>, because ").Append(HtmlText.Plain(why));
            var places = failures.Select(Place).Where(static p => p.Length > 0).ToList();
            if (places.Count > 0)
            {
                html.Append("<ul>");
                foreach (var place in places.Take(MostPlaces))
                {
                    html.Append("<li>").Append(place).Append("</li>");
                }

                if (places.Count > MostPlaces)
                {
                    html.Append("<li>and ").Append(CoverageLine.Number(places.Count - MostPlaces)).Append(" more; the report as JSON has them all</li>");
                }

                html.Append("</ul>");
            }

            html.Append("</li>\n");
        }

        html.Append("</ul></section>\n");
    }

    private static string Place(AnalysisFailure failure)
    {
        var place = failure.Place is { } at ? HtmlText.Plain(at.File) + ":" + at.Line.ToString(CultureInfo.InvariantCulture) : "";
        var member = failure.Member.Length > 0 ? " in <code>" + HtmlText.Plain(MemberName.Of(failure.Member)) + "</code>" : "";
        var projects = failure.Projects.Count > 0 ? " (" + HtmlText.Plain(string.Join(", ", failure.Projects)) + ")" : "";
        return (place + member + projects).Trim();
    }
}
