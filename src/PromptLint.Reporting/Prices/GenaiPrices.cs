using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;

namespace PromptLint.Reporting.Prices;

/// <summary>The list of pydantic's genai-prices (its data.json, version 2): dollars per million tokens, with dates and tiers.</summary>
internal static class GenaiPrices
{
    /// <summary>The models that have a price on that day.</summary>
    public static IEnumerable<CommunityPrice> Read(JsonValue root, string asOf)
    {
        foreach (var provider in root.Items)
        {
            foreach (var model in provider["models"]?.Items ?? Array.Empty<JsonValue>())
            {
                if (model["id"] is { Kind: JsonKind.String } id
                    && model["prices"] is { } all
                    && On(all, asOf) is { } prices
                    && Base(prices["input_mtok"]) is { } input)
                {
                    yield return new CommunityPrice(
                        provider["id"]?.Text ?? "",
                        id.Text,
                        new TokenRates(
                            input,
                            Base(prices["output_mtok"]),
                            Base(prices["cache_read_mtok"]),
                            Base(prices["cache_write_mtok"]),
                            Base(prices["cache_write_1h_mtok"])),
                        Long(prices),
                        CommunityPrices.Tokens(model["context_window"]),
                        null,
                        null);
                }
            }
        }
    }

    /// <summary>The last of several prices that holds on the day; of those for times of the day the dearest, since nobody knows when a call is made.</summary>
    private static JsonValue? On(JsonValue prices, string asOf)
    {
        if (prices.Kind == JsonKind.Object)
        {
            return prices;
        }

        var holding = prices.Items.Where(p => p["constraint"]?["start_date"] is not { } start || string.CompareOrdinal(start.Text, asOf) <= 0).ToList();
        return holding.Any(static p => p["constraint"]?["start_time"] is not null)
            ? holding.Select(static p => p["prices"]).OrderBy(static p => Base(p?["input_mtok"]) ?? 0).LastOrDefault()
            : holding.LastOrDefault()?["prices"];
    }

    private static decimal? Base(JsonValue? price) => CommunityPrices.Dollars(price is { Kind: JsonKind.Object } tiers ? tiers["base"] : price);

    private static LongContextTier? Long(JsonValue prices)
    {
        if (Tier(prices["input_mtok"]) is not { } input
            || CommunityPrices.Tokens(input["start"]) is not { } start
            || CommunityPrices.Dollars(input["price"]) is not { } rate)
        {
            return null;
        }

        // Newer copies write the last token of the cheaper rate.
        var above = start % 1000 == 999 ? start + 1 : start;
        return new LongContextTier(
            above,
            new TokenRates(rate, High("output_mtok"), High("cache_read_mtok"), High("cache_write_mtok"), High("cache_write_1h_mtok")));

        decimal? High(string name) => Tier(prices[name]) is { } tier ? CommunityPrices.Dollars(tier["price"]) : Base(prices[name]);
    }

    private static JsonValue? Tier(JsonValue? price) => price?["tiers"]?.Items.FirstOrDefault();
}
