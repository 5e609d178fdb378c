using System;
using System.IO;
using System.Linq;
using Xunit;

namespace PromptLint.Pages.Tests;

/// <summary>The tables of rules say what the rules say. <see cref="Repository.Update"/> rewrites them.</summary>
public sealed class IndexTests
{
    private const string Start = "<!-- rules -->";
    private const string End = "<!-- /rules -->";

    [Theory, InlineData("rules/README.md", ""), InlineData("README.md", "rules/")]
    public void The_table_of_rules_is_current(string file, string folder)
    {
        var path = Path.Combine(Repository.Root, file);
        var text = File.ReadAllText(path);
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, $"{file}: expected the lines {Start} and {End}");

        var expected = text[..start] + Start + "\n" + Table(folder) + text[end..];
        if (text == expected)
        {
            return;
        }

        if (Repository.Update)
        {
            File.WriteAllText(path, expected);
            return;
        }

        Assert.Fail($"{file}: the table of rules is not current. Rewrite it with {Repository.HowToUpdate}");
    }

    private static string Table(string folder) =>
        "| id | name | default | why |\n| --- | --- | --- | --- |\n"
        + string.Concat(Repository.PageRules.Select(r => $"| [{r.Id}]({folder}{r.Id}.md) | {r.Name} | {r.Severity} | {r.Why} |\n"));
}
