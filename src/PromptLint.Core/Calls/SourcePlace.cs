namespace PromptLint.Core.Calls;

/// <summary>A place in the user's source.</summary>
/// <param name="File">Path as the compiler knows it; reports make it relative.</param>
/// <param name="Line">One-based line.</param>
/// <param name="Column">One-based column.</param>
public sealed record SourcePlace(string File, int Line, int Column);
