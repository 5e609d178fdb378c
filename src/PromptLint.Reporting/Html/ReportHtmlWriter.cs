using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;
using PromptLint.Core.Rules;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.WhatIf;

namespace PromptLint.Reporting.Html;

/// <summary>Writes the report as one HTML file that needs nothing else: totals, bars, a table to sort and filter, every call site to unfold.</summary>
public static class ReportHtmlWriter
{
    /// <summary>The most call sites on the page: beyond that no browser scrolls and nobody reads; promptlint.json has them all.</summary>
    public const int MostCallSites = 2000;

    private const int MostBars = 12;

    /// <summary>The report as HTML; the same report gives the same bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="rules">What is said of rules; those that are missing here are named by their id.</param>
    /// <param name="whatIf">What other tiers and caches would save; null when nobody told how often calls run.</param>
    public static string Write(CostReport report, IEnumerable<RuleDescription> rules, WhatIfAnalysis? whatIf = null)
    {
        var described = rules.ToDictionary(static r => r.Id, StringComparer.Ordinal);
        var sites = CostOrder.DearestFirst(report.Counted).Concat(CostOrder.DearestFirst(report.CallSites.Where(static s => !s.Fact.IsCounted)))
            .Take(MostCallSites).ToList();
        var html = new StringBuilder();
        AppendHead(html, report);
        html.Append("<div class=\"charts\">\n");
        AppendBars(html, "By model", CostGroup.ByModel(report));
        AppendBars(html, "By member", CostGroup.ByMember(report));
        if (report.Projects.Count > 1)
        {
            AppendBars(html, "By project", CostGroup.ByProject(report));
        }

        AppendBars(html, "By task", CostGroup.ByTask(report));
        html.Append("</div>\n");
        AppendUnits(html, "Tasks", "unit", report.Tasks);
        AppendUnits(html, "Profiles", "message", report.Profiles);
        AppendWhatIf(html, whatIf);
        FixListHtml.AppendCounts(html, report, described);
        FixListHtml.Append(html, report, sites, described);
        if (sites.Count > 0)
        {
            AppendTable(html, report, sites);
            html.Append("<section><h2>Each call site</h2>\n");
            for (var i = 0; i < sites.Count; i++)
            {
                CallSiteDetailsHtml.Append(html, sites[i], i + 1, described);
            }

            html.Append("</section>\n");
        }

        EntryPointsHtml.Append(html, report.EntryPoints);
        AppendPrices(html, report.PriceCards);
        return HtmlPage.Write("Cost of LLM calls: " + report.Project, html.ToString());
    }

    private static void AppendHead(StringBuilder html, CostReport report)
    {
        var total = CostTotal.Of(report);
        html.Append("<header>\n<h1>Cost of LLM calls: ").Append(HtmlText.Plain(report.Project)).Append("</h1>\n");
        if (report.TargetFramework.Length > 0)
        {
            html.Append("<p class=\"frameworks\">").Append(HtmlText.Plain(report.TargetFramework)).Append("</p>\n");
        }

        html.Append("</header>\n");
        FailuresHtml.Append(html, report);
        html.Append("<div class=\"tiles\">\n");
        Tile(html, "Call sites", CoverageLine.Number(total.Sites), CoverageLine.Number(total.Priced) + " priced");
        Tile(html, "One call of each", total.Low is { } low ? "≥ " + MoneyText.ForPeople(low) : "unknown", total.High is { } high
            ? "≤ " + MoneyText.ForPeople(high) + " for the " + CoverageLine.Number(total.Bounded) + " with a bound"
            : "nothing bounds it from above");
        Tile(html, "Expected a month", total.Monthly is { } monthly ? MoneyText.ForPeople(monthly) : "unknown", total.MonthlySites > 0
            ? CoverageLine.Number(total.MonthlySites) + " of " + CoverageLine.Count(total.Sites, "call site")
            : "only a usage file tells it");
        Tile(html, "Findings", CoverageLine.Number(report.Findings), CoverageLine.Count(report.FindingCounts.Count, "rule"));
        html.Append("</div>\n<p>").Append(HtmlText.Sentence(TotalSentence.Of(report))).Append("</p>\n");
        if (TotalSentence.Monthly(report) is { } sentence)
        {
            html.Append("<p>").Append(HtmlText.Sentence(sentence)).Append("</p>\n");
        }

        html.Append("<p>").Append(HtmlText.Sentence(CoverageLine.Of(report))).Append(".</p>\n");
    }

    private static void Tile(StringBuilder html, string name, string value, string more) => html
        .Append("<div class=\"tile\"><span>").Append(name).Append("</span><b>").Append(value).Append("</b><small>").Append(more).Append("</small></div>\n");

