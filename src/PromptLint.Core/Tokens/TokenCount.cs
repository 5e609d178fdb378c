using System;

namespace PromptLint.Core.Tokens;

/// <summary>How far a number of tokens can be trusted, best first.</summary>
public enum Exactness
{
    /// <summary>The model's own tokenizer counted the whole text.</summary>
    Exact,

    /// <summary>A published multiplier on a public tokenizer, within its band.</summary>
    Approximate,

    /// <summary>The known part is counted and the rest is bounded.</summary>
    Bound,

    /// <summary>Nothing bounds it from above.</summary>
    Unknown,
}

/// <summary>A number of tokens, as a range.</summary>
/// <param name="Low">At least so many.</param>
/// <param name="High">At most so many; null when nothing bounds it.</param>
/// <param name="Exactness">How far to trust both.</param>
public readonly record struct TokenCount(long Low, long? High, Exactness Exactness)
{
    private readonly long? _typical;

    /// <summary>
    /// The number to name where one must do, and to hold against a threshold of taste: the published multiplier's, or the usual
    /// vocabulary's where the model is not known. Never for a hard limit.
    /// </summary>
    public long Typical
    {
        get => _typical ?? Low;
        init => _typical = value == Low ? null : value;
    }

    /// <summary>No tokens, exactly.</summary>
    public static readonly TokenCount Zero = new(0, 0, Exactness.Exact);

    /// <summary>Exactly so many tokens.</summary>
    public static TokenCount Exactly(long tokens) => new(tokens, tokens, Exactness.Exact);

    /// <summary>Any number of tokens.</summary>
    public static readonly TokenCount Anything = new(0, null, Exactness.Unknown);

    /// <summary>The sum; as exact as the less exact of both.</summary>
    public static TokenCount operator +(TokenCount left, TokenCount right) => new(
        left.Low + right.Low,
        left.High is { } l && right.High is { } r ? l + r : null,
        (Exactness)Math.Max((int)left.Exactness, (int)right.Exactness))
    {
        Typical = left.Typical + right.Typical,
    };

    /// <summary>Either the one or the other: the range that holds both.</summary>
    public static TokenCount Either(TokenCount left, TokenCount right) => left == right ? left : new(
        Math.Min(left.Low, right.Low),
        left.High is { } l && right.High is { } r ? Math.Max(l, r) : null,
        (Exactness)Math.Max((int)Exactness.Bound, Math.Max((int)left.Exactness, (int)right.Exactness)))
    {
        Typical = Math.Max(left.Typical, right.Typical),
    };
}
