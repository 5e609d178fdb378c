using System.Text.RegularExpressions;
using PromptLint.Dev.Rules;
using PromptLint.Dev.Tables;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Tests;

/// <summary>The tables over rules and SDKs are what the rules and catalogs say.</summary>
public sealed class GeneratedFilesTests
{
    [Fact]
    public void Every_table_is_current()
    {
        var stale = Stale(Checkout.Repository);
        Assert.True(stale.Count == 0, $"not current: {string.Join(", ", stale)}; run {GeneratedFiles.HowToUpdate}");
    }

    [Theory]
    [InlineData("README.md", "| warning |", "| error |")]
    [InlineData("rules/README.md", "| [PL2001](PL2001.md)", "| [PL2011](PL2011.md)")]
    [InlineData("rules/sdks/README.md", "| [ollama](ollama.json)", "| [lama](ollama.json)")]
    [InlineData("rules/presets/strict.globalconfig", "PL3004", "PL1003")]
    [InlineData("rules/presets/quiet.globalconfig", "= suggestion", "= none")]
    [InlineData("rules/presets/recommended.globalconfig", "-50", "-40")]
    [InlineData("src/PromptLint.Analyzers/AnalyzerReleases.Unshipped.md", "PL2001 | Cost | Warning", "PL2001 | Cost | Info")]
    [InlineData("src/PromptLint.Analyzers/Rules/AllRules.cs", "        new PL1001SystemPromptTooLarge(),\n", "")]
    public void A_table_that_somebody_changed_is_told_and_written_again(string path, string before, string after)
    {
        using var copy = Checkout.Copy();
        copy.Edit(path, text => text.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal([path], Stale(copy.Tree));
        var (code, output) = Workshop.Run(copy, "generate", "--check");
        Assert.Equal(1, code);
        Assert.Contains($"{path} is not current", output, StringComparison.Ordinal);

        Assert.Equal(0, Workshop.Run(copy, "generate").Code);
        Assert.Empty(copy.Changed());
        Assert.Equal(0, Workshop.Run(copy, "generate", "--check").Code);
    }

    [Fact]
    public void Presets_name_only_rules_that_exist_and_no_rule_of_a_policy()
    {
        var known = RuleList.All.Where(static r => r.Home != RuleHome.Policy).Select(static r => r.Id).ToList();
        foreach (var preset in Checkout.Repository.Files("rules/presets", "*.globalconfig"))
        {
            var named = Regex.Matches(Checkout.Repository.Read(preset), @"PL\d{4}").Select(static m => m.Value);
            Assert.Empty(named.Except(known));
        }
    }

    private static List<string> Stale(SourceTree tree)
    {
        var change = new Change(tree);
        GeneratedFiles.Plan(tree, RuleList.All, change);
        return [.. change.Edited];
    }
}
