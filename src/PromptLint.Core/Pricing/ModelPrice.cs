using System;
using System.Collections.Generic;

namespace PromptLint.Core.Pricing;

/// <summary>Rates in US dollars per 1,000,000 tokens; null where no source tells one.</summary>
/// <param name="Input">Input tokens.</param>
/// <param name="Output">Output tokens, hidden reasoning included.</param>
/// <param name="CachedInput">Input tokens read from the prompt cache.</param>
/// <param name="CacheWrite">Input tokens written to the cache (five minutes).</param>
/// <param name="CacheWrite1h">Input tokens written to the cache (one hour).</param>
public sealed record TokenRates(decimal Input, decimal? Output, decimal? CachedInput, decimal? CacheWrite, decimal? CacheWrite1h);

/// <summary>Rates for the whole request once its input is longer than a limit.</summary>
/// <param name="AboveInputTokens">Input tokens above which these rates hold.</param>
/// <param name="Rates">The rates.</param>
public sealed record LongContextTier(long AboveInputTokens, TokenRates Rates);

/// <summary>One model of a price card.</summary>
public sealed record ModelPrice
{
    /// <summary>The card's id of the model.</summary>
    public string Id { get; init; } = "";

    /// <summary>Who sells it: openai, anthropic, google ...</summary>
    public string Provider { get; init; } = "";

    /// <summary>Name of the card that this price stands in.</summary>
    public string Card { get; init; } = "";

    /// <summary>Date of that card, yyyy-MM-dd: what the model's retirement is compared with, never the clock.</summary>
    public string CardAsOf { get; init; } = "";

    /// <summary>Rates for ordinary requests.</summary>
    public TokenRates Rates { get; init; } = new(0, null, null, null, null);

    /// <summary>Rates for long requests, null when there is one price for all.</summary>
    public LongContextTier? LongContext { get; init; }

    /// <summary>Prices by day, the earliest first, those of today among them; empty where one price is told.</summary>
    public IReadOnlyList<PricePeriod> Periods { get; init; } = Array.Empty<PricePeriod>();

    /// <summary>Prices of certain hours; <see cref="Rates"/> hold for the others. Empty where all hours cost the same.</summary>
    public IReadOnlyList<TimeOfDayPrice> ByTimeOfDay { get; init; } = Array.Empty<TimeOfDayPrice>();

    /// <summary>The first day, or month, for which the rates are known to hold; null when not told.</summary>
    public string? EffectiveFrom { get; init; }

    /// <summary>Input tokens up to which the rates are known; null when for any number.</summary>
    public long? PricedUpTo { get; init; }

    /// <summary>Share of the price paid in a batch (0.5 is half), null when not sold or not known.</summary>
    public decimal? BatchMultiplier { get; init; }

    /// <summary>What it runs on when it is paid by the hour; null when it is paid by the token.</summary>
    public SelfHosting? SelfHosting { get; init; }

    /// <summary>Input and output together, in tokens; null when unknown.</summary>
    public long? ContextWindow { get; init; }

    /// <summary>The longest answer in tokens; null when unknown.</summary>
    public long? MaxOutputTokens { get; init; }

    /// <summary>Whether hidden reasoning is billed as output; null when unknown.</summary>
    public bool? Reasoning { get; init; }

    /// <summary>Name of the tokenizer profile; null when unknown.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>Whether the model accepts stop sequences; null when unknown.</summary>
    public bool? SupportsStop { get; init; }

    /// <summary>Day on which the model is switched off, yyyy-MM-dd; null when none is announced.</summary>
    public string? Retirement { get; init; }

    /// <summary>Where the retirement date comes from.</summary>
    public string? RetirementSource { get; init; }

    /// <summary>Where sources disagree, for people.</summary>
    public IReadOnlyList<string> Disagreements { get; init; } = Array.Empty<string>();

    /// <summary>Other names under which the model is called.</summary>
    public ModelNames Names { get; init; } = new();

    /// <summary>What it is sold for: chat, responses, completion, embedding; null when not told.</summary>
    public string? Mode { get; init; }

    /// <summary>Share of the price paid in the slow tier, null when not sold or not known.</summary>
    public decimal? FlexMultiplier { get; init; }

    /// <summary>Share of the price paid in the fast tier (above 1), null when not sold or not known.</summary>
    public decimal? PriorityMultiplier { get; init; }

    /// <summary>Whether chat completions accept max_tokens rather than max_completion_tokens; null when unknown.</summary>
    public bool? AcceptsMaxTokens { get; init; }

    /// <summary>Whether temperature, top_p and top_k are refused; null when unknown.</summary>
    public bool? RejectsSamplingParams { get; init; }

    /// <summary>The shortest prefix that the provider caches, in tokens; null when unknown.</summary>
    public long? PromptCacheMinTokens { get; init; }

    /// <summary>Day of release, yyyy-MM-dd; null when unknown.</summary>
    public string? ReleaseDate { get; init; }

    /// <summary>Remarks, for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = Array.Empty<string>();
}
