using System.Globalization;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;
using PromptLint.Core.Pricing;

namespace PromptLint.Reporting.WhatIf;

/// <summary>Another model for the same tokens. Models count text differently, so the tokens are an approximation across makers.</summary>
/// <param name="From">Only calls of this model; null for all.</param>
/// <param name="To">The other model.</param>
public sealed record AnotherModel(string? From, ModelPrice To) : Scenario((From is null ? "every call" : From) + " on " + To.Id, ScenarioKind.Model)
{
    /// <inheritdoc/>
    public override PlannedCall? Apply(PlannedCall planned, CallSiteFact fact) =>
        planned.Call.Model is { } model && model.Id != To.Id && (From is null || From == model.Id)
            ? planned with { Call = planned.Call with { Model = To } }
            : null;
}

/// <summary>A vendor switches models off, and their calls move to another one.</summary>
/// <param name="Day">Models that are retired by this day, yyyy-MM-dd.</param>
/// <param name="To">The model that their calls move to.</param>
public sealed record Retirement(string Day, ModelPrice To) : Scenario("models retired by " + Day + " replaced by " + To.Id, ScenarioKind.Prices)
{
    /// <inheritdoc/>
    public override PlannedCall? Apply(PlannedCall planned, CallSiteFact fact) =>
        planned.Call.Model is { Retirement: { } last } model && string.CompareOrdinal(last, Day) <= 0 && model.Id != To.Id
            ? planned with { Call = planned.Call with { Model = To } }
            : null;
}

/// <summary>A cheap model answers first; a share of the calls goes on to the model of today.</summary>
/// <param name="Cheap">The cheap model.</param>
/// <param name="Escalates">Share of the calls that go on, 0 to 1.</param>
/// <param name="RouterCost">US dollars for deciding, for each call.</param>
public sealed record Cascade(ModelPrice Cheap, decimal Escalates, decimal RouterCost)
    : Scenario(string.Format(CultureInfo.InvariantCulture, "{0} first, {1:0.##} % go on", Cheap.Id, Escalates * 100)
        + (RouterCost > 0 ? ", deciding costs " + MoneyText.ForPeople(RouterCost) : ""), ScenarioKind.Model)
{
    /// <inheritdoc/>
    public override PlannedCall? Apply(PlannedCall planned, CallSiteFact fact) =>
        planned.Call.Model is { } model && model.Id != Cheap.Id ? planned with { Cascade = new CascadeFirst(Cheap, Escalates, RouterCost) } : null;
}
