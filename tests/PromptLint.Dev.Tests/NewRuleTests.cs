using Microsoft.CodeAnalysis.CSharp;
using PromptLint.Dev.Rules;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Tests;

/// <summary>A rule that the workshop starts is whole but for what its author has to write, which is told place by place.</summary>
public sealed class NewRuleTests : IDisposable
{
    private readonly Checkout _copy = Checkout.Copy();

    [Fact]
    public void A_rule_has_every_file_and_line_and_says_what_to_fill_in()
    {
        var (code, output) = Workshop.Run(_copy, "new-rule", "PL1009", "SomethingBad");
        Assert.True(code == 0, output);
        Assert.Equal(
            [
                "CHANGELOG.md",
                "README.md",
                "rules/PL1009.md",
                "rules/README.md",
                "rules/presets/quiet.globalconfig",
                "rules/presets/strict.globalconfig",
                "src/PromptLint.Analyzers/AnalyzerReleases.Unshipped.md",
                "src/PromptLint.Analyzers/Rules/AllRules.cs",
                "src/PromptLint.Analyzers/Rules/PL1009SomethingBad.cs",
                "tests/PromptLint.Analyzers.Tests/Rules/PL1009SomethingBadTests.cs",
            ],
            _copy.Changed());
        OnlyMarksAreLeft(new RuleFact("PL1009", "SomethingBad", RuleLoudness.Suggestion, "Cost", "", "", RuleHome.CallRule));
    }

    [Fact]
    public void A_rule_with_a_fix_has_the_fix_and_its_tests_too()
    {
        Assert.Equal(0, Workshop.Run(_copy, "new-rule", "PL2009", "SomethingBad", "--severity", "warning", "--fix").Code);
        Assert.Contains("src/PromptLint.CodeFixes/PL2009SomethingBadFix.cs", _copy.Changed());
        Assert.Contains("tests/PromptLint.CodeFixes.Tests/PL2009SomethingBadFixTests.cs", _copy.Changed());
        Assert.DoesNotContain("rules/presets/strict.globalconfig", _copy.Changed());
        OnlyMarksAreLeft(new RuleFact("PL2009", "SomethingBad", RuleLoudness.Warning, "Cost", "", "", RuleHome.CallRule));
    }

    [Fact]
    public void What_is_written_is_code()
    {
        Assert.Equal(0, Workshop.Run(_copy, "new-rule", "PL1009", "SomethingBad", "--fix").Code);
        foreach (var file in _copy.Changed().Where(static f => f.EndsWith(".cs", StringComparison.Ordinal)))
        {
            Assert.Empty(CSharpSyntaxTree.ParseText(_copy.Tree.Read(file)).GetDiagnostics());
        }
    }

    [Theory]
    [InlineData("PL2001", "SomethingBad", "PL2001 is OutputCapMissing already; the next free id is PL2003")]
    [InlineData("PL4005", "SomethingBad", "PL4005 is ModelNotAllowed already")]
    [InlineData("PL0001", "SomethingBad", "'PL0001' is no id of a rule")]
    [InlineData("PL8001", "SomethingBad", "'PL8001' is no id of a rule")]
    [InlineData("PL109", "SomethingBad", "'PL109' is no id of a rule")]
    [InlineData("PL10090", "SomethingBad", "'PL10090' is no id of a rule")]
    [InlineData("pl1009", "SomethingBad", "'pl1009' is no id of a rule")]
    [InlineData("PL1009\n", "SomethingBad", "is no id of a rule")]
    [InlineData("../PL1009", "SomethingBad", "'../PL1009' is no id of a rule")]
    [InlineData("PL1009", "somethingBad", "'somethingBad' is no name of a rule")]
    [InlineData("PL1009", "Bad", "'Bad' is no name of a rule")]
    [InlineData("PL1009", "Something_Bad", "'Something_Bad' is no name of a rule")]
    [InlineData("PL1009", "SomethingBad;", "'SomethingBad;' is no name of a rule")]
    [InlineData("PL1009", "OutputCapMissing", "PL2001 is called OutputCapMissing already")]
    public void What_no_rule_can_be_called_is_refused_and_nothing_changes(string id, string name, string told)
    {
        var (code, output) = Workshop.Run(_copy, "new-rule", id, name);
        Assert.Equal(1, code);
        Assert.Contains(told, output, StringComparison.Ordinal);
        Assert.Empty(_copy.Changed());
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/PromptLint.Analyzers/Rules/AllRules.cs")]
    public void Changes_that_are_in_no_commit_are_not_written_over(string path)
    {
        _copy.Edit(path, static text => text + "\n");
        var (code, output) = Workshop.Run(_copy, "new-rule", "PL1009", "SomethingBad");
        Assert.Equal(1, code);
        Assert.Contains($"in no commit; commit or stash them first, or say --dirty:\n  {path}", output, StringComparison.Ordinal);
        Assert.Equal([path], _copy.Changed());

        Assert.Equal(0, Workshop.Run(_copy, "new-rule", "PL1009", "SomethingBad", "--dirty").Code);
        Assert.Contains("rules/PL1009.md", _copy.Changed());
    }

    [Fact]
    public void A_file_that_is_there_is_not_written_over()
    {
        File.WriteAllText(_copy.Tree.PathOf("rules/PL1009.md"), "mine");
        var (code, output) = Workshop.Run(_copy, "new-rule", "PL1009", "SomethingBad", "--dirty");
        Assert.Equal((1, true), (code, output.Contains("rules/PL1009.md is there already.", StringComparison.Ordinal)));
        Assert.Equal(["rules/PL1009.md"], _copy.Changed());
        Assert.Equal("mine", _copy.Tree.Read("rules/PL1009.md"));
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_all_as_it_was()
    {
        // A folder where the tests' file would go: written last, after nine others.
        Directory.CreateDirectory(_copy.Tree.PathOf("tests/PromptLint.Analyzers.Tests/Rules/PL1009SomethingBadTests.cs"));
        var (code, output) = Workshop.Run(_copy, "new-rule", "PL1009", "SomethingBad");
        Assert.Equal((1, true), (code, output.Contains("nothing was changed", StringComparison.Ordinal)));
        Assert.Empty(_copy.Changed());
    }

    [Fact]
    public void Outside_of_a_checkout_there_is_nothing_to_write()
    {
        var folder = Directory.CreateTempSubdirectory();
        Assert.Throws<RefusedException>(() => SourceTree.Around(folder.FullName));
        folder.Delete();
    }

    /// <inheritdoc/>
    public void Dispose() => _copy.Dispose();

    private void OnlyMarksAreLeft(RuleFact rule)
    {
        var missing = RuleParts.Missing(_copy.Tree, rule);
        Assert.NotEmpty(missing);
        Assert.All(missing, static m => Assert.Matches(@"^[\w./]+:\d+: FILL IN: \w.+", m));
        Assert.All([RuleParts.SourceOf(rule), RuleParts.TestOf(rule), RuleParts.PageOf(rule)], path => Assert.Contains(missing, m => m.StartsWith(path, StringComparison.Ordinal)));
    }
}
