using System.Text.RegularExpressions;
using PromptLint.Dev.Rules;
using PromptLint.Dev.Tables;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Parts;

/// <summary>All that belongs to a rule, and what of it a checkout lacks.</summary>
public static partial class RuleParts
{
    private const string FixFolder = "src/PromptLint.CodeFixes";
    private const string FixTestFolder = "tests/PromptLint.CodeFixes.Tests";

    /// <summary>The class of a rule of the analyzer.</summary>
    public static string SourceOf(RuleFact rule) => $"{RuleList.Folder}/{rule.Class}.cs";

    /// <summary>The tests of a rule of the analyzer.</summary>
    public static string TestOf(RuleFact rule) => $"tests/PromptLint.Analyzers.Tests/Rules/{rule.Class}Tests.cs";

    /// <summary>The page.</summary>
    public static string PageOf(RuleFact rule) => $"rules/{rule.Id}.md";

    /// <summary>The code fix.</summary>
    public static string FixOf(RuleFact rule) => $"{FixFolder}/{rule.Class}Fix.cs";

    /// <summary>The tests of the code fix, where a new one gets them; those of fixes that are alike may share a class.</summary>
    public static string FixTestOf(RuleFact rule) => $"{FixTestFolder}/{rule.Class}FixTests.cs";

    /// <summary>What a rule lacks, each as a sentence that says what to do. Empty when it is whole.</summary>
    /// <param name="tree">The checkout.</param>
    /// <param name="rule">The rule.</param>
    public static IReadOnlyList<string> Missing(SourceTree tree, RuleFact rule) =>
        [.. Source(tree, rule), .. Page(tree, rule), .. Tests(tree, rule), .. Lines(tree, rule), .. Fix(tree, rule), .. Marks(tree, rule)];

    private static IEnumerable<string> Source(SourceTree tree, RuleFact rule)
    {
        if (rule.Home != RuleHome.Policy && !tree.Has(SourceOf(rule)))
        {
            yield return $"{SourceOf(rule)} is missing: a rule's file is named for it";
        }
    }

    private static IEnumerable<string> Page(SourceTree tree, RuleFact rule)
    {
        var path = PageOf(rule);
        if (!tree.Has(path))
        {
            yield return $"{path} is missing: write the rule's page, as those beside it";
            yield break;
        }

        var text = tree.Read(path);
        if (!text.StartsWith($"# {rule.Id}: {rule.Name}\n", StringComparison.Ordinal))
        {
            yield return $"{path}: expected the title '# {rule.Id}: {rule.Name}'";
        }

        if (!text.Contains($"\nDefault severity: {rule.Severity}", StringComparison.Ordinal))
        {
            yield return $"{path}: expected 'Default severity: {rule.Severity}'";
        }
    }

    private static IEnumerable<string> Tests(SourceTree tree, RuleFact rule)
    {
        // Policies are tested where they live, the rules of the analyzer beside each other.
        var path = rule.Home != RuleHome.Policy ? TestOf(rule)
            : tree.Files("tests", $"{rule.Class}Tests.cs").FirstOrDefault() ?? $"Policy/{rule.Class}Tests.cs in the tests of policies";
        if (!tree.Has(path))
        {
            yield return $"{path} is missing: test what the rule reports, and what it does not";
            yield break;
        }

        var text = tree.Read(path);
        if (!text.Contains($"class {rule.Class}Tests", StringComparison.Ordinal))
        {
            yield return $"{path}: expected the class {rule.Class}Tests";
        }

        if (TestMethod().Count(text) < 2)
        {
            yield return $"{path}: expected a test of what the rule reports, and one of what it does not";
        }
    }

