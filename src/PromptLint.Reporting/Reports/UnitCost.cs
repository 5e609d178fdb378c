using PromptLint.Core.Pricing;

namespace PromptLint.Reporting.Reports;

/// <summary>What a unit of work costs: a task ("ticket resolved"), or a message of a profile.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PerUnit">US dollars for one.</param>
/// <param name="UnitsPerMonth">How many a month; null when not told.</param>
/// <param name="Monthly">Expected US dollars a month; null when unknown.</param>
public sealed record UnitCost(string Name, CostRange PerUnit, decimal? UnitsPerMonth, decimal? Monthly);
