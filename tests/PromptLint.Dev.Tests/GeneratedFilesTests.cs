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
    public void A_table_that_somebody_changed_is_told(string path, string before, string after) =>
        Assert.Equal([path], Stale(Checkout.Spoilt(path, before, after)).Except(Stale(Checkout.Repository)));

    [Fact]
    public void The_command_checks_and_writes()
    {
        using var copy = Checkout.Copy();
        Assert.Equal((0, "All tables are current.\n"), Generate("--check"));
        copy.Edit("README.md", static text => text.Replace("| warning |", "| error |", StringComparison.Ordinal));

        Assert.Equal((1, $"README.md is not current; run {GeneratedFiles.HowToUpdate}\n1 not current.\n"), Generate("--check"));
        Assert.Equal(["README.md"], copy.Changed());
        Assert.Equal((0, "changed  README.md\n1 written.\n"), Generate());
        Assert.Empty(copy.Changed());

        (int Code, string Output) Generate(params string[] more)
        {
            var (code, output) = Workshop.Run(copy, ["generate", .. more]);
            return (code, output.ReplaceLineEndings("\n"));
        }
    }

    [Fact]
    public void A_build_that_is_older_than_the_checkout_takes_no_rule_out_of_the_tables()
    {
        var newer = Checkout.Repository.With("src/PromptLint.Analyzers/Rules/PL1999NeverToBeWritten.cs", "");
        Assert.Contains("do not agree about PL1999NeverToBeWritten: build it again", Assert.Throws<RefusedException>(() => Stale(newer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_its_marks_is_told() => Assert.Equal(
        "README.md: expected the lines <!-- rules --> and <!-- /rules -->",
        Assert.Throws<RefusedException>(() => Stale(Checkout.Spoilt("README.md", "<!-- /rules -->", ""))).Message);

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
        GeneratedFiles.Plan(RuleList.All, change);
        return [.. change.Edited];
    }
}
