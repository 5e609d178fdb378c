using PromptLint.Dev.Parts;
using PromptLint.Dev.Rules;

namespace PromptLint.Dev.Tests;

/// <summary>Each rule has all that belongs to one: class, page, title, tests, lines in every table, a fix or the reason for none.</summary>
public sealed class RulePartsTests
{
    public static TheoryData<string> Ids => [.. RuleList.All.Select(static r => r.Id)];

    /// <summary>What somebody may forget or spoil: the file, what becomes of it, and what must be said.</summary>
    public static TheoryData<string, string, string?, string?, string> Omissions => new()
    {
        { "PL2001", "src/PromptLint.Analyzers/Rules/PL2001OutputCapMissing.cs", null, null, "PL2001OutputCapMissing.cs is missing: a rule's file" },
        { "PL2001", "src/PromptLint.Analyzers/Rules/AllRules.cs", "        new PL2001OutputCapMissing(),\n", "", "the rule is never asked" },
        { "PL2001", "rules/PL2001.md", null, null, "rules/PL2001.md is missing" },
        { "PL2001", "rules/PL2001.md", "# PL2001: OutputCapMissing", "# PL2001: OutputCap", "expected the title '# PL2001: OutputCapMissing'" },
        { "PL2001", "rules/PL2001.md", "severity: warning", "severity: suggestion", "expected 'Default severity: warning'" },
        { "PL2001", "tests/PromptLint.Analyzers.Tests/Rules/PL2001OutputCapMissingTests.cs", null, null, "PL2001OutputCapMissingTests.cs is missing" },
        { "PL2001", "tests/PromptLint.Analyzers.Tests/Rules/PL2001OutputCapMissingTests.cs", "class PL2001OutputCapMissingTests", "class OutputCap", "expected the class PL2001OutputCapMissingTests" },
        { "PL2001", "tests/PromptLint.Analyzers.Tests/Rules/PL2001OutputCapMissingTests.cs", "[Fact]", "", "and one of what it does not" },
        { "PL2001", "src/PromptLint.Analyzers/AnalyzerReleases.Unshipped.md", "\nPL2001 |", "\nPL2011 |", "no line of PL2001" },
        { "PL2001", "rules/presets/quiet.globalconfig", "PL2001", "PL2011", "quiet.globalconfig: expected 'dotnet_diagnostic.PL2001.severity = suggestion'" },
        { "PL3004", "rules/presets/strict.globalconfig", "PL3004", "PL3014", "strict.globalconfig: expected 'dotnet_diagnostic.PL3004.severity = warning'" },
        { "PL2001", "README.md", "[PL2001](rules/PL2001.md)", "", "README.md: expected '| [PL2001](rules/PL2001.md)" },
        { "PL2001", "rules/README.md", "[PL2001](PL2001.md)", "", "rules/README.md: expected '| [PL2001](PL2001.md)" },
        { "PL2001", "src/PromptLint.CodeFixes/PL2001OutputCapMissingFix.cs", null, null, "PL2001OutputCapMissingFix.cs is missing: write the code fix, or say 'None.'" },
        { "PL2001", "src/PromptLint.CodeFixes/PL2001OutputCapMissingFix.cs", "[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PL2001OutputCapMissingFix))]", "", "the fix is offered nowhere" },
        { "PL2001", "src/PromptLint.CodeFixes/PL2001OutputCapMissingFix.cs", "base(\"PL2001\")", "base(\"PL2002\")", "the fix is offered nowhere" },
        { "PL2001", "tests/PromptLint.CodeFixes.Tests/PL2001OutputCapMissingFixTests.cs", null, null, "no test of code fixes names PL2001OutputCapMissingFix" },
        { "PL2001", "rules/PL2001.md", "## Code fix", "## Fix", "expected what the code fix does" },
        { "PL3004", "rules/PL3004.md", "How long to wait depends on the service.", "", "write the code fix, or say 'None.' and the reason" },
        { "PL3004", "rules/PL3004.md", "## Code fix", "## Fix", "write the code fix, or say 'None.' and the reason" },
        { "PL3004", "rules/PL3004.md", "## Why it costs", "## Why it costs\n\nFILL IN: more.", "rules/PL3004.md:7: FILL IN: more." },
        { "PL4005", "rules/PL4005.md", null, null, "rules/PL4005.md is missing" },
        { "PL4005", "tests/PromptLint.Reporting.Tests/Policy/PL4005ModelNotAllowedTests.cs", null, null, "PL4005ModelNotAllowedTests.cs in the tests of policies is missing" },
        { "PL6003", "rules/PL6003.md", "None. ", "", "write the code fix, or say 'None.'" },
        { "PL6003", "README.md", "[PL6003](rules/PL6003.md)", "", "README.md: expected '| [PL6003](rules/PL6003.md)" },
        { "PL0001", "rules/PL0001.md", "None. ", "", "write the code fix, or say 'None.'" },
        { "PL9001", "tests/PromptLint.Analyzers.Tests/Rules/PL9001ConfigurationInvalidTests.cs", null, null, "PL9001ConfigurationInvalidTests.cs is missing" },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_whole(string id)
    {
        var missing = RuleParts.Missing(Checkout.Repository, RuleList.All.Single(r => r.Id == id));
        Assert.True(missing.Count == 0, string.Join('\n', missing.Prepend($"{id} lacks:")));
    }

    [Theory]
    [MemberData(nameof(Omissions))]
    public void What_is_forgotten_is_told_and_nothing_else(string id, string path, string? before, string? after, string told)
    {
        var rule = RuleList.All.Single(r => r.Id == id);
        var spoilt = Checkout.Spoilt(path, before, after);
        var missing = RuleParts.Missing(spoilt, rule);
        Assert.Contains(missing, m => m.Contains(told, StringComparison.Ordinal));
        Assert.All(RuleList.All.Where(r => r.Id != id), r => Assert.Equal(RuleParts.Missing(Checkout.Repository, r), RuleParts.Missing(spoilt, r)));
    }

    [Fact]
    public void No_page_no_class_and_no_fix_is_left_behind_by_its_rule()
    {
        var rules = RuleList.All;
        string[] files = [.. Checkout.Repository.Files("rules", "PL*.md"), .. Checkout.Repository.Files("src", "PL????*.cs"), .. Checkout.Repository.Files("tests", "PL????*.cs")];
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, f => !rules.Any(r => Path.GetFileNameWithoutExtension(f) is { } name && (name == r.Id || name.StartsWith(r.Class, StringComparison.Ordinal))));
    }
}
