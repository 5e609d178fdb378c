using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;
using PromptLint.Core.Pricing;

namespace PromptLint.Reporting.Usage;

/// <summary>
/// What one call of a site is expected to be: its tokens by the usage file, its price by the cards. Nothing is assumed for
/// what nobody told: then the cost is unknown, and what it lacks is named.
/// </summary>
public sealed record ExpectedCall
{
    /// <summary>The price of its model; null when unknown.</summary>
    public ModelPrice? Model { get; init; }

    /// <summary>Input tokens of one request; null when unknown.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Of them, those that the cache serves.</summary>
    public long CachedTokens { get; init; }

    /// <summary>Of them, those that are written to the cache.</summary>
    public long CacheWriteTokens { get; init; }

    /// <summary>Output tokens of one request; null when unknown.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Requests of one call on average; null when unknown.</summary>
    public decimal? Requests { get; init; }

    /// <summary>Share of the calls that go in batches.</summary>
    public decimal BatchShare { get; init; }

    /// <summary>Names of the usage file's members, and prices, that are missing for a cost.</summary>
    public IReadOnlyList<string> Lacks { get; init; } = Array.Empty<string>();

    /// <summary>Dollars for one call; null when anything is missing.</summary>
    public decimal? Cost
    {
        get
        {
            if (Model is not { } model || InputTokens is not { } input || OutputTokens is not { } output)
            {
                return null;
            }

            var now = CostCalculator.Request(model, input, output, CachedTokens, batch: false, CacheWriteTokens);
            var batched = BatchShare == 0 ? 0 : CostCalculator.Request(model, input, output, CachedTokens, batch: true, CacheWriteTokens);
            return MoneySum.Times(MoneySum.Of(new[] { MoneySum.Times(now, 1 - BatchShare), MoneySum.Times(batched, BatchShare) }), Requests);
        }
    }

    /// <summary>What one call of a site is expected to be.</summary>
    public static ExpectedCall Of(CallSiteFact fact, SiteUsage usage, PriceBook book)
    {
        var lacks = new List<string>();
        var id = fact.Model.Id ?? usage.Entry.Model;
        var model = id is null ? null : book.Find(id);
        if (model is null)
        {
            lacks.Add(id is null ? "model" : $"the price of {id}");
        }

        var input = Input(fact, usage, lacks);
        var output = Output(fact, usage, lacks);
        var call = new ExpectedCall
        {
            Model = model,
            InputTokens = input,
            CachedTokens = Share(input, usage.Entry.CacheHitRate),
            CacheWriteTokens = Share(input, usage.Entry.CacheWriteRate),
            OutputTokens = output,
            Requests = RequestsOf(fact, usage, lacks),
            BatchShare = usage.Entry.BatchShare ?? 0,
        };
        if (lacks.Count == 0 && call.Cost is null)
        {
            // All tokens are known, so a rate is not: of cached input, of output, of batches.
            lacks.Add($"a rate of {model!.Id} for cached input, output or batches");
        }

        return call with { Lacks = lacks };
    }

    private static long? Input(CallSiteFact fact, SiteUsage usage, List<string> lacks)
    {
        if (usage.Entry.InputTokens is { } told)
        {
            return told;
        }

        var total = fact.Input.Total;
        var more = (usage.Entry.HistoryTokens ?? 0) + (usage.Entry.ContextTokens ?? 0) + (usage.Profile?.InputTokens ?? 0);
        if (fact.Input.Holes.Count == 0)
        {
            if (total.High is { } high)
            {
                // A band of a tokenizer: its middle is the best guess that the report allows.
                return total.Low + ((high - total.Low + 1) / 2) + more;
            }

            if (more == 0)
            {
                lacks.Add("inputTokens");
                return null;
            }

            return total.Low + more;
        }

        // History, retrieved text and a profile's message fill the holes that have no number of their own.
        var filled = usage.Entry.HistoryTokens is not null || usage.Entry.ContextTokens is not null || usage.Profile?.InputTokens is not null;
        long? sum = total.Low + more;
        foreach (var hole in fact.Input.Holes)
        {
            if (Hole(usage.Entry, hole.Expression) is { } tokens)
            {
                sum += tokens;
            }
            else if (!filled)
            {
                sum = null;
                if (!lacks.Contains($"holes: {hole.Expression}"))
                {
                    lacks.Add($"holes: {hole.Expression}");
                }
            }
        }

        return sum;
    }

    private static long? Hole(UsageEntry entry, string expression) =>
        (entry.Holes.TryGetValue(expression, out var own) ? own : null) ?? (entry.Holes.TryGetValue("*", out var any) ? any : null);

    private static long? Output(CallSiteFact fact, SiteUsage usage, List<string> lacks)
    {
        if (fact.Operation == LlmOperation.Embedding || fact.Cap.State == CapState.NotApplicable)
        {
            return 0;
        }

        if ((usage.Entry.OutputTokens ?? usage.Profile?.OutputTokens) is not { } told)
        {
            lacks.Add("outputTokens");
            return null;
        }

        return fact.Cap.Tokens is { } cap ? Math.Min(told, cap) : told;
    }

    private static decimal? RequestsOf(CallSiteFact fact, SiteUsage usage, List<string> lacks)
    {
        var loops = fact.Attempts.Factors.Any(static f => f.Kind is AttemptKind.ToolLoop or AttemptKind.Loop or AttemptKind.Recursion && f.High != f.Low);
        if (loops && usage.Entry.Rounds is null)
        {
            lacks.Add("rounds");
            return null;
        }

        return (usage.Entry.Rounds ?? Math.Max(1, fact.Attempts.Low)) * (1 + (usage.Entry.Retries ?? 0));
    }

    private static long Share(long? tokens, decimal? share) => tokens is { } all && share is { } part ? (long)decimal.Floor(all * part) : 0;
}
