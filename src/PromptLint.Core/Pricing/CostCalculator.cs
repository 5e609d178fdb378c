using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptLint.Core.Pricing;

/// <summary>Money for tokens. Null wherever a needed rate is not known or the amount is beyond any number: never zero for want of knowledge.</summary>
public static class CostCalculator
{
    private const decimal Unit = 1_000_000m;

    /// <summary>The rates of a request: input above the limit moves the whole request, output included, to the higher ones.</summary>
    public static TokenRates RatesFor(ModelPrice model, long inputTokens) =>
        model.LongContext is { } tier && inputTokens > tier.AboveInputTokens ? tier.Rates : model.Rates;

    /// <summary>Dollars for one request.</summary>
    /// <param name="model">The model's prices.</param>
    /// <param name="inputTokens">All input tokens, those from the cache included.</param>
    /// <param name="outputTokens">Output tokens, hidden reasoning included.</param>
    /// <param name="cachedInputTokens">Of the input, how many are read from the cache.</param>
    /// <param name="batch">Whether it is sent in a batch.</param>
    /// <param name="cacheWriteTokens">Of the input, how many are written to the cache (for five minutes).</param>
    public static decimal? Request(
        ModelPrice model,
        long inputTokens,
        long outputTokens,
        long cachedInputTokens = 0,
        bool batch = false,
        long cacheWriteTokens = 0)
    {
        if (inputTokens < 0
            || outputTokens < 0
            || cachedInputTokens < 0
            || cacheWriteTokens < 0
            || cacheWriteTokens > inputTokens
            || cachedInputTokens > inputTokens - cacheWriteTokens
            || inputTokens > model.PricedUpTo)
        {
            return null;
        }

        var rates = RatesFor(model, inputTokens);
        var parts = new[]
        {
            Amount(inputTokens - cachedInputTokens - cacheWriteTokens, rates.Input),
            Amount(cachedInputTokens, rates.CachedInput),
            Amount(cacheWriteTokens, rates.CacheWrite),
            Amount(outputTokens, rates.Output),
        };
        var sum = parts.Aggregate((decimal?)0, Sum);
        return batch ? Product(sum, model.BatchMultiplier) : sum;
    }

    /// <summary>Some number of equal requests.</summary>
    public static decimal? Times(decimal? amount, long requests) => Product(amount, requests);

    /// <summary>A model whose every rate is multiplied, as a regional profile's are.</summary>
    internal static ModelPrice Scaled(ModelPrice model, decimal factor) => model with
    {
        Rates = Scaled(model.Rates, factor),
        LongContext = Scaled(model.LongContext, factor),
        Periods = model.Periods.Select(p => p with { Rates = Scaled(p.Rates, factor), LongContext = Scaled(p.LongContext, factor) }).ToList(),
        ByTimeOfDay = model.ByTimeOfDay.Select(p => p with { Rates = Scaled(p.Rates, factor) }).ToList(),
        Notes = new List<string>(model.Notes) { FormattableString.Invariant($"a regional profile costs {factor} times the global price") },
    };

    /// <summary>The model at each of its prices of a day: nobody knows at which hour a call will run.</summary>
    internal static IEnumerable<ModelPrice> AtAnyHour(ModelPrice model) =>
        model.ByTimeOfDay.Select(p => model with { Rates = p.Rates }).Prepend(model);

    private static LongContextTier? Scaled(LongContextTier? tier, decimal factor) => tier is null ? null : tier with { Rates = Scaled(tier.Rates, factor) };

    private static TokenRates Scaled(TokenRates rates, decimal factor) => new(
        rates.Input * factor,
        rates.Output * factor,
        rates.CachedInput * factor,
        rates.CacheWrite * factor,
        rates.CacheWrite1h * factor);

    private static decimal? Amount(long tokens, decimal? rate) => tokens == 0 ? 0 : Product(Product(tokens, rate), 1 / Unit);

    /// <summary>Two amounts together.</summary>
    internal static decimal? Sum(decimal? left, decimal? right)
    {
        try
        {
            return left + right;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Product(decimal? left, decimal? right)
    {
        try
        {
            return left * right;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
