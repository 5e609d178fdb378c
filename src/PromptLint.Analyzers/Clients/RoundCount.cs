using System;

namespace PromptLint.Analyzers.Clients;

/// <summary>How many rounds something goes for: a number, without limit, or not known.</summary>
/// <param name="Most">The most; null when not known, without limit, or not said.</param>
/// <param name="IsKnown">False where somebody may have said so out of sight.</param>
/// <param name="IsWithoutLimit">True where it is said to go on until it is enough.</param>
internal sealed record RoundCount(long? Most, bool IsKnown, bool IsWithoutLimit = false)
{
    /// <summary>Nobody says how many.</summary>
    public static readonly RoundCount NotSaid = new(null, true);

    /// <summary>It may be any number.</summary>
    public static readonly RoundCount Unknown = new(null, false);

    /// <summary>A number that the code gives; the largest that the type holds is how people write "without limit".</summary>
    public static RoundCount Of(long number) => number >= int.MaxValue ? new RoundCount(null, true, true) : new RoundCount(number, true);

    /// <summary>True where a number, or that there is no limit, is said.</summary>
    public bool IsSaid => Most is not null || IsWithoutLimit;

    /// <summary>The larger of both; what is not said adds nothing.</summary>
    public RoundCount Join(RoundCount other) => new(
        IsWithoutLimit || other.IsWithoutLimit ? null : Most is { } a && other.Most is { } b ? Math.Max(a, b) : Most ?? other.Most,
        IsKnown && other.IsKnown,
        IsWithoutLimit || other.IsWithoutLimit);
}
