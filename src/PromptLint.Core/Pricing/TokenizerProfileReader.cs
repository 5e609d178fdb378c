using System;
using System.Collections.Generic;
using PromptLint.Core.Json;
using PromptLint.Core.Tokens;

namespace PromptLint.Core.Pricing;

/// <summary>Reads the profiles of tokenizers.json.</summary>
internal static class TokenizerProfileReader
{
    public static IReadOnlyDictionary<string, TokenizerProfile> Read(string json, string file)
    {
        var reader = new CardJson(file, checkPatterns: false);
        var profiles = new Dictionary<string, TokenizerProfile>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in JsonParser.Parse(json)["tokenizers"]!.Members)
        {
            var row = member.Value;
            var band = reader.Items(row, "band");
            var tools = reader.Member(row, "tools");
            var once = tools is null ? Array.Empty<JsonValue>() : reader.Items(tools, "once");
            profiles[member.Key] = new TokenizerProfile
            {
                Name = member.Key,
                Encoding = reader.RequiredText(row, "encoding", "a tokenizer"),
                Exact = reader.Flag(row, "exact") ?? false,
                Multiplier = reader.Decimal(row, "multiplier") ?? 1,
                BandLow = band.Count == 2 ? Number(band[0]) : 1,
                BandHigh = band.Count == 2 ? Number(band[1]) : 1,
                ToolsOnceLow = once.Count == 2 ? (long)Number(once[0]) : null,
                ToolsOnceHigh = once.Count == 2 ? (long)Number(once[1]) : null,
                PerTool = tools is null ? null : reader.Whole(tools, "perTool"),
                RequestOverheadHigh = reader.Whole(row, "requestOverheadHigh") ?? 0,
                Note = reader.Text(row, "note"),
            };
        }

        return profiles;

        static decimal Number(JsonValue value) =>
            decimal.Parse(value.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
    }
}
