using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PromptLint.Core.Json;

/// <summary>Reads JSON text (RFC 8259, and comments, which people write in settings files) into <see cref="JsonValue"/>.</summary>
public sealed partial class JsonParser
{
    /// <summary>How deep arrays and objects may nest: deeper is refused rather than overflowing the compiler's stack.</summary>
    public const int MaxDepth = 64;

    private readonly string _text;
    private int _position;
    private int _line = 1;
    private int _lineStart;

    private JsonParser(string text)
    {
        _text = text;
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            _position = 1;
        }
    }

    private int Column => _position - _lineStart + 1;

    /// <summary>Reads one JSON value that fills the whole text.</summary>
    /// <exception cref="JsonFormatException">The text is not JSON; the message says what was expected and where.</exception>
    public static JsonValue Parse(string text)
    {
        var parser = new JsonParser(text);
        parser.SkipBlank();
        var value = parser.ReadValue(0);
        parser.SkipBlank();
        return parser._position == text.Length ? value : throw parser.Error("expected the end of the file");
    }

    private JsonValue ReadValue(int depth)
    {
        if (_position >= _text.Length)
        {
            throw Error("expected a value");
        }

        var line = _line;
        var column = Column;
        switch (_text[_position])
        {
            case '{' or '[' when depth == MaxDepth: throw Error("nested deeper than " + MaxDepth.ToString(CultureInfo.InvariantCulture) + " levels");
            case '{': return ReadObject(depth, line, column);
            case '[': return ReadArray(depth, line, column);
            case '"': return new JsonValue(JsonKind.String, ReadString(), null, null, line, column);
            case 't': return ReadWord("true", JsonKind.Boolean, line, column);
            case 'f': return ReadWord("false", JsonKind.Boolean, line, column);
            case 'n': return ReadWord("null", JsonKind.Null, line, column);
            default: return ReadNumber(line, column);
        }
    }

    private JsonValue ReadObject(int depth, int line, int column)
    {
        var members = new List<KeyValuePair<string, JsonValue>>();
        _position++;
        SkipBlank();
        while (!TryTake('}'))
        {
            if (members.Count > 0)
            {
                Take(',', "',' or '}'");
                SkipBlank();
                if (TryTake('}'))
                {
                    break;
                }
            }

            if (_position >= _text.Length || _text[_position] != '"')
            {
                throw Error("expected a member name in quotes");
            }

            var name = ReadString();
            SkipBlank();
            Take(':', "':'");
            SkipBlank();
            members.Add(new KeyValuePair<string, JsonValue>(name, ReadValue(depth + 1)));
            SkipBlank();
        }

        return new JsonValue(JsonKind.Object, "", null, members, line, column);
    }

    private JsonValue ReadArray(int depth, int line, int column)
    {
        var items = new List<JsonValue>();
        _position++;
        SkipBlank();
        while (!TryTake(']'))
        {
            if (items.Count > 0)
            {
                Take(',', "',' or ']'");
                SkipBlank();
                if (TryTake(']'))
                {
                    break;
                }
            }

            items.Add(ReadValue(depth + 1));
            SkipBlank();
        }

        return new JsonValue(JsonKind.Array, "", items, null, line, column);
    }

    private string ReadString()
    {
        _position++;
        var start = _position;
        StringBuilder? unescaped = null;
        while (true)
        {
            if (_position >= _text.Length || _text[_position] is '\n' or '\r')
            {
                throw Error("expected '\"' at the end of the string");
            }

            var c = _text[_position];
            if (c < ' ')
            {
                throw Error("a control character in a string; expected its escape, such as \\t");
            }

            if (c == '"')
            {
                var tail = _text.Substring(start, _position - start);
                _position++;
                return unescaped is null ? tail : unescaped.Append(tail).ToString();
            }

            if (c != '\\')
            {
                _position++;
                continue;
            }

            unescaped ??= new StringBuilder();
            unescaped.Append(_text, start, _position - start);
            _position++;
            unescaped.Append(ReadEscape());
            start = _position;
        }
    }

    private char ReadEscape()
    {
        var c = _position < _text.Length ? _text[_position++] : '\0';
        switch (c)
        {
            case '"' or '\\' or '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _position + 4 <= _text.Length
                && ushort.TryParse(_text.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _position += 4;
                return (char)code;
            default: throw Error("unknown escape in a string");
        }
    }

    private JsonValue ReadWord(string word, JsonKind kind, int line, int column)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
        {
            throw Error("expected a value");
        }

        _position += word.Length;
        return new JsonValue(kind, word, null, null, line, column);
    }

    private JsonValue ReadNumber(int line, int column)
    {
        // The standard's own grammar: what a number parser takes beyond it (`01`, `+1`, `1.`), no other reader of JSON does.
        var start = _position;
        TryTake('-');
        if (!TryTake('0') && !TryTakeDigits())
        {
            _position = start;
            throw Error("expected a value");
        }

        if (TryTake('.') && !TryTakeDigits())
        {
            throw Error("expected a digit behind '.'");
        }

        if (TryTake('e') || TryTake('E'))
        {
            _ = TryTake('+') || TryTake('-');
            if (!TryTakeDigits())
            {
                throw Error("expected a digit of the exponent");
            }
        }

        var number = _text.Substring(start, _position - start);
        return new JsonValue(JsonKind.Number, number, null, null, line, column);
    }
}
