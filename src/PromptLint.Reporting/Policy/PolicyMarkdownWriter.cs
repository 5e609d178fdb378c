using System.Text;
using PromptLint.Core.Json;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Policy;

/// <summary>Writes what a policy found as Markdown, never longer than a comment may be.</summary>
public static class PolicyMarkdownWriter
{
    /// <summary>The findings under one sentence that says whether the policy holds.</summary>
    /// <param name="check">The check.</param>
    /// <param name="longest">The most characters.</param>
    public static string Write(PolicyCheck check, int longest = Diff.DiffMarkdownWriter.LongestComment)
    {
        const int Reserve = 100;
        var text = new StringBuilder("### ").Append(PolicyTextWriter.Summary(check)).Append('\n');
        if (check.Findings.Count > 0)
        {
            text.Append("\n| | Rule | Where | What |\n| --- | --- | --- | --- |\n");
        }

        for (var i = 0; i < check.Findings.Count; i++)
        {
            var finding = check.Findings[i];
            var where = finding.Place is { } place ? MarkdownText.Link(DeceivingText.Visible(place.File), place.Line) : "";
            var rule = MarkdownText.Plain(DeceivingText.Visible(finding.Rule.Id));
            var message = MarkdownText.Prose(DeceivingText.Visible(finding.Message));
            var row = $"| {ContractNames<PolicyLevel>.Of(finding.Level)} | {rule} | {where} | {message} |\n";
            if (text.Length + row.Length + Reserve > longest)
            {
                return text.Append("\nand ").Append(CoverageLine.Number(check.Findings.Count - i)).Append(" more, for which there is no room here.\n")
                    .ToString();
            }

            text.Append(row);
        }

        return text.ToString();
    }
}
