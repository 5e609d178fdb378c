using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;

namespace PromptLint.Reporting.Prices;

/// <summary>LiteLLM's model_prices_and_context_window.json: dollars per token.</summary>
internal static class LiteLlm
{
    private const decimal Million = 1_000_000;

    /// <summary>The models that have a price per token.</summary>
    public static IEnumerable<CommunityPrice> Read(JsonValue root)
    {
        foreach (var member in root.Members.Where(static m => m.Key != "sample_spec"))
        {
            var model = member.Value;
            if (CommunityPrices.Dollars(model["input_cost_per_token"], Million) is { } input && input > 0)
            {
                yield return new CommunityPrice(
                    model["litellm_provider"]?.Text ?? "",
                    member.Key,
                    Rates(model, input, ""),
                    Long(model),
                    CommunityPrices.Tokens(model["max_input_tokens"]),
                    CommunityPrices.Tokens(model["max_output_tokens"]),
                    CommunityPrices.Dollars(model["input_cost_per_token_batches"], Million) is { } batch
                        ? Math.Round(batch / input, 4, MidpointRounding.AwayFromZero)
                        : null);
            }
        }
    }

    private static TokenRates Rates(JsonValue model, decimal input, string suffix) => new(
        input,
        CommunityPrices.Dollars(model["output_cost_per_token" + suffix], Million),
        CommunityPrices.Dollars(model["cache_read_input_token_cost" + suffix], Million),
        CommunityPrices.Dollars(model["cache_creation_input_token_cost" + suffix], Million),
        CommunityPrices.Dollars(model["cache_creation_input_token_cost_above_1hr" + suffix], Million));

    // input_cost_per_token_above_200k_tokens
    private static LongContextTier? Long(JsonValue model)
    {
        const string Name = "input_cost_per_token";
        const string Above = "_above_";
        const string End = "k_tokens";
        foreach (var member in model.Members)
        {
            if (member.Key.StartsWith(Name + Above, StringComparison.Ordinal) && member.Key.EndsWith(End, StringComparison.Ordinal)
                && member.Key.Substring(Name.Length + Above.Length, member.Key.Length - Name.Length - Above.Length - End.Length) is var number
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var thousands)
                && CommunityPrices.Dollars(member.Value, Million) is { } input)
            {
                return new LongContextTier(thousands * 1000, Rates(model, input, member.Key.Substring(Name.Length)));
            }
        }

        return null;
    }
}
