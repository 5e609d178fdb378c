namespace PromptLint.Tool.Commands;

/// <summary>What the tool's exit code says.</summary>
internal static class ExitCodes
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>The tool failed, or was misused.</summary>
    public const int Failed = 1;

    /// <summary>It costs more than a budget or a threshold allows.</summary>
    public const int OverBudget = 2;

    /// <summary>A policy or a severity gate does not hold.</summary>
    public const int Gate = 3;
}
