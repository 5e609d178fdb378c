using System.Globalization;
using System.Text;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.WhatIf;

/// <summary>Writes scenarios as Markdown, the largest saving first.</summary>
public static class WhatIfMarkdownWriter
{
    /// <summary>The scenarios; the same ones give the same bytes.</summary>
    /// <param name="analysis">The scenarios.</param>
    /// <param name="level">The heading's: 1 by itself, 2 within a report.</param>
    public static string Write(WhatIfAnalysis analysis, int level = 1)
    {
        var text = new StringBuilder().Append('#', level).Append(" What if\n\n");
        if (analysis.Incomplete is { } incomplete)
        {
            text.Append("**The report is incomplete**: ").Append(incomplete).Append(". What follows speaks for the rest only.\n\n");
        }

        if (analysis.Sites == 0)
        {
            return text
                .Append("**Nothing can be told**: no call site has an expected month. A usage file has to say how often calls run and how long they are.\n")
                .ToString();
        }

        text.Append("Expected a month now: **").Append(MoneyText.ForPeople(analysis.Month)).Append("** for ")
            .Append(CoverageLine.Count(analysis.Sites, "call site"))
            .Append(analysis.LeftOut > 0 ? $"; {CoverageLine.Number(analysis.LeftOut)} without an expected month are left out" : "").Append(".\n\n")
            .Append("| What if | Call sites | Now | Then | Saved a month |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var result in analysis.Results)
        {
            Row(text, MarkdownText.Plain(DeceivingText.Visible(result.Name)), result);
        }

        Row(text, "**all together**", analysis.Together);
        return text.Append("\nTogether is not the sum: where one saves, another finds less to save, and of two models or tiers a call has one, the cheaper.\n")
            .ToString();
    }

    private static void Row(StringBuilder text, string name, WhatIfResult result) => text
        .Append("| ").Append(name).Append(" | ").Append(CoverageLine.Number(result.Sites)).Append(" | ")
        .Append(result.Sites == 0 ? "" : MoneyText.ForPeople(result.Before)).Append(" | ")
        .Append(result.Sites == 0 ? "applies to none" : result.After is { } after ? MoneyText.ForPeople(after) : "unknown").Append(" | ")
        .Append(result.Sites == 0 ? "" : Saved(result)).Append(" |\n");

    /// <summary>The saving with its share of what it is now.</summary>
    internal static string Saved(WhatIfResult result)
    {
        if (result.Saving is not { } saving)
        {
            return "unknown";
        }

        var percent = MoneySum.Percent(saving, result.Before) is { } share ? " (" + share.ToString("0.0", CultureInfo.InvariantCulture) + " %)" : "";
        return (saving < 0 ? "-" + MoneyText.ForPeople(-saving) : MoneyText.ForPeople(saving)) + percent;
    }
}
