using PromptLint.Dev.Rules;

namespace PromptLint.Dev.Tables;

/// <summary>The rules of the analyzer that no release has yet, in the format of Roslyn's release tracking.</summary>
internal static class ReleaseFile
{
    /// <summary>The text of the file for unshipped rules.</summary>
    /// <param name="rules">All rules.</param>
    /// <param name="shipped">The text of the file for shipped rules.</param>
    public static string Write(IEnumerable<RuleFact> rules, string shipped)
    {
        var released = shipped.Split('\n').Select(static l => l.Split('|')[0].Trim()).ToHashSet(StringComparer.Ordinal);
        var lines = rules.Where(r => r.Home != RuleHome.Policy && !released.Contains(r.Id))
            .Select(static r => $"{r.Id} | {r.Category} | {Severity(r.Loudness)} | {r.Name}\n").ToList();
        return """
            ; Unshipped analyzer release
            ; https://github.com/dotnet/roslyn-analyzers/blob/main/src/Microsoft.CodeAnalysis.Analyzers/ReleaseTrackingAnalyzers.Help.md
            ; Written by the workshop: dotnet run --project src/PromptLint.Dev -- generate

            """.ReplaceLineEndings("\n")
            + (lines.Count == 0 ? "" : "\n### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n")
            + string.Concat(lines);
    }

    private static string Severity(RuleLoudness loudness) => loudness switch
    {
        RuleLoudness.Off => "Disabled",
        RuleLoudness.Suggestion => "Info",
        _ => loudness.ToString(),
    };
}
