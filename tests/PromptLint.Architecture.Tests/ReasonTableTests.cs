using System.Text.RegularExpressions;

namespace PromptLint.Architecture.Tests;

/// <summary>Why something is not known is worded in the two tables of reasons, and nowhere else.</summary>
public sealed partial class ReasonTableTests
{
    // What a report holds is read back as it was told; what a prompt file's reader refuses says so itself.
    private static readonly string[] TellsAnothersWords = ["PromptLint.Core/Facts/CallSiteJson.cs", "PromptLint.Core/Prompts/PromptSettings.cs"];

    private static readonly string[] Tables = ["PromptLint.Core/Calls/Reasons.cs", "PromptLint.Core/Calls/AttemptReasons.cs"];

    [Fact]
    public void Every_reason_is_given_by_some_code()
    {
        var used = Sources.Where(static f => !Tables.Contains(f.Path)).SelectMany(static f => Use().Matches(f.Text)).Select(static m => m.Value).ToHashSet();
        Told.Nothing(
            from table in Sources
            where Tables.Contains(table.Path)
            from member in Member().Matches(table.Text)
            let name = Path.GetFileNameWithoutExtension(table.Path) + "." + member.Groups["name"].Value
            where !used.Contains(name)
            select $"{name}: no code gives this reason");
    }

    [Fact]
    public void No_code_words_a_reason_of_its_own() => Told.Nothing(
        from file in Sources
        where !Tables.Contains(file.Path) && !TellsAnothersWords.Contains(file.Path)
        where file.Text.Contains("Reasons.Told(", StringComparison.Ordinal) || file.Text.Contains("new Reason(", StringComparison.Ordinal)
        select $"{file.Path}: words a reason outside the tables");

    [Fact]
    public void No_code_reads_the_words_of_a_reason() => Told.Nothing(
        from file in Sources
        where file.Path.StartsWith("PromptLint.Analyzers/", StringComparison.Ordinal) || file.Path.StartsWith("PromptLint.CodeFixes/", StringComparison.Ordinal)
        from match in Reading().Matches(file.Text)
        select $"{file.Path}: {match.Value}");

    private static IEnumerable<(string Path, string Text)> Sources => Repository.SourceFiles(Path.Combine(Repository.Root, "src"))
        .Select(static f => (Path.GetRelativePath(Path.Combine(Repository.Root, "src"), f).Replace('\\', '/'), File.ReadAllText(f)));

    [GeneratedRegex(@"\b(Attempt)?Reasons\.\w+")]
    private static partial Regex Use();

    [GeneratedRegex(@"public static Reason\?? (?<name>\w+)\(")]
    private static partial Regex Member();

    [GeneratedRegex(@"(Why|Reason|ChangedBy|SetsDefaults)\??(\.Text)?\??\.(Contains|StartsWith|EndsWith|IndexOf)\(")]
    private static partial Regex Reading();
}
