using System;
using System.Globalization;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.WhatIf;

/// <summary>Equal questions are answered from a cache of responses, without asking the model.</summary>
/// <param name="HitRate">Share of the calls, 0 to 1.</param>
public sealed record ResponseCache(decimal HitRate) : Scenario(Percent("responses cached, {0} hits", HitRate), ScenarioKind.Tokens)
{
    /// <inheritdoc/>
    public override PlannedCall Apply(PlannedCall planned, CallSiteFact fact) => planned with { SentShare = planned.SentShare * (1 - HitRate) };

    internal static string Percent(string format, decimal share) =>
        string.Format(CultureInfo.InvariantCulture, format, (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %");
}

/// <summary>The vendor's prompt cache serves a share of the input.</summary>
/// <param name="HitRate">Share of the input tokens, 0 to 1; null takes all that the code holds of instructions and tools, the most that can be hoped
/// for.</param>
public sealed record PromptCache(decimal? HitRate)
    : Scenario(
        HitRate is { } rate ? ResponseCache.Percent("{0} of the input from the prompt cache", rate) : "instructions and tools from the prompt cache, at best",
        ScenarioKind.Tokens)
{
    /// <inheritdoc/>
    public override PlannedCall? Apply(PlannedCall planned, CallSiteFact fact)
    {
        var call = planned.Call;
        if (call.Model is not { Rates.CachedInput: not null } model || call.InputTokens is not { } input)
        {
            return null;
        }

        var cached = HitRate is { } rate ? (long)decimal.Floor(input * rate) : Math.Min(input, fact.Input.System + fact.Input.Tools);

        // Below its least length a prefix is not cached, and what usage told already is not told again.
        return cached < (model.PromptCacheMinTokens ?? 1) || cached <= call.CachedTokens || cached + call.CacheWriteTokens > input
            ? null
            : planned with { Call = call with { CachedTokens = cached } };
    }
}

/// <summary>A cap on answers.</summary>
/// <param name="Tokens">The most tokens of one.</param>
public sealed record OutputLimit(long Tokens) : Scenario("answers of " + CoverageLine.Number(Tokens) + " tokens at the most", ScenarioKind.Tokens)
{
    /// <inheritdoc/>
    public override PlannedCall? Apply(PlannedCall planned, CallSiteFact fact) =>
        planned.Call.OutputTokens > Tokens ? planned with { Call = planned.Call with { OutputTokens = Tokens } } : null;
}

/// <summary>Shorter prompts.</summary>
/// <param name="Share">By how much, 0 to 1.</param>
public sealed record ShorterPrompt(decimal Share) : Scenario(ResponseCache.Percent("prompts shorter by {0}", Share), ScenarioKind.Tokens)
{
    /// <inheritdoc/>
    public override PlannedCall? Apply(PlannedCall planned, CallSiteFact fact)
    {
        if (planned.Call.InputTokens is not { } input)
        {
            return null;
        }

        return planned with
        {
            Call = planned.Call with
            {
                InputTokens = Less(input),
                CachedTokens = Less(planned.Call.CachedTokens),
                CacheWriteTokens = Less(planned.Call.CacheWriteTokens),
            },
        };

        long Less(long tokens) => (long)decimal.Floor(tokens * (1 - Share));
    }
}
