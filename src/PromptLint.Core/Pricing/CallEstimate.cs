using System;
using System.Collections.Generic;
using PromptLint.Core.Calls;
using PromptLint.Core.Tokens;

namespace PromptLint.Core.Pricing;

/// <summary>An amount of US dollars as a range; each end is null when unknown, never zero for want of knowledge.</summary>
/// <param name="Low">One request with the known input and no output.</param>
/// <param name="Expected">Only from a usage file.</param>
/// <param name="High">Every factor and hole at its high and the cap filled; null where a bound is missing.</param>
public sealed record CostRange(decimal? Low, decimal? Expected, decimal? High)
{
    /// <summary>Nothing is known.</summary>
    public static readonly CostRange Unknown = new(null, null, null);
}

/// <summary>What one call site costs, as far as it can be told before it runs.</summary>
public sealed record CallEstimate
{
    /// <summary>The price card's entries of the possible models; empty when the model is unknown or unpriced.</summary>
    public IReadOnlyList<ModelPrice> Models { get; init; } = Array.Empty<ModelPrice>();

    /// <summary>The model as the report tells it: a deployment name that the card or the user maps has become a model.</summary>
    public ModelReference Model { get; init; } = ModelReference.Unknown(null);

    /// <summary>The input of one request.</summary>
    public InputTokens Input { get; init; } = new(TokenCount.Anything, TokenCount.Zero, TokenCount.Anything, TokenCount.Zero, Array.Empty<HoleSegment>());

    /// <summary>The least number of requests that one execution sends.</summary>
    public long RequestsLow { get; init; } = 1;

    /// <summary>The most requests that one execution can send; null when unbounded or unknown.</summary>
    public long? RequestsHigh { get; init; } = 1;

    /// <summary>Dollars for one execution of the call, attempts included in the high end.</summary>
    public CostRange Cost { get; init; } = CostRange.Unknown;

    /// <summary>Why there is no price; null when there is one.</summary>
    public Reason? UnpricedWhy { get; init; }

    /// <summary>The models or deployments, as the code names them, that have no price.</summary>
    public IReadOnlyList<string> UnpricedIds { get; init; } = Array.Empty<string>();
}
