using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptLint.Core.Calls;
using PromptLint.Core.Money;
using PromptLint.Reporting.EntryPoints;
using PromptLint.Reporting.Markdown;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Html;

/// <summary>The page's table of entry points: what one request, one run, one message can send and cost at most.</summary>
internal static class EntryPointsHtml
{
    private const int MostRows = 500;

    /// <summary>Appends the table; nothing where no entry point reaches a call site.</summary>
    public static void Append(StringBuilder html, IReadOnlyList<EntryPointCost> entries)
    {
        var reaching = entries.Where(static e => e.ReachesCallSites).ToList();
        if (reaching.Count == 0)
        {
            return;
        }

        html.Append("<section><h2>Entry points</h2>\n<div class=\"scroll\"><table><thead><tr><th>Entry point</th><th>Where</th>")
            .Append("<th class=\"number\">Call sites</th><th class=\"number\">Requests at most</th><th class=\"number\">Cost at most</th>")
            .Append("<th>Why there is no bound</th></tr></thead><tbody>\n");
        foreach (var entry in reaching.Take(MostRows))
        {
            html.Append("<tr><td>").Append(HtmlText.Plain(EntryPointTable.NameOf(entry.Method)))
                .Append("</td><td>").Append(HtmlText.Plain(Place(entry.Method.Place)))
                .Append("</td><td class=\"number\">").Append(CoverageLine.Number(entry.CallSites.Count))
                .Append("</td><td class=\"number\">").Append(entry.Requests is { } most ? CoverageLine.Number(most) : "no bound")
                .Append("</td><td class=\"number\">").Append(entry.Cost is { } cost ? MoneyText.ForPeople(cost) : "unknown")
                .Append("</td><td>").Append(HtmlText.Plain((entry.OpenWhy ?? "") + (entry.OpenAt is { } at ? " (" + Place(at) + ")" : "")))
                .Append("</td></tr>\n");
        }

        html.Append("</tbody></table></div></section>\n");
    }

    private static string Place(SourcePlace place) => place.File + ":" + place.Line.ToString(CultureInfo.InvariantCulture);
}
