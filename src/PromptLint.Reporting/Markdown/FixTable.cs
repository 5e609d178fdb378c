using System.Linq;
using System.Text;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Markdown;

/// <summary>The section of the Markdown report that says what to fix, with the numbers of each finding.</summary>
internal static class FixTable
{
    /// <summary>Appends it; nothing when nothing was found, or when reports of version 1 name no more than rules.</summary>
    public static void Write(StringBuilder text, CostReport report)
    {
        var fixes = FixList.Of(report);
        if (fixes.All(static f => f.Finding.Message is null))
        {
            return;
        }

        var remedies = fixes.Any(static f => f.Finding.Remedy is not null);
        var savings = fixes.Any(static f => f.Finding.Saving is not null);
        text.Append("\n## What to fix\n\n| | Rule | Call site | What |").Append(remedies ? " Remedy |" : "").Append(savings ? " Saves a call |" : "")
            .Append("\n| --- | --- | --- | --- |").Append(remedies ? " --- |" : "").Append(savings ? " ---: |" : "").Append('\n');
        foreach (var (finding, site) in fixes)
        {
            text.Append("| ").Append(FixList.Severity(finding)).Append(" | ").Append(MarkdownText.Plain(finding.Rule)).Append(" | ")
                .Append(MarkdownText.Link(site.Fact.Place.File, finding.Line ?? site.Fact.Place.Line)).Append(" | ")
                .Append(MarkdownText.Prose(finding.Message ?? "not told by a report of version 1"));
            if (remedies)
            {
                text.Append(" | ").Append(MarkdownText.Prose(finding.Remedy ?? ""));
            }

            if (savings)
            {
                text.Append(" | ").Append(finding.Saving is { } saving ? MoneyText.ForPeople(saving) : "unknown");
            }

            text.Append(" |\n");
        }
    }
}
