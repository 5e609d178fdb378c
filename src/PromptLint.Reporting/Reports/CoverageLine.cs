using System;
using System.Globalization;
using System.Linq;
using PromptLint.Core.Facts;

namespace PromptLint.Reporting.Reports;

/// <summary>Says in one line how much of the project the numbers speak for.</summary>
internal static class CoverageLine
{
    /// <summary>
    /// For example <c>12 call sites: 9 priced (2 without an upper bound, 1 of them with an unknown input), 3 not priced (2 model unknown, 1 no price for
    /// the model)</c>.
    /// </summary>
    public static string Of(CostReport report)
    {
        var total = CostTotal.Of(report);
        var open = total.Priced - total.Bounded;
        var line = Count(total.Sites, "call site") + ": " + Number(total.Priced) + " priced";
        if (open > 0)
        {
            line += " (" + Number(open) + " without an upper bound" + Unknown(total) + ")";
        }

        if (report.Unpriced == 0)
        {
            return line;
        }

        var reasons = report.Counted
            .Where(static s => !s.Fact.IsPriced)
            .GroupBy(static s => Reason(s.Fact), StringComparer.Ordinal)
            .OrderByDescending(static g => g.Count())
            .ThenBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => Number(g.Count()) + " " + g.Key);
        return line + ", " + Number(report.Unpriced) + " not priced (" + string.Join(", ", reasons) + ")";
    }

    // What is unknown has no upper bound either, so it is always some of those.
    private static string Unknown(CostTotal total) => total.Unknown == 0
        ? ""
        : ", " + Number(total.Unknown) + " of them with an unknown " + (total.Unknown == total.UnknownInput ? "input" : "cost");

    /// <summary>A number of things, in the singular where it is one.</summary>
    public static string Count(long number, string thing) => Number(number) + " " + thing + (number == 1 ? "" : "s");

    /// <summary>A number with thousands apart.</summary>
    public static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Reason(CallSiteFact fact) => fact.Model.Id is null ? "model unknown" : "no price for the model";
}
