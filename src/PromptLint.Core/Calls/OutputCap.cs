namespace PromptLint.Core.Calls;

/// <summary>Whether a call bounds its answer.</summary>
public enum CapState
{
    /// <summary>The code does not tell.</summary>
    Unknown,

    /// <summary>A cap is set, though its value may be unknown.</summary>
    Set,

    /// <summary>No cap: certain, every place where one could be given is in sight and empty.</summary>
    Missing,

    /// <summary>The operation has no output tokens.</summary>
    NotApplicable,
}

/// <summary>The bound on the tokens of one answer.</summary>
/// <param name="State">Whether there is one.</param>
/// <param name="Tokens">Its value in tokens; null when not set or not known.</param>
/// <param name="Why">The reason behind the state: why unknown, or where an adapter's default comes from.</param>
public sealed record OutputCap(CapState State, long? Tokens = null, Reason? Why = null);

/// <summary>Whether a call names a sequence at which the model stops.</summary>
public enum StopState
{
    /// <summary>The code does not tell.</summary>
    Unknown,

    /// <summary>At least one is set.</summary>
    Set,

    /// <summary>None: certain, every place where one could be given is in sight and empty.</summary>
    Missing,

    /// <summary>The API takes none.</summary>
    Unsupported,

    /// <summary>The operation writes no text.</summary>
    NotApplicable,
}
