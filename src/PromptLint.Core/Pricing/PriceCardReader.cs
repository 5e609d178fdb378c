using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Json;

namespace PromptLint.Core.Pricing;

/// <summary>Reads a price card; rules/prices/README.md describes the format.</summary>
public static class PriceCardReader
{
    /// <summary>Reads a card.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="file">The file's name, for messages and as the card's name when it gives none.</param>
    /// <exception cref="PriceCardException">The text is no card; nothing else is thrown.</exception>
    public static PriceCard Read(string json, string file) => Read(json, new CardJson(file, checkPatterns: true));

    /// <summary>Reads a card that ships with the product: its patterns were tried by the tests, not again in every compiler.</summary>
    internal static PriceCard ReadShipped(string json, string file) => Read(json, new CardJson(file, checkPatterns: false));

    private static PriceCard Read(string json, CardJson reader)
    {
        JsonValue root;
        try
        {
            root = JsonParser.Parse(json);
        }
        catch (JsonFormatException invalid)
        {
            throw new PriceCardException(reader.File, invalid.Line, invalid.Column, invalid.Message);
        }

        reader.Expect(root, JsonKind.Object, "a price card: an object with 'asOf' and 'models'");
        Only(reader, root, "format", "promptlint-price-card/1");
        Only(reader, root, "currency", "USD");
        Only(reader, root, "unit", "per 1,000,000 tokens");
        var name = reader.Text(root, "name") ?? NameOf(reader.File);
        var asOf = reader.Date(root, "asOf") ?? throw reader.Error(root, "expected a price card with its date in 'asOf', yyyy-MM-dd");
        var provider = reader.Text(root, "provider") ?? "";
        var models = new List<ModelPrice>();
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in reader.Items(root, "models"))
        {
            var model = ModelReader.Read(reader, item) with { Card = name, CardAsOf = asOf };
            Claim(reader, item, names, model);
            IsCounted(reader, item, model);
            AgreesWithItsHistory(reader, item, model);
            models.Add(model.Provider.Length > 0 ? model : model with { Provider = provider });
        }

        return new PriceCard
        {
            Name = name,
            AsOf = asOf,
            Source = Source(reader, root),
            Models = models,
            Deployments = Deployments(reader, root, names),
        };
    }

    private static void Only(CardJson reader, JsonValue root, string name, string value)
    {
        if (reader.Text(root, name) is { } other && other != value)
        {
            throw reader.Error(root[name]!, $"expected '{value}' for '{name}'");
        }
    }

    /// <summary>Rates and history must not contradict each other: which of them would hold?</summary>
    private static void AgreesWithItsHistory(CardJson reader, JsonValue item, ModelPrice model)
    {
        if (model.Periods.Count > 0 && (PriceOfDay.PeriodOf(model, model.CardAsOf) is not { } today
            || today.Rates.Input != model.Rates.Input
            || today.Rates.Output != model.Rates.Output))
        {
            throw reader.Error(item["priceHistory"]!, $"expected a period in 'priceHistory' that holds on {model.CardAsOf}, with the prices of 'rates'");
        }
    }

    /// <summary>No name may belong to two models of a card: which price would hold?</summary>
    private static void Claim(CardJson reader, JsonValue item, Dictionary<string, string> names, ModelPrice model)
    {
        foreach (var name in model.Names.Aliases.Concat(model.Names.BedrockIds).Prepend(model.Id))
        {
            if (names.TryGetValue(name, out var owner) && (owner != model.Id || name == model.Id))
            {
                throw reader.Error(item, name == model.Id && owner == model.Id
                    ? $"expected each model once; '{name}' was there before"
                    : $"expected '{name}' for one model only; it is a name of '{owner}' too");
            }

            names[name] = model.Id;
        }
    }

    private static string Source(CardJson reader, JsonValue root)
    {
        if (reader.Member(root, "source") is not { } source)
        {
            return "";
        }

        return source.Kind == JsonKind.Array ? string.Join("; ", source.Items.Select(One)) : One(source);

        string One(JsonValue item)
        {
            if (item.Kind == JsonKind.String)
            {
                return item.Text;
            }

            reader.Expect(item, JsonKind.Object, "a text or an object with 'name', 'version' and 'date' for 'source'");
            var name = reader.RequiredText(item, "name", "a source");
            var version = reader.Text(item, "version");
            var date = reader.Date(item, "date");
            return name + (version is null ? "" : " " + version) + (date is null ? "" : " (" + date + ")");
        }
    }

    /// <summary>A tokenizer that nobody knows would count nothing.</summary>
    private static void IsCounted(CardJson reader, JsonValue item, ModelPrice model)
    {
        if (reader.IsOwn && model.Tokenizer is { } tokenizer && PriceBook.Default.Profile(tokenizer) is null)
        {
            throw reader.Error(
                item["tokenizer"]!,
                $"expected a known tokenizer for '{model.Id}', one of {string.Join(", ", PriceBook.Default.Profiles)}; found '{tokenizer}'");
        }
    }

    private static IReadOnlyDictionary<string, string> Deployments(CardJson reader, JsonValue root, IReadOnlyDictionary<string, string> models)
    {
        var mapped = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (reader.Member(root, "deployments") is { } deployments)
        {
            reader.Expect(deployments, JsonKind.Object, "an object of deployment names and model ids for 'deployments'");
            foreach (var member in deployments.Members)
            {
                mapped[member.Key] = reader.Expect(member.Value, JsonKind.String, "a model id").Text;
            }

            foreach (var member in deployments.Members)
            {
                // A chain, or a circle: a deployment is mapped to a model, not to another deployment.
                var target = member.Value.Text;
                if (mapped.ContainsKey(target) && !models.ContainsKey(target) && PriceBook.Default.Find(target) is null)
                {
                    throw reader.Error(member.Value, $"expected the id of a model for the deployment '{member.Key}'; '{target}' is a deployment too");
                }
            }
        }

        return mapped;
    }

    private static string NameOf(string file)
    {
        var name = file.Substring(file.LastIndexOfAny(new[] { '/', '\\' }) + 1);
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 5) : name;
    }
}
