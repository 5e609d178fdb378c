using PromptLint.Core.Pricing;

namespace PromptLint.Reporting.Prices;

/// <summary>A model's price as one of the community's lists has it, in US dollars per 1,000,000 tokens.</summary>
/// <param name="Provider">Who sells it, in the list's words.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Rates">Rates for ordinary requests.</param>
/// <param name="LongContext">Rates for long requests; null when the list has none.</param>
/// <param name="ContextWindow">Tokens of input and output together; null when not told.</param>
/// <param name="MaxOutputTokens">The longest answer; null when not told.</param>
/// <param name="BatchMultiplier">Share of the price in a batch; null when not told.</param>
public sealed record CommunityPrice(
    string Provider,
    string Id,
    TokenRates Rates,
    LongContextTier? LongContext,
    long? ContextWindow,
    long? MaxOutputTokens,
    decimal? BatchMultiplier);
