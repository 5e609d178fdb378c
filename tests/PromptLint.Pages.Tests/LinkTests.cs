using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PromptLint.Pages.Tests;

/// <summary>Relative links in the repository's Markdown lead to files that exist.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] Built = ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules"];

    [Fact]
    public void Links_lead_somewhere()
    {
        var files = Markdown(Repository.Root).ToList();
        Assert.Contains(files, static f => Path.GetFileName(f) == "README.md");
        Assert.Empty(files.SelectMany(Broken).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Markdown(string folder) => Directory.EnumerateFiles(folder, "*.md").Where(static f => Path.GetFileName(f) != "promptlint.md")
        .Concat(Directory.EnumerateDirectories(folder).Where(static d => !Built.Contains(Path.GetFileName(d)) && Path.GetFileName(d) != ".git").SelectMany(Markdown));

    private static IEnumerable<string> Broken(string file)
    {
        // Expected reports are written at the repository's root, and so are their links.
        var folder = file.EndsWith(".expected.md", StringComparison.Ordinal) ? Repository.Root : Path.GetDirectoryName(file)!;
        var text = Fenced().Replace(File.ReadAllText(file), "");
        foreach (Match link in Link().Matches(text))
        {
            var target = Uri.UnescapeDataString(link.Groups["target"].Value.Split('#')[0]);
            if (target.Length > 0 && !target.Contains(':', StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target)))
            {
                yield return $"{Path.GetRelativePath(Repository.Root, file)}: {link.Groups["target"].Value}";
            }
        }
    }

    [GeneratedRegex("""\]\((?<target>[^()\s]+)(?:\s+"[^"]*")?\)|(?:src|href)="(?<target>[^"]+)""")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
