using System.Globalization;
using System.Linq;
using System.Text;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Telemetry;

/// <summary>Writes real spend as Markdown: the whole first, then every ranking.</summary>
public static class SpendMarkdownWriter
{
    private const int MostRows = 25;

    /// <summary>The spend; the same records give the same bytes.</summary>
    public static string Write(SpendReport spend)
    {
        var text = new StringBuilder();
        text.Append("# Spend on LLM calls\n\n")
            .Append(spend.Total.Cost is { } total ? $"**{MoneyText.ForPeople(total)}**" : "**The cost is unknown**")
            .Append(spend.Total.Calls > 0 ? " for " + CoverageLine.Count(spend.Total.Calls, "call") : "")
            .Append(spend.Total.Unknown > 0 ? $", without {CoverageLine.Count(spend.Total.Unknown, "record")} whose cost is unknown" : "").Append(".\n");
        foreach (var (heading, rows) in spend.Rankings)
        {
            var budget = heading == SpendReport.MonthHeading && spend.Budget is not null;
            text.Append("\n## ").Append(heading).Append("\n\n| ").Append(heading).Append(" | Spend | Calls | Share |")
                .Append(budget ? " Of the budget |" : "").Append("\n| --- | ---: | ---: | ---: |").Append(budget ? " ---: |" : "").Append('\n');
            foreach (var row in rows.Take(MostRows))
            {
                text.Append("| ").Append(MarkdownText.Plain(DeceivingText.Visible(row.Name))).Append(" | ")
                    .Append(row.Cost is { } cost ? MoneyText.ForPeople(cost) : "unknown")
                    .Append(" | ").Append(row.Calls > 0 ? CoverageLine.Number(row.Calls) : "").Append(" | ").Append(Share(row.Cost, spend.Total.Cost))
                    .Append(" |")
                    .Append(budget ? " " + Share(row.Cost, spend.Budget) + (spend.Mark(row) is { } mark ? $" (**{mark} %** reached)" : "") + " |" : "")
                    .Append('\n');
            }

            if (rows.Count > MostRows)
            {
                text.Append("\nand ").Append(CoverageLine.Number(rows.Count - MostRows)).Append(" more.\n");
            }
        }

        return text.ToString();
    }

    private static string Share(decimal? part, decimal? whole) =>
        MoneySum.Percent(part, whole) is { } percent ? percent.ToString("0.0", CultureInfo.InvariantCulture) + " %" : "";
}
