using PromptLint.Core.Json;
using PromptLint.Core.Pricing;

namespace PromptLint.Reporting.Prices;

/// <summary>Writes a price card: prices and limits, what a row replaces. The names of a model and other facts stay with the shipped row.</summary>
public static class PriceCardWriter
{
    /// <summary>The card, with a newline at its end.</summary>
    public static string Write(PriceCard card)
    {
        var json = new JsonWriter(indented: true);
        json.Object(() =>
        {
            json.Name(SchemaAddress.Member).String(SchemaAddress.PriceCard)
                .Name("format").String("promptlint-price-card/1").Name("name").String(card.Name).Name("asOf").String(card.AsOf)
                .Name("source").String(card.Source)
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
        WriteTier(json, model.LongContext);
        if (model.Periods.Count > 0)
        {
            json.Name("priceHistory").Array(() =>
            {
                foreach (var period in model.Periods)
                {
                    json.Object(() =>
                    {
                        json.Name("from").String(period.From);
                        WriteRates(json, period.Rates);
                        WriteTier(json, period.LongContext);
                    });
                }
            });
        }

        json.OptionalMember("batchMultiplier", model.BatchMultiplier);
        json.OptionalMember("flexMultiplier", model.FlexMultiplier);
        json.OptionalMember("priorityMultiplier", model.PriorityMultiplier);
    }

    private static void WriteTier(JsonWriter json, LongContextTier? tier)
    {
        if (tier is not null)
        {
            json.Name("longContextTier").Object(() =>
            {
                json.Name("aboveInputTokens").Number(tier.AboveInputTokens);
                WriteRates(json, tier.Rates);
            });
        }
    }

    private static void WriteRates(JsonWriter json, TokenRates rates)
    {
        json.Name("input").Decimal(rates.Input);
        json.OptionalMember("output", rates.Output);
        json.OptionalMember("cachedInput", rates.CachedInput);
        json.OptionalMember("cacheWrite", rates.CacheWrite);
        json.OptionalMember("cacheWrite1h", rates.CacheWrite1h);
    }
}
