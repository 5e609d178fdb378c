using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PromptLint.Core.Reports;

/// <summary>Writes the report for people: what it costs first, then where, then what could not be told and why.</summary>
public static class ReportMarkdownWriter
{
    private const int LongestSource = 60;

    /// <summary>The report as Markdown.</summary>
    public static string Write(CostReport report)
    {
        var text = new StringBuilder();
        Line(text, $"# Cost of LLM calls: {MarkdownText.Plain(report.Project)} ({MarkdownText.Plain(report.TargetFramework)})");
        Line(text);
        WriteTotal(text, CostTotal.Of(report));
        Line(text);
        Line(text, CoverageLine.Of(report) + ".");
        WriteFindings(text, report);
        WritePriced(text, report.CallSites.Where(static s => s.Fact.IsPriced));
        WriteOpen(text, report.CallSites.Where(static s => s.Fact is { IsPriced: true, Cost.High: null }));
        WriteUnpriced(text, report.CallSites.Where(static s => !s.Fact.IsPriced));
        WriteCards(text, report.PriceCards);
        return text.ToString();
    }

    private static void WriteTotal(StringBuilder text, CostTotal total)
    {
        if (total.Sites == 0)
        {
            Line(text, "No call to an LLM was found.");
            return;
        }

        if (total.Low is not { } low)
        {
            Line(text, total.Priced == 0
                ? "**The cost is unknown**: none of the call sites could be priced."
                : "**The cost is unknown**: for none of the priced call sites can it be told before they run." + HowToBound(total));
            return;
        }

        var every = total.Known == total.Sites ? "every call site"
            : total.Known == total.Priced ? "each of the " + CoverageLine.Count(total.Known, "priced call site")
            : total.Known == 1 ? "the one call site with a known cost"
            : "each of the " + CoverageLine.Number(total.Known) + " call sites with a known cost";
        if (total.Bounded == total.Known)
        {
            Line(text, $"One call of {every} costs **{MoneyText.Range(low, total.High)}**." + HowToBound(total));
            return;
        }

        var least = $"One call of {every} costs **at least {MoneyText.ForPeople(low)}**";
        Line(text, (total.High is { } high
            ? $"{least}. Only {CoverageLine.Number(total.Bounded)} of {CoverageLine.Number(total.Known)} can be bounded from above: at most {MoneyText.ForPeople(high)}."
            : least + "; nothing bounds it from above.") + HowToBound(total));
    }

    private static string HowToBound(CostTotal total) => total.OpenByHoles == 0
        ? ""
        : " Text that only the run knows has no bound of its own: set `promptlint.assumed_hole_tokens` in .editorconfig to the most tokens that each such part has.";

    private static void WriteFindings(StringBuilder text, CostReport report)
    {
        if (report.FindingCounts.Count > 0)
        {
            Line(text);
            Line(text, CoverageLine.Count(report.Findings, "finding") + ": "
                + string.Join(", ", report.FindingCounts.Select(static c => $"{CoverageLine.Number(c.Value)} × {MarkdownText.Plain(c.Key)}")) + ".");
        }
    }

