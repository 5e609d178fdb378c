using System.Linq;
using PromptLint.Reporting.Markdown;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Diff;

/// <summary>A comment on a pull request: what it changes on top, the whole report folded below, and no longer than a comment may be.</summary>
public static class PullRequestMarkdown
{
    /// <summary>The comment.</summary>
    /// <param name="diff">What changes; the report is that after the change.</param>
    /// <param name="longest">The most characters.</param>
    public static string Write(ReportDiff diff, int longest = DiffMarkdownWriter.LongestComment)
    {
        var top = DiffMarkdownWriter.Write(diff, reassure: true, longest);
        const string Open = "\n<details><summary>The whole report</summary>\n\n";
        const string Close = "\n</details>\n";
        var room = longest - top.Length - Open.Length - Close.Length;
        var report = Shortened(ReportMarkdownWriter.Write(diff.Head), room);
        return report.Length == 0 ? top : top + Open + report + Close;
    }

    /// <summary>The first whole lines for which there is room, and how many more there are: a table that ends early is still a table.</summary>
    internal static string Shortened(string text, int longest)
    {
        // "and 123,456 more lines, ..."
        const int Reserve = 100;
        if (text.Length <= longest)
        {
            return text;
        }

        var end = longest - Reserve <= 0 ? -1 : text.LastIndexOf('\n', longest - Reserve);
        return end < 0 ? "" : text.Substring(0, end + 1) + "\nand " + CoverageLine.Count(text.Skip(end + 1).Count(static c => c == '\n'), "more line")
            + ", for which there is no room here.\n";
    }
}
