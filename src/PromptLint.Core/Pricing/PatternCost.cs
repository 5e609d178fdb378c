using System;

namespace PromptLint.Core.Pricing;

/// <summary>
/// How many ways a backtracking matcher can take through a pattern, at the most, over any name of bounded length: counted
/// from the pattern's text alone, so that the same card is read or refused on every machine. Alternatives add up, neighbours
/// multiply, and a repetition does both. It is cautious: alternatives that can never match the same text count as if they could.
/// </summary>
internal readonly struct PatternCost
{
    /// <summary>The longest name that a pattern is held against.</summary>
    public const int MaxName = 256;

    // All numbers stop here, so that a product of two still fits.
    private const long Countless = 1L << 30;
    private const long MaxWays = 1L << 24;
    private const int MaxSteps = 1 << 16;

    // Without those that share the name's characters among them.
    private readonly long _ways;

    // Repetitions without an upper bound that take one character or one fixed text. All together cannot take more than the
    // name, so they are counted together: far fewer ways than each of them times all the others.
    private readonly int _open;

    // Of the longest way: a way alone can be long too, where what repeats looks ahead by a repetition.
    private readonly long _steps;
    private readonly bool _canBeEmpty;

    private PatternCost(long ways, int open, long steps, bool canBeEmpty) =>
        (_ways, _open, _steps, _canBeEmpty) = (Math.Min(ways, Countless), Math.Min(open, MaxName), Math.Min(steps, Countless), canBeEmpty);

    private bool IsBounded => Times(_ways, Shares(_open)) <= MaxWays && _steps <= MaxSteps;

    /// <summary>Says why a pattern, which must be a valid regular expression, is refused; null when no name can take it long.</summary>
    public static string? Refuses(string pattern)
    {
        var reader = new PatternReader(pattern);
        var cost = reader.Alternatives();
        return reader.Unsupported is { } what
            ? "expected a pattern without " + what
            : (reader.IsAnchored ? cost : FromAnywhere(cost)).IsBounded
                ? null
                : "expected a pattern whose repetitions do not multiply: this one can take exponential time; "
                    + "bound what is repeated, as in (-preview|-exp){0,3}";
    }

    private static PatternCost FromAnywhere(PatternCost cost) => new(cost._ways, cost._open + 1, cost._steps, cost._canBeEmpty);

    /// <summary>What takes no character.</summary>
    public static PatternCost Nothing => new(1, 0, 1, canBeEmpty: true);

    /// <summary>One character, whichever.</summary>
    public static PatternCost Character => new(1, 0, 1, canBeEmpty: false);

    /// <summary>One after the other.</summary>
    public static PatternCost Then(PatternCost left, PatternCost right) =>
        new(Times(left._ways, right._ways), left._open + right._open, left._steps + right._steps, left._canBeEmpty && right._canBeEmpty);

    /// <summary>One or the other.</summary>
    public static PatternCost Or(PatternCost left, PatternCost right) =>
        new(left._ways + right._ways, Math.Max(left._open, right._open), Math.Max(left._steps, right._steps) + 1, left._canBeEmpty || right._canBeEmpty);

    /// <summary>What looks ahead or back, and takes no character.</summary>
    public static PatternCost Ahead(PatternCost inner) => new(inner._ways, inner._open, inner._steps, canBeEmpty: true);

    /// <summary>What stands several times, from the least to the most; no upper bound is <see cref="int.MaxValue"/>.</summary>
    public static PatternCost Repeated(PatternCost inner, int least, int most)
    {
        if (most == int.MaxValue && inner is { _ways: 1, _open: 0, _canBeEmpty: false })
        {
            return new(1, 1, MaxName * (inner._steps + 1), least == 0);
        }

        // What takes no character can be repeated more often than a name is long.
        if (most > 1 && inner._canBeEmpty)
        {
            return new(Countless, 0, 1, canBeEmpty: true);
        }

        // More often than a name is long it cannot be repeated.
        (least, most) = (Math.Min(least, MaxName), Math.Min(most, MaxName));
        long ways = 0, power = 1;
        for (var times = 0; times <= most; times++)
        {
            ways = Math.Min(Countless, ways + (times >= least ? power : 0));
            power = Times(power, inner._ways);
        }

        return new(ways, inner._open * most, most * (inner._steps + 1), least == 0 || inner._canBeEmpty);
    }

    private static long Times(long left, long right) => Math.Min(Countless, left * right);

    /// <summary>In how many ways some repetitions can share the characters of a name, not all of them need be taken.</summary>
    private static long Shares(int repetitions)
    {
        long ways = 1;
        for (var i = 1; i <= repetitions && ways < Countless; i++)
        {
            ways = ways * (MaxName + i) / i;
        }

        return Math.Min(Countless, ways);
    }
}
