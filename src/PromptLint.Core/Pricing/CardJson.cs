using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptLint.Core.Json;

namespace PromptLint.Core.Pricing;

/// <summary>Reads typed members of a card's JSON; whatever is not as expected is an error with its place.</summary>
internal sealed class CardJson
{
    public CardJson(string file, bool checkPatterns) => (File, ChecksPatterns) = (file, checkPatterns);

    public string File { get; }

    public bool ChecksPatterns { get; }

    /// <summary>True for a user's own card; the shipped ones are tried by the tests.</summary>
    public bool IsOwn => ChecksPatterns;

    public PriceCardException Error(JsonValue at, string message) => new(File, at.Line, at.Column, message);

    public JsonValue Expect(JsonValue value, JsonKind kind, string what) =>
        value.Kind == kind ? value : throw Error(value, "expected " + what);

    /// <summary>A member that is there and not null.</summary>
    public JsonValue? Member(JsonValue owner, string name) => owner[name] is { Kind: not JsonKind.Null } value ? value : null;

    public string? Text(JsonValue owner, string name) =>
        Member(owner, name) is { } value ? Expect(value, JsonKind.String, $"a text for '{name}'").Text : null;

    public string RequiredText(JsonValue owner, string name, string what)
    {
        var text = Text(owner, name) ?? throw Error(owner, $"expected {what} with a member '{name}'");
        return text.Trim().Length > 0 ? text : throw Error(owner[name]!, $"expected a text for '{name}' that is not empty");
    }

    public IReadOnlyList<string> Texts(JsonValue owner, string name) => Items(owner, name)
        .Select(i => Expect(i, JsonKind.String, $"texts in '{name}'").Text)
        .ToArray();

    public IReadOnlyList<JsonValue> Items(JsonValue owner, string name) =>
        Member(owner, name) is { } value ? Expect(value, JsonKind.Array, $"a list for '{name}'").Items : Array.Empty<JsonValue>();

    public bool? Flag(JsonValue owner, string name) =>
        Member(owner, name) is { } value ? Expect(value, JsonKind.Boolean, $"true or false for '{name}'").Text == "true" : null;

    /// <summary>A day, yyyy-MM-dd: compared as text everywhere, so a lazier format would sort wrongly.</summary>
    public string? Date(JsonValue owner, string name)
    {
        if (Text(owner, name) is not { } text)
        {
            return null;
        }

        return DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? text
            : throw Error(owner[name]!, $"expected a date yyyy-MM-dd for '{name}'");
    }

    /// <summary>A number that is not negative and below a sanity limit, so that sums of a request cannot overflow.</summary>
    public decimal? Decimal(JsonValue owner, string name)
    {
        if (Member(owner, name) is not { } value)
        {
            return null;
        }

        Expect(value, JsonKind.Number, $"a number for '{name}'");
        return decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1_000_000_000m
            ? number
            : throw Error(value, $"expected a number from 0 to 1000000000 for '{name}'");
    }

    public long? Whole(JsonValue owner, string name)
    {
        if (Member(owner, name) is not { } value)
        {
            return null;
        }

        var number = Decimal(owner, name)!.Value;
        return number == decimal.Truncate(number) ? (long)number : throw Error(value, $"expected a whole number for '{name}'");
    }
}
