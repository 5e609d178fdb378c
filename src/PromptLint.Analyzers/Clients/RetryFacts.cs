using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Repetition;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Clients;

/// <summary>The retries that a client makes by itself.</summary>
/// <param name="Count">Retries after the first request.</param>
/// <param name="Why">Why that many, or why it is not known.</param>
/// <param name="Origin">The operation that gives them their number; null for a default.</param>
internal sealed record RetryFacts(RepeatCount Count, Reason Why, IOperation? Origin)
{
    /// <summary>The HTTP statuses that are retried; null for all, or where that is not known.</summary>
    public ValueSequence<int>? Statuses { get; init; }

    /// <summary>Nobody in sight says how many.</summary>
    public static RetryFacts Unknown(Reason why) => new(RepeatCount.Unknown, why, null);

    /// <summary>The number that a value gives: of several, the largest.</summary>
    /// <param name="attempts">The number, or what stands for it.</param>
    /// <param name="where">For people: what sets it.</param>
    /// <param name="origin">The operation that sets it.</param>
    public static RetryFacts Of(Value attempts, string where, IOperation? origin)
    {
        var counts = Value.Alternatives(attempts).Select(RetryCount.Of).ToList();
        var most = counts.Skip(1).Aggregate(counts[0], static (all, one) => all.Or(one));
        return new RetryFacts(most, most.IsUnlimited ? AttemptReasons.ClientWithoutLimit()
            : most.Number is { } number ? AttemptReasons.RetriesSet(number, where)
            : AttemptReasons.RetriesNotKnown(where, WhyNot(attempts)), origin);
    }

    private static Reason? WhyNot(Value attempts) => Reasons.AnyOf(
        Value.Alternatives(attempts).OfType<UnknownValue>().Select(static u => Reasons.Of(u.Expression, u.Why)),
        AnalysisLimits.ReasonsTold);

    /// <summary>The factor of the requests; null for a client that sends once.</summary>
    /// <param name="call">The place of the call, for a default.</param>
    public AttemptFactor? Factor(SourcePlace call)
    {
        var place = Origin is { } origin ? SourceLocations.Of(origin.Syntax) : call;
        return Count.Number == 0 ? null
            : new AttemptFactor(AttemptKind.SdkRetry, 1, Count.Number + 1, place, Why)
            {
                Reason = RepeatReason.Failure,
                Exit = Count.IsUnlimited ? LoopExit.SuccessOnly : LoopExit.Bounded,
                Statuses = Count.IsUnlimited ? null : Statuses,
            };
    }
}
