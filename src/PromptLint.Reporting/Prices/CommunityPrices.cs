using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptLint.Core.Json;

namespace PromptLint.Reporting.Prices;

/// <summary>Reads a price list of the community, and tells by its shape which one it is.</summary>
public static class CommunityPrices
{
    /// <summary>Reads a list.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="asOf">The day that prices are wanted for, yyyy-MM-dd: lists hold past and future ones.</param>
    /// <returns>The list's name and its priced models.</returns>
    /// <exception cref="JsonFormatException">The text is none of the known lists.</exception>
    public static (string Name, IReadOnlyList<CommunityPrice> Models) Read(string text, string asOf)
    {
        var root = JsonParser.Parse(text);
        if (root.Kind == JsonKind.Array && root.Items.Any(static p => p["models"] is { Kind: JsonKind.Array }))
        {
            return ("genai-prices", GenaiPrices.Read(root, asOf).ToList());
        }

        if (root.Kind == JsonKind.Object && root.Members.Any(static m => m.Value["litellm_provider"] is not null))
        {
            return ("LiteLLM", LiteLlm.Read(root).ToList());
        }

        return root.Kind == JsonKind.Object && root.Members.Any(static m => m.Value["models"] is { Kind: JsonKind.Object })
            ? ("models.dev", ModelsDev.Read(root).ToList())
            : throw new JsonFormatException("expected the price list of genai-prices, LiteLLM or models.dev", root.Line, root.Column);
    }

    /// <summary>A number of dollars, or null; what is not a number is an error, since a price that is passed over is a wrong one.</summary>
    internal static decimal? Dollars(JsonValue? value, decimal factor = 1)
    {
        if (value is null or { Kind: JsonKind.Null })
        {
            return null;
        }

        // Per token times a million leaves noise of the floating point that the list was made with.
        return value.Kind == JsonKind.Number
            && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and < 1_000_000
            ? Math.Round(number * factor, 6, MidpointRounding.AwayFromZero)
            : throw new JsonFormatException("expected a price: a number from 0 to 1,000,000", value.Line, value.Column);
    }

    /// <summary>A number of tokens, or null where it is none: limits are written as text by some.</summary>
    internal static long? Tokens(JsonValue? value) =>
        value is { Kind: JsonKind.Number }
            && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and < 1_000_000_000 ? (long)number : null;
}
