using PromptLint.Core.Json;

namespace PromptLint.Core.Pricing;

/// <summary>Writes a price card: prices and limits, what a row replaces. The names of a model and other facts stay with the shipped row.</summary>
public static class PriceCardWriter
{
    /// <summary>The card, with a newline at its end.</summary>
    public static string Write(PriceCard card)
    {
        var json = new JsonWriter(indented: true);
        json.Object(() =>
        {
            json.Name("format").String("promptlint-price-card/1").Name("name").String(card.Name).Name("asOf").String(card.AsOf).Name("source").String(card.Source)
                .Name("currency").String("USD").Name("unit").String("per 1,000,000 tokens");
            json.Name("models").Array(() =>
            {
                foreach (var model in card.Models)
                {
                    json.Object(() => WriteModel(json, model));
                }
            });
        });
        return json + "\n";
    }

    private static void WriteModel(JsonWriter json, ModelPrice model)
    {
        json.Name("id").String(model.Id);
        if (model.Provider.Length > 0)
        {
            json.Name("provider").String(model.Provider);
        }

        json.Name("rates").Object(() => WriteRates(json, model.Rates));
        if (model.LongContext is { } tier)
        {
            json.Name("longContextTier").Object(() =>
            {
                json.Name("aboveInputTokens").Number(tier.AboveInputTokens);
                WriteRates(json, tier.Rates);
            });
        }

        Number(json, "batchMultiplier", model.BatchMultiplier);
        Number(json, "flexMultiplier", model.FlexMultiplier);
        Number(json, "priorityMultiplier", model.PriorityMultiplier);
    }

    private static void WriteRates(JsonWriter json, TokenRates rates)
    {
        json.Name("input").Decimal(rates.Input);
        Number(json, "output", rates.Output);
        Number(json, "cachedInput", rates.CachedInput);
        Number(json, "cacheWrite", rates.CacheWrite);
        Number(json, "cacheWrite1h", rates.CacheWrite1h);
    }

    private static void Number(JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
        {
            json.Name(name).Decimal(known);
        }
    }
}