    private static IEnumerable<string> Lines(SourceTree tree, RuleFact rule)
    {
        if (rule.Home == RuleHome.CallRule)
        {
            var list = RuleList.Folder + "/AllRules.cs";
            foreach (var problem in Expect(tree, list, $"new {rule.Class}()", "the rule is never asked"))
            {
                yield return problem;
            }
        }

        foreach (var (index, folder) in new[] { ("rules/README.md", ""), ("README.md", "rules/") })
        {
            var row = $"\n| [{rule.Id}]({folder}{rule.Id}.md) | {rule.Name} | {rule.Severity} |";
            foreach (var problem in Expect(tree, index, row, "the table of rules leaves it out"))
            {
                yield return problem;
            }
        }

        if (rule.Home == RuleHome.Policy)
        {
            yield break;
        }

        var releases = tree.Read("src/PromptLint.Analyzers/AnalyzerReleases.Unshipped.md") + tree.Read("src/PromptLint.Analyzers/AnalyzerReleases.Shipped.md");
        if (!releases.Contains($"\n{rule.Id} | ", StringComparison.Ordinal))
        {
            yield return $"AnalyzerReleases.Unshipped.md: no line of {rule.Id}; {GeneratedFiles.HowToUpdate}";
        }

        foreach (var (preset, severity) in PresetLines(rule))
        {
            var line = $"dotnet_diagnostic.{rule.Id}.severity = {severity}\n";
            foreach (var problem in Expect(tree, $"rules/presets/{preset}.globalconfig", line, "the preset leaves it out"))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<(string Preset, string Severity)> PresetLines(RuleFact rule) => rule.Loudness switch
    {
        RuleLoudness.Suggestion => [("strict", "warning"), ("quiet", "suggestion")],
        RuleLoudness.Warning => [("quiet", "suggestion")],
        _ => [],
    };

    private static IEnumerable<string> Expect(SourceTree tree, string path, string line, string why)
    {
        if (!tree.Read(path).Contains(line, StringComparison.Ordinal))
        {
            yield return $"{path}: expected '{line.Trim()}', for {why}; {GeneratedFiles.HowToUpdate}";
        }
    }

    private static IEnumerable<string> Fix(SourceTree tree, RuleFact rule)
    {
        var said = tree.Has(PageOf(rule)) ? FixSection().Match(tree.Read(PageOf(rule))).Groups[1].Value.Trim() : "";
        var hasNone = said.StartsWith("None.", StringComparison.Ordinal);
        if (!tree.Has(FixOf(rule)))
        {
            if (!hasNone || said.Length < "None. x".Length)
            {
                yield return $"{FixOf(rule)} is missing: write the code fix, or say 'None.' and the reason under '## Code fix' of {PageOf(rule)}";
            }

            yield break;
        }

        if (said.Length == 0 || hasNone)
        {
            yield return $"{PageOf(rule)}: expected what the code fix does under '## Code fix'";
        }

        var text = tree.Read(FixOf(rule));
        var (export, handed) = ($"[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof({rule.Class}Fix))]", $": base(\"{rule.Id}\")");
        if (!text.Contains(export, StringComparison.Ordinal) || !text.Contains(handed, StringComparison.Ordinal))
        {
            yield return $"{FixOf(rule)}: expected [ExportCodeFixProvider] and {rule.Id} handed to its base: the fix is offered nowhere";
        }

        if (!tree.Files(FixTestFolder, "*Tests.cs").Any(f => tree.Read(f).Contains($".{rule.Class}Fix>", StringComparison.Ordinal)))
        {
            yield return $"{FixTestOf(rule)} is missing: no test of code fixes names {rule.Class}Fix";
        }
    }

    private static IEnumerable<string> Marks(SourceTree tree, RuleFact rule) =>
        new[] { SourceOf(rule), TestOf(rule), PageOf(rule), FixOf(rule), FixTestOf(rule) }.Where(tree.Has)
            .SelectMany(path => FillIn.Left(path, tree.Read(path))).Concat(Changelog.Left(tree, $"Rule {rule.Id} "));

    [GeneratedRegex(@"\[(Fact|Theory)\b")]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"^## Code fix\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FixSection();
}
