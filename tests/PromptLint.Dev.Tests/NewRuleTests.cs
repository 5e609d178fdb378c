using Microsoft.CodeAnalysis.CSharp;
using PromptLint.Dev.Parts;
using PromptLint.Dev.Rules;
using PromptLint.Dev.Starts;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Tests;

/// <summary>A rule that the workshop starts is whole but for what its author has to write, which is told place by place.</summary>
public sealed class NewRuleTests
{
    private static readonly RuleFact Bad = new("PL1999", "NeverToBeWritten", RuleLoudness.Suggestion, "Cost", "", "", RuleHome.CallRule);

    [Fact]
    public void A_rule_has_every_file_and_line_and_says_what_to_fill_in()
    {
        var change = Plan(Bad, withFix: false);
        Assert.Equal(
            [
                "rules/PL1999.md",
                "src/PromptLint.Analyzers/Rules/PL1999NeverToBeWritten.cs",
                "tests/PromptLint.Analyzers.Tests/Rules/PL1999NeverToBeWrittenTests.cs",
            ],
            change.Created);
        Assert.Equal(
            [
                "CHANGELOG.md",
                "README.md",
                "rules/README.md",
                "rules/presets/quiet.globalconfig",
                "rules/presets/strict.globalconfig",
                "src/PromptLint.Analyzers/AnalyzerReleases.Unshipped.md",
                "src/PromptLint.Analyzers/Rules/AllRules.cs",
            ],
            change.Edited);
        OnlyMarksAreLeft(change, Bad);
    }

    [Fact]
    public void A_rule_with_a_fix_has_the_fix_and_its_tests_too()
    {
        var rule = Bad with { Loudness = RuleLoudness.Warning };
        var change = Plan(rule, withFix: true);
        Assert.Contains("src/PromptLint.CodeFixes/PL1999NeverToBeWrittenFix.cs", change.Created);
        Assert.Contains("tests/PromptLint.CodeFixes.Tests/PL1999NeverToBeWrittenFixTests.cs", change.Created);
        Assert.DoesNotContain("rules/presets/strict.globalconfig", change.Edited);
        OnlyMarksAreLeft(change, rule);
    }

