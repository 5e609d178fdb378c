namespace PromptLint.Core.Calls;

/// <summary>Whether anybody learns how many tokens the answers of a call used.</summary>
public enum UsageState
{
    /// <summary>Not known: the answer or the client goes where nobody here can see it.</summary>
    Unknown,

    /// <summary>The code reads it from the answer.</summary>
    Read,

    /// <summary>A layer of the client exports it as telemetry.</summary>
    Exported,

    /// <summary>Neither: only the invoice tells.</summary>
    Ignored,
}
