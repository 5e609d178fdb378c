using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using PromptLint.Core.Graph;
using PromptLint.Core.Money;
using PromptLint.Reporting.EntryPoints;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Markdown;

/// <summary>The report's table of entry points: what one request, one run, one message can send and cost at most.</summary>
internal static class EntryPointTable
{
    private const int MostRows = 100;

    /// <summary>Writes the table; nothing where no entry point reaches a call site.</summary>
    public static void Write(StringBuilder text, IReadOnlyList<EntryPointCost> entries)
    {
        var reaching = entries.Where(static e => e.ReachesCallSites).ToList();
        if (reaching.Count == 0)
        {
            return;
        }

        text.Append("\n## Entry points\n\n| Entry point | Call sites | Requests at most | Cost at most |\n| --- | ---: | ---: | ---: |\n");
        foreach (var entry in reaching.Take(MostRows))
        {
            text.Append("| ").Append(MarkdownText.Link(entry.Method.Place.File, entry.Method.Place.Line)).Append(' ')
                .Append(MarkdownText.Code(NameOf(entry.Method)))
                .Append(" | ").Append(CoverageLine.Number(entry.CallSites.Count))
                .Append(" | ").Append(entry.Requests is { } most ? CoverageLine.Number(most) : "unbounded or unknown" + Because(entry))
                .Append(" | ").Append(entry.Cost is { } cost ? MoneyText.ForPeople(cost) : "unknown").Append(" |\n");
        }

        if (reaching.Count > MostRows)
        {
            text.Append('\n').Append(CoverageLine.Number(reaching.Count - MostRows)).Append(" more stand in promptlint.json.\n");
        }
    }

    /// <summary>The name that people know an entry point by: its route, or its method without what documentation ids add.</summary>
    public static string NameOf(MethodSummary method)
    {
        if (method.EntryName.Length > 0)
        {
            return method.EntryName;
        }

        var name = method.Id.Length > 2 && method.Id[1] == ':' ? method.Id.Substring(2) : method.Id;
        var parenthesis = name.IndexOf('(');
        var parts = (parenthesis < 0 ? name : name.Substring(0, parenthesis)).Split('.');
        return string.Join(".", parts.Skip(Math.Max(0, parts.Length - 2))).Replace("{Main}$", "Main");
    }

    private static string Because(EntryPointCost entry) => entry.OpenWhy is { Length: > 0 } why
        ? ": " + MarkdownText.Prose(why) + (entry.OpenAt is { } at ? " at " + MarkdownText.Link(at.File, at.Line) : "")
        : "";
}
