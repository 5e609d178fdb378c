using System;
using System.Collections.Generic;

namespace PromptLint.Core.Json;

/// <summary>The kinds of JSON value.</summary>
public enum JsonKind
{
    /// <summary>null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A number, kept as it was written.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,
}

/// <summary>
/// A JSON value that knows where it stands in its file, so that a diagnostic can name line and column.
/// That is why this is not one of the ready-made readers: those that load in every compiler host forget the place.
/// </summary>
public sealed class JsonValue
{
    private static readonly IReadOnlyList<JsonValue> NoItems = Array.Empty<JsonValue>();
    private static readonly IReadOnlyList<KeyValuePair<string, JsonValue>> NoMembers = Array.Empty<KeyValuePair<string, JsonValue>>();

    internal JsonValue(
        JsonKind kind,
        string text,
        IReadOnlyList<JsonValue>? items,
        IReadOnlyList<KeyValuePair<string, JsonValue>>? members,
        int line,
        int column)
    {
        Kind = kind;
        Text = text;
        Items = items ?? NoItems;
        Members = members ?? NoMembers;
        Line = line;
        Column = column;
    }

    /// <summary>The kind of value.</summary>
    public JsonKind Kind { get; }

    /// <summary>The string's text, the number as written, <c>true</c>, <c>false</c> or <c>null</c>; empty for arrays and objects.</summary>
    public string Text { get; }

    /// <summary>The items of an array, else empty.</summary>
    public IReadOnlyList<JsonValue> Items { get; }

    /// <summary>The members of an object in their order, else empty.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members { get; }

    /// <summary>One-based line where the value begins.</summary>
    public int Line { get; }

    /// <summary>One-based column where the value begins.</summary>
    public int Column { get; }

    /// <summary>The member of that name, or null when there is none or this is no object. The last wins, as in every reader.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            for (var i = Members.Count - 1; i >= 0; i--)
            {
                if (Members[i].Key == name)
                {
                    return Members[i].Value;
                }
            }

            return null;
        }
    }
}

/// <summary>A JSON text that cannot be read, or that does not say what was expected.</summary>
public sealed class JsonFormatException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What is wrong and what was expected.</param>
    /// <param name="line">One-based line.</param>
    /// <param name="column">One-based column.</param>
    public JsonFormatException(string message, int line, int column)
        : base(message)
    {
        Line = line;
        Column = column;
    }

    /// <summary>One-based line.</summary>
    public int Line { get; }

    /// <summary>One-based column.</summary>
    public int Column { get; }
}