    [Theory]
    [InlineData("src/PromptLint.CodeFixes/PL1999NeverToBeWrittenFix.cs")]
    [InlineData("tests/PromptLint.CodeFixes.Tests/PL1999NeverToBeWrittenFixTests.cs")]
    [InlineData("tests/PromptLint.Analyzers.Tests/Rules/PL1999NeverToBeWrittenTests.cs")]
    [InlineData("rules/PL1999.md")]
    [InlineData("rules/README.md")]
    public void What_is_forgotten_of_a_new_rule_is_told(string path)
    {
        var change = Plan(Bad, withFix: true);
        var before = Checkout.Repository.Has(path) ? Checkout.Repository.Read(path) : null;
        Assert.Contains(RuleParts.Missing(change.Planned.With(path, before), Bad), static m => !m.Contains(": FILL IN: ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_written_is_code()
    {
        var change = Plan(Bad, withFix: true);
        var code = change.Created.Append("src/PromptLint.Analyzers/Rules/AllRules.cs").Where(static f => f.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, code.Count);
        Assert.All(code, f => Assert.Empty(CSharpSyntaxTree.ParseText(change.TextOf(f)).GetDiagnostics()));
    }

    [Theory]
    [InlineData("PL2001", "NeverToBeWritten", "PL2001 is OutputCapMissing already; the next free id is PL20")]
    [InlineData("PL4005", "NeverToBeWritten", "PL4005 is ModelNotAllowed already")]
    [InlineData("PL0001", "NeverToBeWritten", "'PL0001' is no id of a rule")]
    [InlineData("PL8001", "NeverToBeWritten", "'PL8001' is no id of a rule")]
    [InlineData("PL199", "NeverToBeWritten", "'PL199' is no id of a rule")]
    [InlineData("PL19990", "NeverToBeWritten", "'PL19990' is no id of a rule")]
    [InlineData("pl1999", "NeverToBeWritten", "'pl1999' is no id of a rule")]
    [InlineData("PL1999\n", "NeverToBeWritten", "is no id of a rule")]
    [InlineData("../PL1999", "NeverToBeWritten", "'../PL1999' is no id of a rule")]
    [InlineData("PL1999", "neverToBe", "'neverToBe' is no name of a rule")]
    [InlineData("PL1999", "Bad", "'Bad' is no name of a rule")]
    [InlineData("PL1999", "Never_To_Be", "'Never_To_Be' is no name of a rule")]
    [InlineData("PL1999", "NeverToBeWritten;", "'NeverToBeWritten;' is no name of a rule")]
    [InlineData("PL1999", "OutputCapMissing", "PL2001 is called OutputCapMissing already")]
    public void What_no_rule_can_be_called_is_refused(string id, string name, string told) =>
        Assert.Contains(told, Assert.Throws<RefusedException>(() => Plan(Bad with { Id = id, Name = name }, withFix: false)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_there_is_not_written_over()
    {
        var tree = Checkout.Repository.With("rules/PL1999.md", "mine");
        var refused = Assert.Throws<RefusedException>(() => NewRule.Plan(tree, Bad.Id, Bad.Name, Bad.Loudness, withFix: false));
        Assert.Equal("rules/PL1999.md is there already.", refused.Message);
    }

    [Fact]
    public void The_command_writes_all_or_nothing()
    {
        using var copy = Checkout.Copy();
        var refused = Workshop.Run(copy, "new-rule", "PL2001", "NeverToBeWritten");
        Assert.Equal(1, refused.Code);
        Assert.Matches("^workshop: PL2001 is OutputCapMissing already; the next free id is PL2[0-9]{3}\\.\\s*$", refused.Output);
        Assert.Empty(copy.Changed());

        // A folder where the last file would go.
        var last = copy.Tree.PathOf("tests/PromptLint.Analyzers.Tests/Rules/PL1999NeverToBeWrittenTests.cs");
        Directory.CreateDirectory(last);
        var failed = Workshop.Run(copy, "new-rule", "PL1999", "NeverToBeWritten");
        Assert.Equal((1, true), (failed.Code, failed.Output.Contains("nothing was changed", StringComparison.Ordinal)));
        Assert.Empty(copy.Changed());
        Directory.Delete(last);

        // Somebody's own work is not written over, unless they say so.
        copy.Edit("README.md", static text => text + "\n");
        var dirty = Workshop.Run(copy, "new-rule", "PL1999", "NeverToBeWritten");
        Assert.Equal(1, dirty.Code);
        Assert.Contains("in no commit; commit or stash them first, or say --dirty:\n  README.md", dirty.Output, StringComparison.Ordinal);
        Assert.Equal(["README.md"], copy.Changed());

        var written = Workshop.Run(copy, "new-rule", "PL1999", "NeverToBeWritten", "--dirty");
        Assert.Equal(0, written.Code);
        var change = Plan(Bad, withFix: false);
        Assert.Equal(change.Created.Concat(change.Edited).Order(StringComparer.Ordinal), copy.Changed());
        Assert.All(copy.Changed(), path => Assert.Contains(path, written.Output, StringComparison.Ordinal));
        Assert.Equal(change.TextOf("rules/PL1999.md"), copy.Tree.Read("rules/PL1999.md"));
    }

    [Fact]
    public void Outside_of_a_checkout_there_is_nothing_to_write()
    {
        var folder = Directory.CreateTempSubdirectory();
        Assert.Throws<RefusedException>(() => SourceTree.Around(folder.FullName));
        folder.Delete();
    }

    private static Change Plan(RuleFact rule, bool withFix) => NewRule.Plan(Checkout.Repository, rule.Id, rule.Name, rule.Loudness, withFix);

    private static void OnlyMarksAreLeft(Change change, RuleFact rule)
    {
        var missing = RuleParts.Missing(change.Planned, rule);
        Assert.All(change.Created.Append("CHANGELOG.md"), path => Assert.Contains(missing, m => m.StartsWith(path + ":", StringComparison.Ordinal)));
        Assert.All(missing, static m => Assert.Matches(@"^[\w./]+:\d+: FILL IN: \w.+", m));
    }
}
