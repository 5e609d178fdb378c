using PromptLint.Dev.Rules;

namespace PromptLint.Dev.Tables;

/// <summary>The presets: severities for all rules of the analyzer at once. A policy says itself how loud its rules are.</summary>
internal static class PresetFiles
{
    /// <summary>The text of each preset, by name.</summary>
    public static IReadOnlyDictionary<string, string> Write(IReadOnlyList<RuleFact> rules) => new Dictionary<string, string>
    {
        ["recommended"] = Preset("recommended", "every rule as its page says it is by default.", []),
        ["strict"] = Preset("strict", "what is a suggestion by default is a warning.", Lines(rules, "warning", RuleLoudness.Suggestion)),

        // Suggestions too: some of them are warnings at certain calls.
        ["quiet"] = Preset(
            "quiet",
            "nothing is more than a suggestion. The rules of a policy stay as they are: a policy is asked for by name.",
            Lines(rules, "suggestion", RuleLoudness.Suggestion, RuleLoudness.Warning)),
    };

    private static string Preset(string name, string meaning, IReadOnlyList<string> lines) => $"""
        # PromptLint preset "{name}": {meaning}
        # Select it with <PromptLintPreset>{name}</PromptLintPreset>; your own .editorconfig stands above it.
        # Written by the workshop: dotnet run --project src/PromptLint.Dev -- generate
        is_global = true
        global_level = -50

        """.ReplaceLineEndings("\n") + (lines.Count > 0 ? "\n" : "") + string.Concat(lines);

    private static List<string> Lines(IReadOnlyList<RuleFact> rules, string severity, params RuleLoudness[] among) =>
        [.. rules.Where(r => r.Home != RuleHome.Policy && among.Contains(r.Loudness))
            .Select(r => $"# {r.Name}\ndotnet_diagnostic.{r.Id}.severity = {severity}\n")];
}
