using System;
using System.Globalization;
using System.Text;

namespace PromptLint.Core.Json;

/// <summary>Writes JSON with the same bytes for the same calls: two-space indents or none, <c>\n</c>, ASCII escapes for what is not printable.</summary>
public sealed class JsonWriter
{
    private readonly StringBuilder _text = new();
    private readonly bool _indented;
    private int _depth;
    private bool _first = true;
    private bool _afterName;

    /// <summary>Creates a writer.</summary>
    /// <param name="indented">True for files that people read, false for one line.</param>
    public JsonWriter(bool indented) => _indented = indented;

    /// <summary>Writes an object; its members are written by <paramref name="members"/>.</summary>
    public JsonWriter Object(Action members) => Nest('{', '}', members);

    /// <summary>Writes an array; its items are written by <paramref name="items"/>.</summary>
    public JsonWriter Array(Action items) => Nest('[', ']', items);

    /// <summary>Writes a member's name; the next value is its own.</summary>
    public JsonWriter Name(string name)
    {
        Separate();
        Quote(name);
        _text.Append(_indented ? ": " : ":");
        _afterName = true;
        return this;
    }

    /// <summary>Writes a string, or null.</summary>
    public JsonWriter String(string? value)
    {
        Separate();
        if (value is null)
        {
            _text.Append("null");
        }
        else
        {
            Quote(value);
        }

        return this;
    }

    /// <summary>Writes a whole number, or null.</summary>
    public JsonWriter Number(long? value)
    {
        Separate();
        _text.Append(value is { } number ? number.ToString(CultureInfo.InvariantCulture) : "null");
        return this;
    }

    /// <summary>Writes a number with every digit and no trailing zero.</summary>
    public JsonWriter Decimal(decimal value)
    {
        Separate();
        _text.Append(value.ToString("0.############################", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Writes a member with a number; nothing at all for null.</summary>
    public JsonWriter OptionalMember(string name, decimal? value) => value is { } number ? Name(name).Decimal(number) : this;

    /// <summary>Writes true or false.</summary>
    public JsonWriter Boolean(bool value)
    {
        Separate();
        _text.Append(value ? "true" : "false");
        return this;
    }

    /// <summary>Writes a value read earlier, number by number as it was written.</summary>
    public JsonWriter Value(JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                return Object(() =>
                {
                    foreach (var member in value.Members)
                    {
                        Name(member.Key).Value(member.Value);
                    }
                });
            case JsonKind.Array:
                return Array(() =>
                {
                    foreach (var item in value.Items)
                    {
                        Value(item);
                    }
                });
            case JsonKind.String:
                return String(value.Text);
            default:
                Separate();
                _text.Append(value.Text);
                return this;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private JsonWriter Nest(char open, char close, Action content)
    {
        Separate();
        _text.Append(open);
        _depth++;
        _first = true;
        content();
        var empty = _first;
        _depth--;
        if (!empty)
        {
            NewLine();
        }

        _text.Append(close);
        _first = false;
        return this;
    }

    private void Separate()
    {
        if (_afterName)
        {
            _afterName = false;
            return;
        }

        if (!_first)
        {
            _text.Append(',');
        }

        if (_depth > 0)
        {
            NewLine();
        }

        _first = false;
    }

    private void NewLine()
    {
        if (_indented)
        {
            _text.Append('\n').Append(' ', _depth * 2);
        }
    }

    private void Quote(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': _text.Append("\\\""); break;
                case '\\': _text.Append("\\\\"); break;
                case '\n': _text.Append("\\n"); break;
                case '\r': _text.Append("\\r"); break;
                case '\t': _text.Append("\\t"); break;
                default:
                    // Controls, format characters (right-to-left marks) and lone surrogates would not survive or would deceive a reader.
                    if (c < ' ' || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                    {
                        _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        _text.Append(c);
                    }

                    break;
            }
        }

        _text.Append('"');
    }
}
