namespace PromptLint.Analyzers.Values;

/// <summary>How far from where it began a reading is: what the limits are compared with.</summary>
/// <param name="Depth">Expressions inside each other.</param>
/// <param name="CallersUp">Callers one above the other.</param>
/// <param name="Calls">Methods of the user's own inside each other.</param>
internal readonly record struct ReadingPosition(int Depth, int CallersUp, int Calls)
{
    /// <summary>True when a reading here would be stopped by the same limits as one there, or sooner.</summary>
    public bool IsAsFarAs(ReadingPosition there) => Depth >= there.Depth && CallersUp >= there.CallersUp && Calls >= there.Calls;
}
