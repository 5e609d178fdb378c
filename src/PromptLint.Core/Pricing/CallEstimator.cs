using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptLint.Core.Calls;
using PromptLint.Core.Tokens;

namespace PromptLint.Core.Pricing;

/// <summary>What only the user can say about calls; nothing is assumed for what is left out.</summary>
public sealed record EstimateOptions
{
    /// <summary>The most tokens of each hole; null leaves them unbounded.</summary>
    public long? AssumedHoleTokens { get; init; }

    /// <summary>The model behind calls that do not tell theirs; null leaves them unpriced.</summary>
    public string? DefaultModel { get; init; }
}

/// <summary>Tells what a call site costs before it runs. Safe to use from many threads; equal texts are counted once.</summary>
public sealed class CallEstimator
{
    private readonly ITokenCounter _o200k;
    private readonly ConcurrentDictionary<string, ITokenCounter> _counters = new(StringComparer.Ordinal);
    private readonly Func<string, ITokenCounter?> _encoding;

    /// <summary>Creates an estimator that counts with the shipped vocabularies.</summary>
    public CallEstimator()
        : this(TiktokenCounter.ForEncoding)
    {
    }

    internal CallEstimator(Func<string, ITokenCounter?> encoding)
    {
        _encoding = encoding;
        _o200k = Cached("o200k_base")!;
    }

    /// <summary>Estimates a call site.</summary>
    public CallEstimate Estimate(CallSite site, PriceBook book, EstimateOptions options, CancellationToken cancellationToken)
    {
        var resolution = ModelResolver.Resolve(site.Model, book, options.DefaultModel);
        var (low, high) = Requests(site.Attempts);
        var inputs = Inputs(site, resolution.Models, book, options, cancellationToken);
        var unpriced = site.Operation == LlmOperation.Image
            ? Reasons.ImagesNotBilled()
            : resolution.UnpricedWhy;
        return new CallEstimate
        {
            Models = resolution.Models,
            Model = resolution.Model,
            // One there is at least: that of no known model.
            Input = inputs.Skip(1).Aggregate(inputs[0], Either),
            RequestsLow = low,
            RequestsHigh = high,
            Cost = unpriced is null ? Cost(site, resolution.Models, inputs, high, options.AssumedHoleTokens) : CostRange.Unknown,
            UnpricedWhy = unpriced,
            UnpricedIds = resolution.UnpricedIds,
        };
    }

    /// <summary>A counter of a model's tokens; of the unknown when <paramref name="model"/> is null.</summary>
    public ITokenCounter CounterOf(ModelPrice? model, PriceBook book) =>
        book.Profile(model?.Tokenizer) is { } profile && Cached(profile.Encoding) is { } counter
            ? new ProfiledTokenCounter(profile, counter)
            : new UnknownTokenizerCounter(_o200k);

    private ITokenCounter? Cached(string encoding)
    {
        if (_counters.TryGetValue(encoding, out var known))
        {
            return known;
        }

        return _encoding(encoding) is { } counter ? _counters.GetOrAdd(encoding, new CachedTokenCounter(counter)) : null;
    }

    /// <summary>The input in the tokens of each possible model; of the unknown model when there is none.</summary>
    private List<InputTokens> Inputs(
        CallSite site,
        IReadOnlyList<ModelPrice> models,
        PriceBook book,
        EstimateOptions options,
        CancellationToken cancellationToken)
    {
        var inputs = new List<InputTokens>();
        foreach (var model in models.DefaultIfEmpty())
        {
            var request = new RequestTokens(CounterOf(model, book), book.Profile(model?.Tokenizer), options.AssumedHoleTokens);
            inputs.Add(request.Count(site, cancellationToken));
        }

        return inputs;
    }

    private static InputTokens Either(InputTokens left, InputTokens right) => new(
        TokenCount.Either(left.Total, right.Total),
        TokenCount.Either(left.System, right.System),
        TokenCount.Either(left.User, right.User),
        TokenCount.Either(left.Tools, right.Tools),
        left.Holes);

