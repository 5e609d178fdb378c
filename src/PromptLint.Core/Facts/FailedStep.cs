namespace PromptLint.Core.Facts;

/// <summary>What was being done when the analysis failed.</summary>
public enum FailedStep
{
    /// <summary>One call was being read: only that call is missing.</summary>
    Call,

    /// <summary>The methods that reach the calls were being read: the calls are there, what their entry points cost is not.</summary>
    EntryPoints,

    /// <summary>Something about the whole project: any call may be missing.</summary>
    Project,
}
