using PromptLint.Core.Money;

namespace PromptLint.Reporting.Reports;

/// <summary>Says what all call sites together cost, as far as it is known. It holds no text of the user's code.</summary>
internal static class TotalSentence
{
    /// <summary>The sentence, with the amounts in Markdown's bold and names of options in backticks.</summary>
    public static string Of(CostReport report)
    {
        var total = CostTotal.Of(report);
        if (total.Sites == 0)
        {
            return report.IsComplete ? "No call to an LLM was found." : "No call to an LLM was found in what could be analysed.";
        }

        if (total.Low is not { } low)
        {
            return total.Priced == 0
                ? "**The cost is unknown**: none of the call sites could be priced."
                : "**The cost is unknown**: for none of the priced call sites can it be told before they run." + HowToBound(total);
        }

        var every = total.Known == total.Sites ? report.LacksCallSites ? "every call site that could be analysed" : "every call site"
            : total.Known == total.Priced ? "each of the " + CoverageLine.Count(total.Known, "priced call site")
            : total.Known == 1 ? "the one call site with a known cost"
            : "each of the " + CoverageLine.Number(total.Known) + " call sites with a known cost";
        if (total.Bounded == total.Known)
        {
            return $"One call of {every} costs **{MoneyText.Range(low, total.High)}**." + HowToBound(total);
        }

        var least = $"One call of {every} costs **at least {MoneyText.ForPeople(low)}**";
        return (total.High is { } high
            ? $"{least}. Only {CoverageLine.Number(total.Bounded)} of {CoverageLine.Number(total.Known)} can be bounded from above: "
                + $"at most {MoneyText.ForPeople(high)}."
            : least + "; nothing bounds it from above.") + HowToBound(total);
    }

    /// <summary>What is expected a month; null when no usage file tells it of any call site.</summary>
    public static string? Monthly(CostReport report)
    {
        var total = CostTotal.Of(report);
        if (total.MonthlySites == 0)
        {
            return null;
        }

        var amount = total.Monthly is { } monthly ? MoneyText.ForPeople(monthly) : "more than can be told";
        return total.MonthlySites == total.Sites
            ? $"Expected a month: **{amount}**{(report.LacksCallSites ? "; what could not be analysed comes on top" : "")}."
            : $"Expected a month: **{amount}** for the {CoverageLine.Number(total.MonthlySites)} of {CoverageLine.Count(total.Sites, "call site")} "
                + "whose usage is told; the others come on top.";
    }

    private static string HowToBound(CostTotal total) => total.OpenByHoles == 0
        ? ""
        : " Text known only at run time has no bound of its own: set `promptlint.assumed_hole_tokens` in .editorconfig "
            + "to the most tokens that each such part has.";
}
