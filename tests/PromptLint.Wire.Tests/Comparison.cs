namespace PromptLint.Wire.Tests;

/// <summary>Holds what was said of a program against what it did.</summary>
internal static class Comparison
{
    /// <summary>What does not agree; null when all does.</summary>
    public static string? Disagreement(Observation seen)
    {
        var program = seen.Program;
        return !seen.Ended ? "it does not end: " + seen
            : seen.Sites.Count == 0 ? "no call site is found in " + seen
            : seen.Measured != program.Sends ? $"it was meant to send {program.Sends}: {seen}"
            : program.IsUnbounded || program.IsUntold ? seen.Bound is null && seen.Entry.Requests is null ? null : "nothing bounds " + seen
            : seen.Bound is null ? "no bound is known for " + seen
            : !program.IsAcross && seen.Bound < seen.Measured ? "more were sent than the bound says: " + seen
            : program.IsTight && !program.IsAcross && seen.Bound != seen.Measured ? "fewer were sent than the bound says, though everything is known: " + seen
            : seen.Entry.Requests < seen.Measured ? "more were sent than the entry's bound says: " + seen
            : program.IsTight && seen.Entry.Requests != seen.Measured ? "fewer were sent than the entry's bound says, though everything is known: " + seen
            : null;
    }
}
