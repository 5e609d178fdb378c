using System;
using System.Globalization;

namespace PromptLint.Core.Pricing;

/// <summary>Reads as much of .NET's syntax as names need; what it does not know is refused, not guessed.</summary>
internal sealed class PatternReader
{
    private readonly string _text;
    private int _at;
    private int _depth;

    public PatternReader(string text)
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
            cost = PatternCost.Or(cost, Sequence());
        }

        return cost;
    }

    private PatternCost Sequence()
    {
        var cost = PatternCost.Nothing;
        while (_at < _text.Length && _text[_at] is not ('|' or ')'))
        {
            cost = PatternCost.Then(cost, Quantified(Item()));
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
            '^' or '$' => PatternCost.Nothing,
            _ => PatternCost.Character,
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
                    return PatternCost.Nothing;
                case "i:":
                    break;
                case var _ when head.Length > 2 && head[0] == '<' && head[head.Length - 1] == '>' && head.IndexOf('-') < 0:
                    break;
                default:
                    Refuse("options other than (?i), conditions, comments and balanced groups");
                    return PatternCost.Nothing;
            }

            _at += head.Length;
        }

        _depth++;
        var cost = Alternatives();
        _depth--;
        Take(')');
        return looks ? PatternCost.Ahead(cost) : cost;
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
                return PatternCost.Character;
            }

            _at += _text[_at] == '\\' ? 2 : 1;
        }

        Take(']');
        return PatternCost.Character;
    }

    // Longer escapes (\x41, \p{L}) count as several characters: what repeats is the last one then, at the same cost.
    private PatternCost Escape()
    {
        var c = _at < _text.Length ? _text[_at++] : '\\';
        if (c is (>= '1' and <= '9') or 'k')
        {
            Refuse("references to what a group matched");
        }

        return c is 'b' or 'B' or 'A' or 'Z' or 'z' or 'G' ? PatternCost.Nothing : PatternCost.Character;
    }

    private PatternCost Quantified(PatternCost item)
    {
        while (Quantifier() is var (least, most))
        {
            // A question mark behind it only turns the order of the ways round.
            Take('?');
            item = PatternCost.Repeated(item, least, most);
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
