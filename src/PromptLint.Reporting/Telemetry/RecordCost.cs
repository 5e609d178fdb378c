using PromptLint.Core.Pricing;

namespace PromptLint.Reporting.Telemetry;

/// <summary>What a record cost.</summary>
internal static class RecordCost
{
    /// <summary>
    /// As billed; else by its tokens at the cards' prices of its day, for short requests, since a record tells no single one of several; null when
    /// unknown.
    /// </summary>
    public static decimal? Of(UsageRecord record, PriceBook book)
    {
        if (record.Cost is { } billed)
        {
            return billed;
        }

        if (record.Model is not { } id
            || book.Find(id) is not { } found
            || (record.Day is { } day ? found.On(day) : found) is not { } model
            || record.InputTokens is not { } input
            || (record.OutputTokens is null && model.Mode != "embedding"))
        {
            return null;
        }

        // Several calls in one record: which of them was long, nobody knows.
        var one = record.Calls is 1 ? model : model with { LongContext = null };
        return CostCalculator.Request(one, input, record.OutputTokens ?? 0, record.CachedTokens ?? 0);
    }
}