    private static void AppendBars(StringBuilder html, string heading, IReadOnlyList<CostGroup> groups)
    {
        var measure = groups.Any(static g => g.Monthly is not null) ? "expected a month"
            : groups.Any(static g => g.High is not null) ? "one call of each, at most, of those with a bound"
            : "one call of each, at least";
        Func<CostGroup, decimal?> amount = groups.Any(static g => g.Monthly is not null) ? static g => g.Monthly
            : groups.Any(static g => g.High is not null) ? static g => g.High
            : static g => g.Low;
        var known = groups.Where(g => amount(g) is not null).OrderByDescending(amount).ThenBy(static g => g.Name, StringComparer.Ordinal).ToList();
        if (known.Count == 0)
        {
            return;
        }

        var most = amount(known[0]) is { } first and > 0 ? first : 1;
        html.Append("<section class=\"chart\"><h2>").Append(heading).Append("</h2><p class=\"measure\">").Append(measure).Append("</p>\n");
        foreach (var group in known.Take(MostBars))
        {
            var width = (MoneySum.Percent(Math.Max(0, amount(group)!.Value), most) ?? 100).ToString("0.0", CultureInfo.InvariantCulture);
            html.Append("<div class=\"bar\"><span class=\"name\">").Append(HtmlText.Plain(group.Name)).Append("</span><span class=\"track\"><i style=\"width:")
                .Append(width).Append("%\"></i></span><span class=\"amount\">").Append(MoneyText.ForPeople(amount(group)!.Value)).Append("</span></div>\n");
        }

        var left = groups.Count - Math.Min(MostBars, known.Count);
        if (left > 0)
        {
            html.Append("<p class=\"measure\">and ").Append(CoverageLine.Number(left)).Append(" more, cheaper or without such an amount</p>\n");
        }

        html.Append("</section>\n");
    }

