using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Clients;

/// <summary>The retries that a client makes by itself.</summary>
/// <param name="Most">Retries after the first request; null when not known, or without limit.</param>
/// <param name="IsWithoutLimit">True for a client that retries until it succeeds.</param>
/// <param name="Why">Why that many, or why it is not known.</param>
/// <param name="Origin">The operation that gives them their number; null for a default.</param>
internal sealed record RetryFacts(long? Most, bool IsWithoutLimit, string Why, IOperation? Origin)
{
    /// <summary>The HTTP statuses that are retried; null for all, or where that is not known.</summary>
    public ValueSequence<int>? Statuses { get; init; }

    /// <summary>Nobody in sight says how many.</summary>
    public static RetryFacts Unknown(string why) => new(null, false, why, null);

    /// <summary>The number that a value gives: of several, the largest.</summary>
    /// <param name="attempts">The number, or what stands for it.</param>
    /// <param name="where">For people: what sets it.</param>
    /// <param name="origin">The operation that sets it.</param>
    public static RetryFacts Of(Value attempts, string where, IOperation? origin)
    {
        var numbers = Value.Alternatives(attempts).Select(static a => (a as NumberValue)?.Number).ToList();

        // The largest number that the type holds is how people write "until it succeeds".
        return numbers.Contains(int.MaxValue) ? new RetryFacts(null, true, "a client that retries without limit", origin)
            : numbers.Contains(null) ? new RetryFacts(null, false, "the number of retries is computed at run time", origin)
            : new RetryFacts(numbers.Max(), false, $"{numbers.Max()} retries set {where}", origin);
    }

    /// <summary>The factor of the requests; null for a client that sends once.</summary>
    /// <param name="call">The place of the call, for a default.</param>
    public AttemptFactor? Factor(SourcePlace call)
    {
        var place = Origin is { } origin ? SourceLocations.Of(origin.Syntax) : call;
        return Most == 0 ? null
            : new AttemptFactor(AttemptKind.SdkRetry, 1, Most + 1, place, Why)
            {
                Reason = RepeatReason.Failure,
                Exit = IsWithoutLimit ? LoopExit.SuccessOnly : LoopExit.Bounded,
                Statuses = IsWithoutLimit ? null : Statuses,
            };
    }
}
