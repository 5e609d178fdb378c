using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Analyzers.Repetition;
using PromptLint.Analyzers.Requests;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.CallSites;

/// <summary>What a call comes to with one of the clients that may send it; joined over all of them.</summary>
internal sealed record CallFacts
{
    /// <summary>No client sends it: the bottom of the join.</summary>
    public static readonly CallFacts None = new();

    /// <summary>The model; null where nobody names one.</summary>
    public OneOf<ModelReference?> Model { get; init; } = OneOf<ModelReference?>.None;

    public OneOf<CapFact> Cap { get; init; } = OneOf<CapFact>.None;

    public OneOf<StopState> Stop { get; init; } = OneOf<StopState>.None;

    public OneOf<UsageState> Usage { get; init; } = OneOf<UsageState>.None;

    /// <summary>What the client makes of one request.</summary>
    public OneOf<ValueSequence<AttemptFactor>> Attempts { get; init; } = OneOf<ValueSequence<AttemptFactor>>.None;

    /// <summary>With one client or the other.</summary>
    public CallFacts Join(CallFacts other) => new()
    {
        Model = Model.Join(other.Model),
        Cap = Cap.Join(other.Cap),
        Stop = Stop.Join(other.Stop),
        Usage = Usage.Join(other.Usage),
        Attempts = Attempts.Join(other.Attempts),
    };

    /// <summary>Whether anybody learns what answers use: known only where it is the same with each client.</summary>
    public UsageState ResolveUsage() => Usage.Count == 1 ? Usage.First() : UsageState.Unknown;

    /// <summary>The factors of the requests: of those of one kind, the largest that one of the clients has.</summary>
    public IEnumerable<AttemptFactor> ResolveAttempts(SourcePlace call)
    {
        var lists = Attempts
            .Or(() => ValueSequence<AttemptFactor>.Of(new[] { new AttemptFactor(AttemptKind.SdkRetry, 1, null, call, AnalysisLimits.Alternatives.Reason) }))
            .ToList();
        if (lists.Count == 1)
        {
            return lists[0];
        }

        var numbered = lists.SelectMany(
            static list => list.GroupBy(static f => f.Kind).SelectMany(static kind => kind.Select((factor, n) => (Kind: kind.Key, n, Factor: factor))));
        return numbered.GroupBy(static f => (f.Kind, f.n))
            .OrderBy(static g => g.Key.Kind)
            .ThenBy(static g => g.Key.n)
            .Select(g => Largest(g.Select(static f => f.Factor), lists.Count));
    }

    private static AttemptFactor Largest(IEnumerable<AttemptFactor> factors, int clients)
    {
        // What is not known stands above what is known to have no limit: the finding would hold for one of the clients alone.
        var all = factors.OrderByDescending(static f => f.High is null)
            .ThenBy(static f => f.High is null ? f.Exit != LoopExit.Bounded : false)
            .ThenByDescending(static f => f.High)
            .ThenBy(static f => f.Place.File, StringComparer.Ordinal).ThenBy(static f => f.Place.Line)
            .ThenBy(static f => f.Place.Column)
            .ThenBy(static f => f.Why.Text, StringComparer.Ordinal)
            .ThenBy(static f => f.Exit).ThenBy(static f => f.Reason).ThenBy(static f => f.IsElsewhere).ThenBy(static f => f.IsImmediate).ToList();
        return all[0] with
        {
            Low = Math.Min(all.Min(static f => f.Low), all.Count < clients ? 1 : long.MaxValue),
            Statuses = all.Select(static f => f.Statuses)
                .Aggregate(Array.Empty<int>(), static (IReadOnlyList<int>? any, IReadOnlyList<int>? one) => RetriedStatuses.Either(any, one)),
        };
    }
}
