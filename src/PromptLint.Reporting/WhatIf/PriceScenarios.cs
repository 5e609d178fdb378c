using System.Globalization;
using PromptLint.Core.Facts;
using PromptLint.Core.Pricing;

namespace PromptLint.Reporting.WhatIf;

/// <summary>Requests go in another tier, where the model is sold in it.</summary>
/// <param name="Tier">The tier.</param>
public sealed record AnotherTier(ServiceTier Tier) : Scenario(Tier == ServiceTier.Batch ? "in batches" : "in the flex tier", ScenarioKind.Tier)
{
    /// <inheritdoc/>
    public override PlannedCall? Apply(PlannedCall planned, CallSiteFact fact)
    {
        var sold = Tier == ServiceTier.Batch ? planned.Call.Model?.BatchMultiplier : planned.Call.Model?.FlexMultiplier;

        // What goes in batches today cannot go there again.
        return sold is null || planned.Call.BatchShare == 1 ? null : planned with { Tier = Tier };
    }
}

/// <summary>All prices change.</summary>
/// <param name="Percent">By how many per cent; below zero they fall.</param>
public sealed record PriceChangeBy(decimal Percent)
    : Scenario("prices " + Percent.ToString("+0.##;-0.##;±0", CultureInfo.InvariantCulture) + " %", ScenarioKind.Prices)
{
    /// <inheritdoc/>
    public override PlannedCall Apply(PlannedCall planned, CallSiteFact fact) => planned with { PriceFactor = planned.PriceFactor * (1 + (Percent / 100)) };
}

/// <summary>The prices of a day hold, as far as the cards tell it: a change that is announced, or the past.</summary>
/// <param name="Day">The day, yyyy-MM-dd.</param>
public sealed record PricesOfDay(string Day) : Scenario("the prices of " + Day, ScenarioKind.Prices)
{
    /// <inheritdoc/>
    public override PlannedCall? Apply(PlannedCall planned, CallSiteFact fact) =>
        planned.Call.Model is { } model && model.On(Day) is { } other && other != model
            ? planned with { Call = planned.Call with { Model = other } }
            : null;
}

/// <summary>Other price cards hold.</summary>
/// <param name="Card">What the card is called.</param>
/// <param name="Book">The prices.</param>
public sealed record NewPrices(string Card, PriceBook Book) : Scenario("the prices of " + Card, ScenarioKind.Prices)
{
    /// <inheritdoc/>
    public override PlannedCall? Apply(PlannedCall planned, CallSiteFact fact) =>
        planned.Call.Model is { } model && Book.Find(model.Id) is { } other && other.Card != model.Card
            ? planned with { Call = planned.Call with { Model = other } }
            : null;
}
