using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>How often a policy sends.</summary>
/// <param name="Requests">The most requests.</param>
/// <param name="Origin">Where the policy is made.</param>
/// <param name="Immediate">True when it is certain that no pause lies between.</param>
internal sealed record PolicyBound(RepeatCount Requests, IOperation? Origin = null, bool Immediate = false)
{
    /// <summary>Not in sight.</summary>
    public static readonly PolicyBound Unknown = new(RepeatCount.Unknown);

    /// <summary>Repeats nothing.</summary>
    public static readonly PolicyBound Once = new(RepeatCount.Once);

    /// <summary>The HTTP statuses that it sends again for; null for all.</summary>
    public IReadOnlyList<int>? Statuses { get; init; }

    /// <summary>True when it sends once, whatever comes.</summary>
    public bool IsOnce => Requests == RepeatCount.Once;

    /// <summary>What its factor says of the end: only a success ends what is without limit.</summary>
    public LoopExit Exit => Requests.IsUnlimited ? LoopExit.SuccessOnly : LoopExit.Bounded;

    /// <summary>The bound of a number of retries, or of a list of the pauses before each.</summary>
    /// <param name="retries">The setting.</param>
    /// <param name="origin">Where it is made.</param>
    /// <param name="immediate">True when it is certain that no pause lies between.</param>
    public static PolicyBound OfRetries(Value retries, IOperation? origin, bool immediate) =>
        new(RetryCount.Of(retries).Plus(RepeatCount.Once), origin, immediate);

    /// <summary>One inside the other.</summary>
    public PolicyBound Times(PolicyBound other) => new(
        Requests.Times(other.Requests),
        Requests.IsUnlimited ? Origin : other.Requests.IsUnlimited ? other.Origin : Origin ?? other.Origin,
        Immediate || other.Immediate)
    {
        Statuses = Of(this, other),
    };

    /// <summary>One after the other; for which statuses the later one is asked, its place tells.</summary>
    public PolicyBound Plus(PolicyBound other) => new(Requests.Plus(other.Requests), Origin ?? other.Origin);

    /// <summary>One or the other.</summary>
    public PolicyBound Or(PolicyBound other) => new(Requests.Or(other.Requests), Origin ?? other.Origin, Immediate
        && other.Immediate)
    { Statuses = Of(this, other) };

    /// <summary>One of them; of none nothing is known.</summary>
    public static PolicyBound OneOf(IEnumerable<PolicyBound> bounds) =>
        bounds.Aggregate((PolicyBound?)null, static (known, next) => known?.Or(next) ?? next) ?? Unknown;

    // What sends once sends for no failure again.
    private static IReadOnlyList<int>? Of(PolicyBound one, PolicyBound other) => one.IsOnce ? other.Statuses
        : other.IsOnce ? one.Statuses
        : RetriedStatuses.Either(one.Statuses, other.Statuses);
}
