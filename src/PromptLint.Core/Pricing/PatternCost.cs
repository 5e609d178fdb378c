using System;
using System.Globalization;

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
        var reader = new Reader(pattern);
        var cost = reader.Alternatives();
        return reader.Unsupported is { } what
            ? "expected a pattern without " + what
            : (reader.IsAnchored ? cost : FromAnywhere(cost)).IsBounded
                ? null
                : "expected a pattern whose repetitions do not multiply: this one can take exponential time; "
                    + "bound what is repeated, as in (-preview|-exp){0,3}";
    }

    private static PatternCost FromAnywhere(PatternCost cost) => new(cost._ways, cost._open + 1, cost._steps, cost._canBeEmpty);

    private static PatternCost Nothing => new(1, 0, 1, canBeEmpty: true);

    private static PatternCost Character => new(1, 0, 1, canBeEmpty: false);

    private static PatternCost Then(PatternCost left, PatternCost right) =>
        new(Times(left._ways, right._ways), left._open + right._open, left._steps + right._steps, left._canBeEmpty && right._canBeEmpty);

    private static PatternCost Or(PatternCost left, PatternCost right) =>
        new(left._ways + right._ways, Math.Max(left._open, right._open), Math.Max(left._steps, right._steps) + 1, left._canBeEmpty || right._canBeEmpty);

    private static PatternCost Ahead(PatternCost inner) => new(inner._ways, inner._open, inner._steps, canBeEmpty: true);

    private static PatternCost Repeated(PatternCost inner, int least, int most)
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

    /// <summary>Reads as much of .NET's syntax as names need; what it does not know is refused, not guessed.</summary>
    private sealed class Reader
    {
        private readonly string _text;
        private int _at;
        private int _depth;

        public Reader(string text)
        {
            _text = text;
            IsAnchored = text.StartsWith("^", StringComparison.Ordinal) || text.StartsWith("\\A", StringComparison.Ordinal);
        }

        /// <summary>False where a match can begin at any character.</summary>
        public bool IsAnchored { get; private set; }

        /// <summary>The first thing found that is not supported; null when there is none.</summary>
        public string? Unsupported { get; private set; }

        public PatternCost Alternatives()
        {
            var cost = Sequence();
            while (Take('|'))
            {
                // Only the first alternative begins with the anchor.
                IsAnchored &= _depth > 0;
                cost = Or(cost, Sequence());
            }

            return cost;
        }

        private PatternCost Sequence()
        {
            var cost = Nothing;
            while (_at < _text.Length && _text[_at] is not ('|' or ')'))
            {
                cost = Then(cost, Quantified(Item()));
            }

            return cost;
        }

        private PatternCost Item()
        {
            var c = _text[_at++];
            return c switch
            {
                '(' => Group(),
                '[' => Set(),
                '\\' => Escape(),
                '^' or '$' => Nothing,
                _ => Character,
            };
        }

        private PatternCost Group()
        {
            var looks = false;
            if (Take('?'))
            {
                var kind = _text.IndexOfAny(new[] { ':', '=', '!', '>', ')', '\'', '(', '#' }, _at);
                var head = kind < 0 ? "" : _text.Substring(_at, kind + 1 - _at);
                switch (head)
                {
                    case ":" or ">":
                        break;
                    case "=" or "!" or "<=" or "<!":
                        looks = true;
                        break;
                    case "i)":
                        _at += head.Length;
                        return Nothing;
                    case "i:":
                        break;
                    case var _ when head.Length > 2 && head[0] == '<' && head[head.Length - 1] == '>' && head.IndexOf('-') < 0:
                        break;
                    default:
                        Refuse("options other than (?i), conditions, comments and balanced groups");
                        return Nothing;
                }

                _at += head.Length;
            }

            _depth++;
            var cost = Alternatives();
            _depth--;
            Take(')');
            return looks ? Ahead(cost) : cost;
        }

        private PatternCost Set()
        {
            Take('^');
            Take(']');
            while (_at < _text.Length && _text[_at] != ']')
            {
                if (_text[_at] == '-' && _at + 1 < _text.Length && _text[_at + 1] == '[')
                {
                    Refuse("sets that are taken from sets");
                    return Character;
                }

                _at += _text[_at] == '\\' ? 2 : 1;
            }

            Take(']');
            return Character;
        }

        // Longer escapes (\x41, \p{L}) count as several characters: what repeats is the last one then, at the same cost.
        private PatternCost Escape()
        {
            var c = _at < _text.Length ? _text[_at++] : '\\';
            if (c is (>= '1' and <= '9') or 'k')
            {
                Refuse("references to what a group matched");
            }

            return c is 'b' or 'B' or 'A' or 'Z' or 'z' or 'G' ? Nothing : Character;
        }

        private PatternCost Quantified(PatternCost item)
        {
            while (Quantifier() is var (least, most))
            {
                // A question mark behind it only turns the order of the ways round.
                Take('?');
                item = Repeated(item, least, most);
            }

            return item;
        }

        private (int Least, int Most)? Quantifier()
        {
            if (_at == _text.Length)
            {
                return null;
            }

            switch (_text[_at])
            {
                case '*':
                    _at++;
                    return (0, int.MaxValue);
                case '+':
                    _at++;
                    return (1, int.MaxValue);
                case '?':
                    _at++;
                    return (0, 1);
                case '{':
                    return Braces();
                default:
                    return null;
            }
        }

        // {3}, {3,} or {3,5}; anything else in braces is text.
        private (int Least, int Most)? Braces()
        {
            var end = _text.IndexOf('}', _at);
            var parts = end < 0 ? Array.Empty<string>() : _text.Substring(_at + 1, end - _at - 1).Split(',');
            if (parts.Length is not (1 or 2) || !Number(parts[0], out var least))
            {
                return null;
            }

            var most = least;
            if (parts.Length == 2 && parts[1].Length == 0)
            {
                most = int.MaxValue;
            }
            else if (parts.Length == 2 && !Number(parts[1], out most))
            {
                return null;
            }

            _at = end + 1;
            return (least, most);
        }

        private static bool Number(string text, out int number) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

        private bool Take(char c)
        {
            if (_at < _text.Length && _text[_at] == c)
            {
                _at++;
                return true;
            }

            return false;
        }

        private void Refuse(string what)
        {
            Unsupported ??= what;
            _at = _text.Length;
        }
    }
}
