namespace PromptLint.Core.Rules;

/// <summary>What a report says about a rule: Core knows the rules' ids only.</summary>
/// <param name="Id">Its id, PL and four digits.</param>
/// <param name="Name">Its name, as the contract has it.</param>
/// <param name="Title">What it finds, in words.</param>
/// <param name="Description">Why that costs; empty when nothing is told.</param>
/// <param name="HelpUri">Where its page stands.</param>
/// <param name="Level">Its severity in SARIF's words: error, warning, note or none.</param>
public sealed record RuleDescription(string Id, string Name, string Title, string Description, string HelpUri, string Level)
{
    /// <summary>A rule that this version does not know; the report may come from a newer one.</summary>
    public static RuleDescription Unknown(string id) =>
        new(id, id, id, "", "https://github.com/promptlint/promptlint/blob/main/rules/" + System.Uri.EscapeDataString(id) + ".md", "warning");
}
