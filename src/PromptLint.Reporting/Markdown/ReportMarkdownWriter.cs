using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;
using PromptLint.Reporting.WhatIf;

namespace PromptLint.Reporting.Markdown;

/// <summary>Writes the report for people: what it costs first, then where, then what could not be told and why.</summary>
public static class ReportMarkdownWriter
{
    private const int LongestSource = 60;

    /// <summary>The report as Markdown, with what could be saved where a usage file tells enough to say so.</summary>
    public static string Write(CostReport report, WhatIfAnalysis? whatIf) =>
        Write(report) + (whatIf is { Sites: > 0 } ? "\n" + WhatIfMarkdownWriter.Write(whatIf, level: 2) : "");

    /// <summary>The report as Markdown.</summary>
    public static string Write(CostReport report)
    {
        var text = new StringBuilder();
        Line(text, $"# Cost of LLM calls: {MarkdownText.Plain(report.Project)}"
            + (report.TargetFramework.Length > 0 ? $" ({MarkdownText.Plain(report.TargetFramework)})" : ""));
        FailureList.Write(text, report);
        Line(text);
        Line(text, TotalSentence.Of(report));
        if (TotalSentence.Monthly(report) is { } monthly)
        {
            Line(text);
            Line(text, monthly);
        }

        Line(text);
        Line(text, CoverageLine.Of(report) + ".");
        WriteFindings(text, report);
        FixTable.Write(text, report);
        WriteGroups(text, "By project", report.Projects.Count > 1 ? CostGroup.ByProject(report) : Array.Empty<CostGroup>());
        WriteUnits(text, "Tasks", "unit", report.Tasks);
        WriteUnits(text, "Profiles", "message", report.Profiles);
        WritePriced(text, report.Counted.Where(static s => s.Fact.IsPriced));
        WriteOpen(text, report.Counted.Where(static s => s.Fact is { IsPriced: true, Cost.High: null }));
        WriteUnpriced(text, report.Counted.Where(static s => !s.Fact.IsPriced));
        WriteWrappers(text, report.CallSites);
        EntryPointTable.Write(text, report.EntryPoints);
        WriteCards(text, report.PriceCards);
        return text.ToString();
    }

    private static void WriteFindings(StringBuilder text, CostReport report)
    {
        if (report.FindingCounts.Count > 0)
        {
            Line(text);
            Line(text, CoverageLine.Count(report.Findings, "finding") + ": "
                + string.Join(", ", report.FindingCounts.Select(static c => $"{CoverageLine.Number(c.Value)} × {MarkdownText.Plain(c.Key)}")) + ".");
        }
    }

    private static void WriteGroups(StringBuilder text, string heading, IReadOnlyList<CostGroup> groups)
    {
        if (groups.Count == 0)
        {
            return;
        }

        var monthly = groups.Any(static g => g.Monthly is not null);
        Heading(text, heading);
        Line(text, "| Name | Call sites | One call of each, at least | At most, of those that are bounded |" + (monthly ? " Expected a month |" : ""));
        Line(text, "| --- | ---: | ---: | ---: |" + (monthly ? " ---: |" : ""));
        foreach (var group in groups)
        {
            var cells = new List<string>
            {
                MarkdownText.Plain(group.Name),
                CoverageLine.Number(group.Sites),
                Amount(group.Low),
                group.High is null ? "unknown" : Amount(group.High) + " (" + CoverageLine.Number(group.Bounded) + ")",
            };
            if (monthly)
            {
                cells.Add(Amount(group.Monthly));
            }

            Row(text, cells.ToArray());
        }
    }

    private static void WriteUnits(StringBuilder text, string heading, string unit, IReadOnlyList<UnitCost> units)
    {
        if (units.Count == 0)
        {
            return;
        }

        Heading(text, heading);
        Line(text, $"| Name | One {unit}, low | Expected | High | A month | Expected a month |");
        Line(text, "| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var cost in units)
        {
            Row(
                text,
                MarkdownText.Plain(cost.Name),
                Amount(cost.PerUnit.Low),
                Amount(cost.PerUnit.Expected),
                Amount(cost.PerUnit.High),
                cost.UnitsPerMonth is { } many ? many.ToString("#,##0.##", System.Globalization.CultureInfo.InvariantCulture) : "unknown",
                Amount(cost.Monthly));
        }
    }

    private static string Amount(decimal? amount) => amount is { } known ? MoneyText.ForPeople(known) : "unknown";

    private static void WritePriced(StringBuilder text, IEnumerable<ReportedCallSite> priced)
    {
        var sites = CostOrder.DearestFirst(priced);
        if (sites.Count == 0)
        {
            return;
        }

        // Columns of a month only where a usage file tells one.
        var monthly = sites.Any(static s => s.Fact.Cost.Expected is not null || s.Fact.Monthly is not null);
        Heading(text, "Call sites by cost");
        Line(text, "| Call site | Model | Input tokens | Output cap | Requests | Cost per call | Per 1,000 calls |"
            + (monthly ? " Expected per call | Expected a month |" : "")
            + " Findings |");
        Line(text, "| --- | --- | ---: | ---: | ---: | ---: | ---: |" + (monthly ? " ---: | ---: |" : "") + " --- |");
        foreach (var site in sites)
        {
            var fact = site.Fact;
            Row(
                text,
                Place(fact),
                CallSiteCells.Model(fact),
                CallSiteCells.Input(fact),
                CallSiteCells.Cap(fact),
                CallSiteCells.Attempts(fact),
                CallSiteCells.Cost(fact, 1),
                CallSiteCells.Cost(fact, 1000) + (monthly ? " | " + Amount(fact.Cost.Expected) + " | " + Amount(fact.Monthly?.Expected) : ""),
                CallSiteCells.Findings(site));
        }

        Line(text);
        Line(text, "Low is one request with the known input and no output; high takes every unknown text and the cap at their maximum and makes every attempt. "
            + "≈ marks a count within the tokenizer's published band.");
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
        foreach (var site in sites)
        {
            var fact = site.Fact;
            var why = fact.Model is { Id: null, Why: null or "" } ? "the code does not tell the model" : CallSiteCells.Model(fact);
            Row(text, Place(fact), why, CallSiteCells.Input(fact), CallSiteCells.Cap(fact), CallSiteCells.Attempts(fact), CallSiteCells.Findings(site));
        }
    }

    private static void WriteWrappers(StringBuilder text, IEnumerable<ReportedCallSite> sites)
    {
        var wrappers = sites.Where(static s => s.Fact.Wrapper is not null).ToList();
        if (wrappers.Count == 0)
        {
            return;
        }

        Heading(text, "Calls in wrappers");
        Line(text, "The method around each of these takes its prompt, model or cap as parameters: its callers are the call sites above.");
        Line(text);
        Line(text, "| Call | What counts | Findings |");
        Line(text, "| --- | --- | --- |");
        foreach (var site in wrappers)
        {
            Row(text, Place(site.Fact), WrapperText.Of(site.Fact)!, CallSiteCells.Findings(site));
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
