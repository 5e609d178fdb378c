using PromptLint.Core.Money;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Usage;

namespace PromptLint.Reporting.WhatIf;

/// <summary>The price tier in which requests are sent.</summary>
public enum ServiceTier
{
    /// <summary>As usage tells it: at once, or in batches for some share.</summary>
    AsTold,

    /// <summary>In batches.</summary>
    Batch,

    /// <summary>In the slow tier.</summary>
    Flex,
}

/// <summary>A cheap model that answers first, and hands on what it cannot answer.</summary>
/// <param name="Cheap">The cheap model.</param>
/// <param name="Escalates">Share of the calls that the other model answers too, 0 to 1.</param>
/// <param name="RouterCost">US dollars of the check that decides, for each call.</param>
public sealed record CascadeFirst(ModelPrice Cheap, decimal Escalates, decimal RouterCost);

/// <summary>An expected call as it would be after changes: everything that its price hangs on.</summary>
/// <param name="Call">The call.</param>
public sealed record PlannedCall(ExpectedCall Call)
{
    /// <summary>The tier.</summary>
    public ServiceTier Tier { get; init; }

    /// <summary>Share of the calls that are sent at all: the others are answered from a cache of responses.</summary>
    public decimal SentShare { get; init; } = 1;

    /// <summary>What every price is multiplied with.</summary>
    public decimal PriceFactor { get; init; } = 1;

    /// <summary>The cheap model before it; null without a cascade.</summary>
    public CascadeFirst? Cascade { get; init; }

    /// <summary>US dollars of one call; null when a price is missing.</summary>
    public decimal? Cost
    {
        get
        {
            var cost = Of(Call.Model);
            if (Cascade is { } cascade)
            {
                // The check is ours: no vendor's price change touches it.
                cost = MoneySum.Of(new[] { Of(cascade.Cheap), MoneySum.Times(cost, cascade.Escalates), cascade.RouterCost });
            }

            return MoneySum.Times(cost, SentShare);
        }
    }

    private decimal? Of(ModelPrice? model)
    {
        if (model is null)
        {
            return null;
        }

        // A model without a price for cached input has no cache: its tokens cost as the others.
        var call = Call with
        {
            Model = model,
            CachedTokens = model.Rates.CachedInput is null ? 0 : Call.CachedTokens,
            CacheWriteTokens = model.Rates.CacheWrite is null ? 0 : Call.CacheWriteTokens,
        };
        var cost = Tier switch
        {
            ServiceTier.Batch => (call with { BatchShare = 1 }).Cost,
            ServiceTier.Flex => MoneySum.Times((call with { BatchShare = 0 }).Cost, model.FlexMultiplier),
            _ => call.Cost,
        };
        return MoneySum.Times(cost, PriceFactor);
    }
}