    private static (long Low, long? High) Requests(IReadOnlyList<AttemptFactor> attempts)
    {
        long low = 1;
        long? high = 1;
        foreach (var factor in attempts.Where(static f => f.Kind != AttemptKind.Choices))
        {
            // Beyond a long the exact number says no more than that it is unbounded.
            low = Product(low, Math.Max(0, factor.Low)) ?? long.MaxValue;
            high = high is { } most && factor.High is { } times ? Product(most, Math.Max(0, times)) : null;
        }

        return (low, high);
    }

    private static long? Product(long left, long right) =>
        left != 0 && right > long.MaxValue / left ? null : left * right;

    private static CostRange Cost(CallSite site, IReadOnlyList<ModelPrice> models, IReadOnlyList<InputTokens> inputs, long? requests, long? assumedResult)
    {
        decimal? low = null, high = 0;
        for (var i = 0; i < models.Count; i++)
        {
            var total = inputs[i].Total;
            var cheapest = Least(CostCalculator.AtAnyHour(models[i]).Select(m => CostCalculator.Request(m, total.Low, 0)));
            low = i == 0 ? cheapest : cheapest is { } amount && low is { } least ? Math.Min(least, amount) : null;
            var dearest = requests is { } times ? Dearest(site, models[i], total.High, times, assumedResult) : null;
            high = dearest is { } most && high is { } highest ? Math.Max(highest, most) : null;
        }

        return new CostRange(low, null, high);
    }

    // The dollars of one execution whose answers are as long as they may be; null where something that counts has no bound.
    private static decimal? Dearest(CallSite site, ModelPrice model, long? input, long requests, long? assumedResult)
    {
        if (input is not { } tokens
            || Output(site, model) is not { } output
            || Choices(site) is not { } choices
            || Product(output, choices) is not { } written)
        {
            return null;
        }

        var hours = CostCalculator.AtAnyHour(model);
        if (ToolLoopCost.Of(site.Attempts) is not { } loop)
        {
            // A loop that may not run at all still costs nothing less than the one request of the low end.
            return CostCalculator.Times(Most(hours.Select(m => CostCalculator.Request(m, tokens, written))), Math.Max(1, requests));
        }

        // How long the results of tools are only the user can say.
        return loop.High is { } rounds && assumedResult is { } results && Requests(site.Attempts.Where(a => a != loop).ToList()).High is { } loops
            ? CostCalculator.Times(Most(hours.Select(m => ToolLoopCost.Sum(m, rounds, tokens, output, results, choices))), Math.Max(1, loops))
            : null;
    }

    /// <summary>The most answers of one request, each of which is billed as output; null when nothing bounds them.</summary>
    private static long? Choices(CallSite site) => site.Attempts.Where(static f => f.Kind == AttemptKind.Choices)
        .Aggregate((long?)1, static (all, f) => all is { } most && f.High is { } times ? Product(most, Math.Max(1, times)) : null);

    // Of amounts of which one is unknown, neither the least nor the most is known. Of none, nothing is known either.
    private static decimal? Least(IEnumerable<decimal?> amounts) => amounts.ToList() is var all && all.Contains(null) ? null : all.Min();

    private static decimal? Most(IEnumerable<decimal?> amounts) => amounts.ToList() is var all && all.Contains(null) ? null : all.Max();

    /// <summary>The most tokens of one answer; null when nothing bounds it.</summary>
    private static long? Output(CallSite site, ModelPrice model)
    {
        if (site.Operation == LlmOperation.Embedding || site.Cap.State == CapState.NotApplicable)
        {
            return 0;
        }

        return site.Cap is { State: CapState.Set, Tokens: { } tokens }
            ? Math.Max(0, Math.Min(tokens, model.MaxOutputTokens ?? long.MaxValue))
            : null;
    }
}
