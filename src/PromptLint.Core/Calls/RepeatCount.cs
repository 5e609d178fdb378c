using System;

namespace PromptLint.Core.Calls;

/// <summary>
/// How often something happens at most: a number, without limit, or not known. Unlimited is certain: nothing bounds it. Unknown says
/// nothing; it is what the default value is.
/// </summary>
public readonly record struct RepeatCount
{
    private readonly bool _isUnlimited;

    private RepeatCount(long? number, bool isUnlimited)
    {
        Number = number;
        _isUnlimited = isUnlimited;
    }

    /// <summary>Not known.</summary>
    public static RepeatCount Unknown => default;

    /// <summary>Without limit, for certain.</summary>
    public static RepeatCount Unlimited => new(null, true);

    /// <summary>Once.</summary>
    public static RepeatCount Once => new(1, false);

    /// <summary>The number, at least 0; null where it is not known or there is no limit.</summary>
    public long? Number { get; }

    /// <summary>True when nothing bounds it, for certain.</summary>
    public bool IsUnlimited => _isUnlimited;

    /// <summary>True for a number.</summary>
    public bool IsKnown => Number is not null;

    /// <summary>A number of times; less than none is none.</summary>
    public static RepeatCount Of(long number) => new(Math.Max(0, number), false);

    /// <summary>A number of times, or not known.</summary>
    public static RepeatCount Of(long? number) => number is { } known ? Of(known) : Unknown;

    /// <summary>One inside the other: without limit when either is; not known when either is not known, or the product is too large a number.</summary>
    public RepeatCount Times(RepeatCount other) =>
        IsUnlimited || other.IsUnlimited ? Unlimited
        : Number is { } one && other.Number is { } two && (one == 0 || two <= long.MaxValue / one) ? Of(one * two)
        : Unknown;

    /// <summary>One after the other: without limit when either is; not known when either is not known, or the sum is too large a number.</summary>
    public RepeatCount Plus(RepeatCount other) =>
        IsUnlimited || other.IsUnlimited ? Unlimited
        : Number is { } one && other.Number is { } two && two <= long.MaxValue - one ? Of(one + two)
        : Unknown;

    /// <summary>One or the other, nobody knows which: the larger number. Without limit only when both are; not known when that cannot be told.</summary>
    public RepeatCount Or(RepeatCount other) =>
        IsUnlimited && other.IsUnlimited ? Unlimited
        : Number is { } one && other.Number is { } two ? Of(Math.Max(one, two))
        : Unknown;

    /// <inheritdoc/>
    public override string ToString() =>
        IsUnlimited ? "unlimited" : Number is { } number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "unknown";
}