    private static void AppendUnits(StringBuilder html, string heading, string unit, IReadOnlyList<UnitCost> units)
    {
        if (units.Count == 0)
        {
            return;
        }

        html.Append("<section><h2>").Append(heading).Append("</h2>\n<div class=\"scroll\"><table><thead><tr><th>Name</th><th class=\"number\">One ")
            .Append(unit)
            .Append(", low</th><th class=\"number\">Expected</th><th class=\"number\">High</th><th class=\"number\">A month</th>")
            .Append("<th class=\"number\">Expected a month</th></tr></thead><tbody>\n");
        foreach (var cost in units)
        {
            html.Append("<tr><td>").Append(HtmlText.Plain(cost.Name)).Append("</td>");
            foreach (var amount in new[] { cost.PerUnit.Low, cost.PerUnit.Expected, cost.PerUnit.High })
            {
                Cell(html, amount, Money(amount));
            }

            Cell(html, cost.UnitsPerMonth, cost.UnitsPerMonth is { } many ? many.ToString("#,##0.##", CultureInfo.InvariantCulture) : "unknown");
            Cell(html, cost.Monthly, Money(cost.Monthly));
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div></section>\n");
    }

    private static void AppendWhatIf(StringBuilder html, WhatIfAnalysis? whatIf)
    {
        if (whatIf is null || whatIf.Sites == 0)
        {
            return;
        }

        html.Append("<section><h2>What if</h2>\n<div class=\"scroll\"><table><thead><tr><th>What if</th><th class=\"number\">Call sites</th>")
            .Append("<th class=\"number\">A month now</th><th class=\"number\">Then</th><th class=\"number\">Saved</th></tr></thead><tbody>\n");
        foreach (var result in whatIf.Results.Where(static r => r.Sites > 0).Append(whatIf.Together with { Name = "all together" }))
        {
            html.Append("<tr><td>").Append(HtmlText.Plain(result.Name)).Append("</td>");
            Cell(html, result.Sites, CoverageLine.Number(result.Sites));
            Cell(html, result.Before, Money(result.Before));
            Cell(html, result.After, Money(result.After));
            Cell(html, result.Saving, WhatIfMarkdownWriter.Saved(result));
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div>\n<p class=\"measure\">Together is not the sum: where one saves, another finds less to save.</p></section>\n");
    }

    private static void AppendTable(StringBuilder html, CostReport report, IReadOnlyList<ReportedCallSite> sites)
    {
        var monthly = sites.Any(static s => s.Fact.Monthly is not null || s.Fact.Cost.Expected is not null);
        html.Append("<section><h2>Call sites by cost</h2>\n");
        if (sites.Count < report.CallSites.Count)
        {
            html.Append("<p>The ").Append(CoverageLine.Number(sites.Count)).Append(" most expensive of ").Append(CoverageLine.Number(report.CallSites.Count))
                .Append("; the report as JSON has them all.</p>\n");
        }

        // Works with the script only, so that a reader without one is not shown what does nothing.
        html.Append("<div class=\"filters\" hidden><input type=\"search\" id=\"filter\" placeholder=\"Filter by file, model, finding …\" ")
            .Append("aria-label=\"Filter call sites\"><output id=\"shown\"></output></div>\n")
            .Append("<div class=\"scroll\"><table class=\"sites\" id=\"sites\"><thead><tr>");
        foreach (var (name, numeric) in Columns(monthly))
        {
            html.Append("<th").Append(numeric ? " class=\"number\"" : "").Append(" scope=\"col\">").Append(name).Append("</th>");
        }

        html.Append("</tr></thead><tbody>\n");
        for (var i = 0; i < sites.Count; i++)
        {
            AppendRow(html, sites[i], i + 1, monthly);
        }

        html.Append("</tbody></table></div>\n<p class=\"measure\">Low is one request with the known input and no output; ")
            .Append("high takes every unknown text and the cap at their maximum and makes every attempt.</p></section>\n");
    }

    private static IEnumerable<(string Name, bool Numeric)> Columns(bool monthly)
    {
        yield return ("Call site", false);
        yield return ("Model", false);
        if (monthly)
        {
            // What a team pays comes first where anybody told it.
            yield return ("Expected a month", true);
            yield return ("Expected per call", true);
        }

        yield return ("Low per call", true);
        yield return ("High per call", true);
        yield return ("Input tokens", true);
        yield return ("Output cap", true);
        yield return ("Requests", true);
        yield return ("Findings", false);
    }

    private static void AppendRow(StringBuilder html, ReportedCallSite site, int number, bool monthly)
    {
        var fact = site.Fact;
        html.Append("<tr data-site=\"").Append(number.ToString(CultureInfo.InvariantCulture)).Append("\"><td><a href=\"#site-")
            .Append(number.ToString(CultureInfo.InvariantCulture))
            .Append("\">")
            .Append(HtmlText.Plain(fact.Place.File)).Append(':').Append(fact.Place.Line.ToString(CultureInfo.InvariantCulture)).Append("</a> <code>")
            .Append(HtmlText.Plain(fact.Method)).Append("</code>")
            .Append(WrapperText.Of(fact) is { } wraps ? " <small>" + HtmlText.Plain(wraps) + "</small>" : "")
            .Append("</td><td>").Append(HtmlText.Plain(fact.Model.Id ?? "unknown")).Append("</td>");
        if (monthly)
        {
            Cell(html, fact.Monthly?.Expected, Money(fact.Monthly?.Expected));
            Cell(html, fact.Cost.Expected, Money(fact.Cost.Expected));
        }

        var low = CostTotal.IsKnown(fact) ? fact.Cost.Low : null;
        Cell(html, low, Money(low));
        Cell(html, fact.Cost.High, Money(fact.Cost.High));
        Cell(html, fact.Input.Total.Low, fact.Input.Total is { Low: 0, High: null } ? "unknown"
            : CoverageLine.Number(fact.Input.Total.Low) + (fact.Input.Total.High == fact.Input.Total.Low ? ""
                : fact.Input.Total.High is null ? " or more"
                : " – " + CoverageLine.Number(fact.Input.Total.High.Value)));
        Cell(html, fact.Cap.Tokens, fact.Cap.Tokens is { } cap ? CoverageLine.Number(cap) : fact.Cap.State switch
        {
            CapState.Missing => "none",
            CapState.NotApplicable => "no output",
            _ => "unknown",
        });
        Cell(
            html,
            fact.Attempts.High,
            fact.Attempts.High is { } requests ? CoverageLine.Number(requests) : CoverageLine.Number(fact.Attempts.Low) + " or more");

        html.Append("<td>")
            .Append(HtmlText.Plain(string.Join(", ", site.FindingIds.Concat(site.SuppressedIds.Select(static id => "(" + id + ")")))))
            .Append("</td></tr>\n");
    }

    private static string Money(decimal? amount) => amount is { } known ? MoneyText.ForPeople(known) : "unknown";

    // No value, no sort key: what is unknown sorts last whichever way.
    private static void Cell(StringBuilder html, decimal? key, string text) => html
        .Append("<td class=\"number\"").Append(key is { } known ? " data-key=\"" + MoneyText.Exact(known) + "\"" : "").Append('>').Append(text).Append("</td>");

    private static void AppendPrices(StringBuilder html, IReadOnlyList<PriceCardReference> cards)
    {
        if (cards.Count == 0)
        {
            return;
        }

        html.Append("<section><h2>Prices</h2>\n<ul>\n");
        foreach (var card in cards)
        {
            html.Append("<li>").Append(HtmlText.Plain(card.Name)).Append(", as of ").Append(HtmlText.Plain(card.AsOf))
                .Append(card.Source.Length > 0 ? ": " + HtmlText.Plain(card.Source) : "").Append("</li>\n");
        }

        html.Append("</ul></section>\n");
    }
}
