using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptLint.Core.Money;
using PromptLint.Core.Rules;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Html;

/// <summary>What to fix, with the numbers of each finding and a way to its call site.</summary>
internal static class FixListHtml
{
    private const int Most = 500;

    /// <summary>Appends how often each rule holds; nothing when nothing was found.</summary>
    public static void AppendCounts(StringBuilder html, CostReport report, IReadOnlyDictionary<string, RuleDescription> rules)
    {
        if (report.FindingCounts.Count == 0)
        {
            return;
        }

        html.Append("<section><h2>Findings</h2>\n<ul class=\"findings\">\n");
        foreach (var count in report.FindingCounts)
        {
            html.Append("<li><b>").Append(CoverageLine.Number(count.Value)).Append("</b> × ").Append(CallSiteDetailsHtml.Finding(count.Key, rules))
                .Append("</li>\n");
        }

        html.Append("</ul></section>\n");
    }

    /// <summary>Appends what to fix; nothing when nothing was found, or when reports of version 1 name no more than rules.</summary>
    /// <param name="html">The page.</param>
    /// <param name="report">The report.</param>
    /// <param name="sites">The call sites of the page, in the order of their anchors.</param>
    /// <param name="rules">What is said of rules, by id.</param>
    public static void Append(StringBuilder html, CostReport report, IReadOnlyList<ReportedCallSite> sites, IReadOnlyDictionary<string, RuleDescription> rules)
    {
        var fixes = FixList.Of(report);
        if (fixes.All(static f => f.Finding.Message is null))
        {
            return;
        }

        var anchors = new Dictionary<ReportedCallSite, int>();
        for (var i = 0; i < sites.Count; i++)
        {
            anchors[sites[i]] = i + 1;
        }

        html.Append("<section><h2>What to fix</h2>\n<div class=\"scroll\"><table class=\"fixes\">")
            .Append("<thead><tr><th></th><th>Rule</th><th>Call site</th><th>What</th></tr></thead><tbody>\n");
        foreach (var (finding, site) in fixes.Take(Most))
        {
            var severity = FixList.Severity(finding);
            var place = HtmlText.Plain(site.Fact.Place.File) + ":" + (finding.Line ?? site.Fact.Place.Line).ToString(CultureInfo.InvariantCulture);
            html.Append("<tr><td class=\"severity ").Append(severity).Append("\">").Append(severity).Append("</td><td>")
                .Append(Rule(finding.Rule, rules)).Append("</td><td>")
                .Append(anchors.TryGetValue(site, out var anchor) ? $"<a href=\"#site-{anchor.ToString(CultureInfo.InvariantCulture)}\">{place}</a>" : place)
                .Append("</td><td>").Append(HtmlText.Sentence(finding.Message ?? "not told by a report of version 1"));
            if (finding.Remedy is { } remedy)
            {
                html.Append("<br>").Append(HtmlText.Sentence(remedy));
            }

            if (finding.Saving is { } saving)
            {
                html.Append(" (saves ").Append(MoneyText.ForPeople(saving)).Append(" a call)");
            }

            html.Append("</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n");
        if (fixes.Count > Most)
        {
            html.Append("<p class=\"measure\">and ").Append(CoverageLine.Number(fixes.Count - Most)).Append(" more; the report as JSON has them all.</p>\n");
        }

        html.Append("</section>\n");
    }

    private static string Rule(string id, IReadOnlyDictionary<string, RuleDescription> rules)
    {
        var rule = rules.TryGetValue(id, out var known) ? known : RuleDescription.Unknown(id);
        return "<a href=\"" + HtmlText.Plain(rule.HelpUri) + "\" title=\"" + HtmlText.Plain(rule.Title) + "\">" + HtmlText.Plain(id) + "</a>";
    }
}
