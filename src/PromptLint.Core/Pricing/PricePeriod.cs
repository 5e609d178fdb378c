using System;
using System.Linq;

namespace PromptLint.Core.Pricing;

/// <summary>Prices from a day on, until those of the next period.</summary>
/// <param name="From">Its first day, yyyy-MM-dd; null for all days before the next period.</param>
/// <param name="Rates">The rates; null within them where nobody tells them for that time.</param>
/// <param name="LongContext">Rates for long requests, null where none are told.</param>
public sealed record PricePeriod(string? From, TokenRates Rates, LongContextTier? LongContext);

/// <summary>Prices for a time of the day, where a provider has a peak.</summary>
/// <param name="UtcFrom">When it begins, as the provider writes it.</param>
/// <param name="UtcTo">When it ends.</param>
/// <param name="Rates">The rates.</param>
public sealed record TimeOfDayPrice(string UtcFrom, string UtcTo, TokenRates Rates);

/// <summary>What a model cost, or will cost, on a day. The day is given: nothing here asks a clock.</summary>
public static class PriceOfDay
{
    // Nobody charges more for a shorter request. Above it a period that tells no tier does not say what was charged.
    private const long LongestOrdinary = 128_000;

    /// <summary>The model at the prices of a day; null when they are not known for it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="day">The day, yyyy-MM-dd.</param>
    public static ModelPrice? On(this ModelPrice model, string day)
    {
        if (model.Periods.Count == 0)
        {
            // A month stands before its days, as text too.
            return model.EffectiveFrom is { } from && string.CompareOrdinal(day, from) < 0 ? null : model;
        }

        if (PeriodOf(model, day) is not { } period)
        {
            return null;
        }

        // What the card says of today is more than a period says.
        return ReferenceEquals(period, PeriodOf(model, model.CardAsOf)) ? model : model with
        {
            Rates = period.Rates,
            LongContext = period.LongContext,
            PricedUpTo = period.LongContext is null ? Math.Min(LongestOrdinary, model.LongContext?.AboveInputTokens ?? long.MaxValue) : null,
            ByTimeOfDay = Array.Empty<TimeOfDayPrice>(),
        };
    }

    /// <summary>The period of a day; null when none is told for it.</summary>
    public static PricePeriod? PeriodOf(ModelPrice model, string day) =>
        model.Periods.LastOrDefault(p => p.From is null || string.CompareOrdinal(p.From, day) <= 0);
}
