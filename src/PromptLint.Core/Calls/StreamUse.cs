namespace PromptLint.Core.Calls;

/// <summary>What the code does with an answer that comes as a stream: it is sent when it is read, and again when it is read again.</summary>
/// <param name="IsCancellable">True when the call or its reader is handed a cancellation token.</param>
/// <param name="TokenInScope">Name of a token that the member has and does not hand on; null when there is none.</param>
/// <param name="SecondReading">Where the same stream is read once more; null when it is read once or that is not known.</param>
public sealed record StreamUse(bool IsCancellable, string? TokenInScope, SourcePlace? SecondReading);