    private static void WritePriced(StringBuilder text, IEnumerable<ReportedCallSite> priced)
    {
        // Without an upper bound first: nothing says that they are not the dearest. Sorting is stable, so ties keep the order of the files.
        var sites = priced
            .OrderBy(static s => s.Fact.Cost.High is null ? 0 : 1)
            .ThenByDescending(static s => s.Fact.Cost.High ?? 0)
            .ThenByDescending(static s => s.Fact.Cost.Low ?? 0)
            .ToList();
        if (sites.Count == 0)
        {
            return;
        }

        Heading(text, "Call sites by cost");
        Line(text, "| Call site | Model | Input tokens | Output cap | Requests | Cost per call | Per 1,000 calls | Findings |");
        Line(text, "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var (site, place) in sites.SelectMany(WithCallers))
        {
            var fact = site.Fact;
            Row(
                text,
                place,
                CallSiteCells.Model(fact),
                CallSiteCells.Input(fact),
                CallSiteCells.Cap(fact),
                CallSiteCells.Attempts(fact),
                CallSiteCells.Cost(fact, 1),
                CallSiteCells.Cost(fact, 1000),
                CallSiteCells.Findings(site));
        }

        Line(text);
        if (sites.Any(static s => Different(s).Any()))
        {
            Line(text, "↳ is a caller of the method above it: the same request with that caller's arguments, and not counted again.");
            Line(text);
        }

        Line(text, "Low is one request with the known input and no output; high fills every hole and the cap and makes every attempt. ≈ marks a count within the tokenizer's published band.");
    }

    private static void WriteOpen(StringBuilder text, IEnumerable<ReportedCallSite> open)
    {
        var sites = open.Select(static s => (s.Fact, Why: CallSiteCells.WhyOpen(s.Fact))).Where(static s => s.Why.Length > 0).ToList();
        if (sites.Count == 0)
        {
            return;
        }

        Heading(text, "Without an upper bound");
        Line(text, "| Call site | Why |");
        Line(text, "| --- | --- |");
        foreach (var (fact, why) in sites)
        {
            Row(text, Place(fact), why);
        }
    }

    private static void WriteUnpriced(StringBuilder text, IEnumerable<ReportedCallSite> unpriced)
    {
        var sites = unpriced.ToList();
        if (sites.Count == 0)
        {
            return;
        }

        Heading(text, "Not priced");
        Line(text, "| Call site | Why | Input tokens | Output cap | Requests | Findings |");
        Line(text, "| --- | --- | ---: | ---: | ---: | --- |");
        foreach (var (site, place) in sites.SelectMany(WithCallers))
        {
            var fact = site.Fact;
            var why = fact.Model is { Id: null, Why: null or "" } ? "the code does not tell the model" : CallSiteCells.Model(fact);
            Row(text, place, why, CallSiteCells.Input(fact), CallSiteCells.Cap(fact), CallSiteCells.Attempts(fact), CallSiteCells.Findings(site));
        }
    }

    private static void WriteCards(StringBuilder text, IReadOnlyList<PriceCardReference> cards)
    {
        if (cards.Count > 0)
        {
            Heading(text, "Prices");
            foreach (var card in cards)
            {
                Line(text, $"- {MarkdownText.Plain(card.Name.Trim())}, as of {MarkdownText.Plain(card.AsOf)}{ShortSource(card.Source)}");
            }
        }
    }

    // A card can name many sources; promptlint.json has them all.
    private static string ShortSource(string source)
    {
        var sources = source.Split(';').Select(static s => s.Trim()).Where(static s => s.Length > 0).ToList();
        if (sources.Count == 0)
        {
            return "";
        }

        var first = sources[0].Length <= LongestSource ? sources[0] : sources[0].Substring(0, LongestSource).TrimEnd() + "…";
        return ": " + MarkdownText.Plain(first) + (sources.Count == 1 ? "" : " and " + CoverageLine.Count(sources.Count - 1, "other source"));
    }

    private static string Place(CallSiteFact fact) =>
        MarkdownText.Link(fact.Place.File, fact.Place.Line) + " " + MarkdownText.Code(fact.Method);

    // A call in a wrapper, then the wrapper's callers: those that send something else than is told of the call already.
    private static IEnumerable<(ReportedCallSite Site, string Place)> WithCallers(ReportedCallSite site) =>
        new[] { (site, Place(site.Fact)) }.Concat(Different(site).Select(static c => (c, "↳ " + Place(c.Fact))));

    private static IEnumerable<ReportedCallSite> Different(ReportedCallSite site) =>
        site.Callers.Where(c => c.Findings.Count > 0 || c.Suppressed.Count > 0 || !c.Fact.SendsLike(site.Fact));

    private static void Row(StringBuilder text, params string[] cells) => Line(text, "| " + string.Join(" | ", cells) + " |");

    private static void Heading(StringBuilder text, string heading)
    {
        Line(text);
        Line(text, "## " + heading);
        Line(text);
    }

    // Not AppendLine: the bytes are the same on every system.
    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
