using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;

namespace PromptLint.Reporting.Prices;

/// <summary>models.dev's api.json: dollars per million tokens.</summary>
internal static class ModelsDev
{
    /// <summary>The models that have a price.</summary>
    public static IEnumerable<CommunityPrice> Read(JsonValue root)
    {
        foreach (var provider in root.Members)
        {
            foreach (var model in provider.Value["models"]?.Members ?? new List<KeyValuePair<string, JsonValue>>())
            {
                if (model.Value["cost"] is { Kind: JsonKind.Object } cost && CommunityPrices.Dollars(cost["input"]) is { } input)
                {
                    yield return new CommunityPrice(
                        provider.Key,
                        model.Key,
                        Rates(cost, input),
                        Long(cost),
                        CommunityPrices.Tokens(model.Value["limit"]?["context"]),
                        CommunityPrices.Tokens(model.Value["limit"]?["output"]),
                        null);
                }
            }
        }
    }

    private static LongContextTier? Long(JsonValue cost) =>
        cost["tiers"]?.Items.FirstOrDefault() is { } tier
            && CommunityPrices.Tokens(tier["tier"]?["size"]) is { } above
            && CommunityPrices.Dollars(tier["input"]) is { } input
            ? new LongContextTier(above, Rates(tier, input))
            : null;

    private static TokenRates Rates(JsonValue cost, decimal input) => new(
        input,
        CommunityPrices.Dollars(cost["output"]),
        CommunityPrices.Dollars(cost["cache_read"]),
        CommunityPrices.Dollars(cost["cache_write"]),
        null);
}
