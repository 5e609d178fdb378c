namespace PromptLint.Core.Prompts;

/// <summary>How much of the prompts' text goes into a report, as <c>PromptLintPromptText</c> says it.</summary>
public enum PromptExtent
{
    /// <summary>Nothing: sizes and prices only.</summary>
    None,

    /// <summary>The beginning of the first message of each role: enough to know a prompt again.</summary>
    Head,

    /// <summary>All that the code tells.</summary>
    Full,
}
