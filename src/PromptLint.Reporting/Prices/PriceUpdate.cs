using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;

namespace PromptLint.Reporting.Prices;

/// <summary>A price that a list has otherwise than the cards.</summary>
/// <param name="Old">The price as the cards have it.</param>
/// <param name="New">The price as the list has it; what the list does not tell is as before.</param>
/// <param name="IsKept">True when the user's own card has it: then the user's price stays.</param>
public sealed record PriceChange(ModelPrice Old, ModelPrice New, bool IsKept);

/// <summary>What a price list would change. Only models that the cards know, sold by their own maker: a reseller's price is another thing.</summary>
public sealed class PriceUpdate
{
    // LiteLLM names the same seller in several ways.
    private static readonly Dictionary<string, string> Sellers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text-completion-openai"] = "openai",
        ["gemini"] = "google",
        ["vertex_ai-language-models"] = "google",
        ["x-ai"] = "xai",
        ["mistralai"] = "mistral",
        ["cohere_chat"] = "cohere",
    };

    private PriceUpdate(string list, string asOf, IReadOnlyList<PriceChange> changes, int compared) =>
        (List, AsOf, Changes, Compared) = (list, asOf, changes, compared);

    /// <summary>The list's name.</summary>
    public string List { get; }

    /// <summary>The day that its prices hold for.</summary>
    public string AsOf { get; }

    /// <summary>The changes, by model.</summary>
    public IReadOnlyList<PriceChange> Changes { get; }

    /// <summary>Models that both the list and the cards have.</summary>
    public int Compared { get; }

    /// <summary>Compares a list with the cards.</summary>
    /// <param name="text">The list's text.</param>
    /// <param name="asOf">The day that prices are wanted for, yyyy-MM-dd.</param>
    /// <param name="book">The cards that ship.</param>
    /// <param name="own">The user's own cards, whose prices stay.</param>
    /// <exception cref="JsonFormatException">The text is none of the known lists.</exception>
    public static PriceUpdate Of(string text, string asOf, PriceBook book, IEnumerable<PriceCard> own)
    {
        var (name, models) = CommunityPrices.Read(text, asOf);
        var kept = new HashSet<string>(own.SelectMany(static c => c.Models).Select(static m => m.Id), StringComparer.OrdinalIgnoreCase);
        var known = book.Cards.SelectMany(static c => c.Models)
            .GroupBy(static m => m.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static g => g.Key, static g => g.First(), StringComparer.OrdinalIgnoreCase);
        var compared = new List<PriceChange>();
        foreach (var price in models.GroupBy(static p => p.Id, StringComparer.OrdinalIgnoreCase).Select(static g => g.ToList()))
        {
            if (known.TryGetValue(price[0].Id, out var model) && price.FirstOrDefault(p => Seller(p.Provider) == model.Provider) is { } sold)
            {
                compared.Add(new PriceChange(model, With(model, sold, asOf), kept.Contains(model.Id)));
            }
        }

        return new PriceUpdate(
            name,
            asOf,
            compared.Where(static c => !SamePrice(c.Old, c.New)).OrderBy(static c => c.Old.Id, StringComparer.Ordinal).ToList(),
            compared.Count);
    }

    /// <summary>A card of the changes that are not the user's own prices.</summary>
    public PriceCard Card => new()
    {
        Name = "updated",
        AsOf = AsOf,
        Source = List,
        Models = Changes.Where(static c => !c.IsKept).Select(static c => c.New).ToList(),
    };

    /// <summary>The change in words: <c>input $2.50 → $2.00, output $10.00 → $8.00</c>.</summary>
    public static string Words(PriceChange change)
    {
        var words = new List<string>();
        Rates("", change.Old.Rates, change.New.Rates);
        if (change.Old.LongContext is { } old && change.New.LongContext is { } @new)
        {
            Tell(
                "long context above",
                old.AboveInputTokens.ToString("#,##0", CultureInfo.InvariantCulture),
                @new.AboveInputTokens.ToString("#,##0", CultureInfo.InvariantCulture));
            Rates("long context ", old.Rates, @new.Rates);
        }
        else
        {
            Tell("long context", change.Old.LongContext is null ? "none" : "priced", change.New.LongContext is null ? "none" : "priced");
        }

        return string.Join(", ", words);

        void Rates(string of, TokenRates before, TokenRates after)
        {
            Tell(of + "input", Dollars(before.Input), Dollars(after.Input));
            Tell(of + "output", Dollars(before.Output), Dollars(after.Output));
            Tell(of + "cached input", Dollars(before.CachedInput), Dollars(after.CachedInput));
            Tell(of + "cache write", Dollars(before.CacheWrite), Dollars(after.CacheWrite));
            Tell(of + "cache write for an hour", Dollars(before.CacheWrite1h), Dollars(after.CacheWrite1h));
        }

        void Tell(string what, string before, string after)
        {
            if (before != after)
            {
                words.Add($"{what} {before} → {after}");
            }
        }
    }

    /// <summary>A rate as people read it, every digit of it.</summary>
    internal static string Dollars(decimal? rate) => rate is { } known ? "$" + known.ToString("#,##0.00####", CultureInfo.InvariantCulture) : "unknown";

    private static string Seller(string provider) => Sellers.TryGetValue(provider, out var seller) ? seller : provider.ToLowerInvariant();

    private static ModelPrice With(ModelPrice model, CommunityPrice price, string asOf)
    {
        var rates = Told(price.Rates, model.Rates);

        // A tier that the list does not tell holds as long as the rates below it do.
        var before = model.LongContext?.Rates ?? new TokenRates(0, null, null, null, null);
        var tier = price.LongContext is { } told ? new LongContextTier(told.AboveInputTokens, Told(told.Rates, before))
            : rates.Input == model.Rates.Input && rates.Output == model.Rates.Output ? model.LongContext
            : null;
        return model with
        {
            Rates = rates,
            LongContext = tier,
            Periods = Periods(model, new PricePeriod(asOf, rates, tier)),
            ByTimeOfDay = Array.Empty<TimeOfDayPrice>(),
        };
    }

    /// <summary>What was spent before stays at the prices of its day: of the change nobody knows more than that the list has seen it.</summary>
    private static List<PricePeriod> Periods(ModelPrice model, PricePeriod seen)
    {
        var told = model.Periods.Count > 0
            ? model.Periods
            : new[] { new PricePeriod(model.EffectiveFrom is { Length: 10 } from ? from : null, model.Rates, model.LongContext) };
        return told.Where(p => p.From is null || string.CompareOrdinal(p.From, seen.From) < 0).Append(seen)
            .Concat(told.Where(p => p.From is not null && string.CompareOrdinal(p.From, seen.From) > 0)).ToList();
    }

    // Lists write zero for what is not sold; nothing of what is sold is free.
    private static TokenRates Told(TokenRates told, TokenRates before) => new(
        told.Input,
        told.Output is > 0 ? told.Output : before.Output,
        told.CachedInput is > 0 ? told.CachedInput : before.CachedInput,
        told.CacheWrite is > 0 ? told.CacheWrite : before.CacheWrite,
        told.CacheWrite1h is > 0 ? told.CacheWrite1h : before.CacheWrite1h);

    private static bool SamePrice(ModelPrice old, ModelPrice @new) => old.Rates == @new.Rates && old.LongContext == @new.LongContext;
}
