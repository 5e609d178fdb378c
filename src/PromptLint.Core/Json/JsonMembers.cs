using System.Collections.Generic;
using System.Globalization;

namespace PromptLint.Core.Json;

/// <summary>
/// Reads the members of an object. A member that is missing where one is required, or of another kind, is a
/// <see cref="JsonFormatException"/> that says what was expected and where.
/// </summary>
public static class JsonMembers
{
    /// <summary>A member of any kind.</summary>
    public static JsonValue Required(this JsonValue owner, string name) =>
        owner[name] ?? throw new JsonFormatException(
            owner.Kind == JsonKind.Object ? $"expected the member \"{name}\"" : $"expected an object with the member \"{name}\"",
            owner.Line,
            owner.Column);

    /// <summary>A string.</summary>
    public static string Text(this JsonValue owner, string name) => Of(owner, name, JsonKind.String, "a string").Text;

    /// <summary>A string; null where the member is missing or null.</summary>
    public static string? OptionalText(this JsonValue owner, string name) => IsNull(owner, name) ? null : owner.Text(name);

    /// <summary>A whole number.</summary>
    public static long Integer(this JsonValue owner, string name)
    {
        var value = Of(owner, name, JsonKind.Number, "a whole number");
        return long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Expected(value, name, "a whole number");
    }

    /// <summary>A whole number; null where the member is missing or null.</summary>
    public static long? OptionalInteger(this JsonValue owner, string name) => IsNull(owner, name) ? null : owner.Integer(name);

    /// <summary>An amount, which stands as a string so that no reader rounds it; null where the member is missing or null.</summary>
    public static decimal? OptionalMoney(this JsonValue owner, string name)
    {
        if (IsNull(owner, name))
        {
            return null;
        }

        var value = Of(owner, name, JsonKind.String, "an amount as a string");
        return decimal.TryParse(value.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var money)
            ? money
            : throw Expected(value, name, "an amount as a string");
    }

    /// <summary>A number within a range, or null.</summary>
    public static decimal? OptionalNumber(this JsonValue owner, string name, decimal least, decimal most) =>
        IsNull(owner, name) ? null : owner.RequiredNumber(name, least, most);

    /// <summary>A number within a range.</summary>
    public static decimal RequiredNumber(this JsonValue owner, string name, decimal least, decimal most)
    {
        var what = string.Format(CultureInfo.InvariantCulture, "a number from {0:#,##0.##} to {1:#,##0.##}", least, most);
        var value = Of(owner, name, JsonKind.Number, what);
        return decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Expected(value, name, what);
    }

    /// <summary>Refuses what is no object, and members that are not expected: a misspelt one would be passed over.</summary>
    public static void Only(this JsonValue owner, string what, params string[] names)
    {
        if (owner.Kind != JsonKind.Object)
        {
            throw new JsonFormatException("expected " + what + ": an object", owner.Line, owner.Column);
        }

        foreach (var member in owner.Members)
        {
            if (System.Array.IndexOf(names, member.Key) < 0)
            {
                throw new JsonFormatException(
                    $"'{member.Key}' is no member of {what}; expected one of {string.Join(", ", names)}",
                    member.Value.Line,
                    member.Value.Column);
            }
        }
    }

    /// <summary>An object.</summary>
    public static JsonValue Object(this JsonValue owner, string name) => Of(owner, name, JsonKind.Object, "an object");

    /// <summary>The items of an array.</summary>
    public static IReadOnlyList<JsonValue> Array(this JsonValue owner, string name) => Of(owner, name, JsonKind.Array, "an array").Items;

    /// <summary>The items of an array; none where the member is missing or null.</summary>
    public static IReadOnlyList<JsonValue> OptionalArray(this JsonValue owner, string name) =>
        IsNull(owner, name) ? System.Array.Empty<JsonValue>() : owner.Array(name);

    /// <summary>The items of an array of strings.</summary>
    public static IReadOnlyList<string> Texts(this JsonValue owner, string name)
    {
        var texts = new List<string>();
        foreach (var item in owner.Array(name))
        {
            texts.Add(item.Kind == JsonKind.String ? item.Text : throw Expected(item, name, "strings"));
        }

        return texts;
    }

    private static bool IsNull(JsonValue owner, string name) => owner[name] is null or { Kind: JsonKind.Null };

    private static JsonValue Of(JsonValue owner, string name, JsonKind kind, string what)
    {
        var value = owner.Required(name);
        return value.Kind == kind ? value : throw Expected(value, name, what);
    }

    private static JsonFormatException Expected(JsonValue value, string name, string what) =>
        new($"expected {what} in \"{name}\"", value.Line, value.Column);
}
