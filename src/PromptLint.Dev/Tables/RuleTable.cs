using PromptLint.Dev.Rules;

namespace PromptLint.Dev.Tables;

/// <summary>The table of rules for people.</summary>
internal static class RuleTable
{
    /// <summary>The table in Markdown.</summary>
    /// <param name="rules">The rules, in order.</param>
    /// <param name="folder">Where the pages are, seen from the file with the table.</param>
    public static string Write(IEnumerable<RuleFact> rules, string folder) =>
        "| id | name | default | why |\n| --- | --- | --- | --- |\n"
        + string.Concat(rules.Select(r => $"| [{r.Id}]({folder}{r.Id}.md) | {r.Name} | {r.Severity} | {r.Why} |\n"));
}
