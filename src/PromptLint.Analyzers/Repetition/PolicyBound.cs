using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Values;

namespace PromptLint.Analyzers.Repetition;

/// <summary>How often a policy sends.</summary>
/// <param name="Requests">The most requests; null when unbounded or unknown.</param>
/// <param name="Origin">Where the policy is made.</param>
/// <param name="Forever">True when it is certain that nothing bounds it.</param>
/// <param name="Immediate">True when it is certain that no pause lies between.</param>
internal sealed record PolicyBound(long? Requests, IOperation? Origin, bool Forever, bool Immediate)
{
    /// <summary>Not in sight.</summary>
    public static readonly PolicyBound Unknown = new(null, null, false, false);

    /// <summary>Repeats nothing.</summary>
    public static readonly PolicyBound Once = new(1, null, false, false);

    /// <summary>The HTTP statuses that it sends again for; null for all.</summary>
    public IReadOnlyList<int>? Statuses { get; init; }

    /// <summary>The bound of a number of retries, or of a list of the pauses before each.</summary>
    public static PolicyBound OfRetries(Value attempts, IOperation? origin, bool immediate) => attempts switch
    {
        NumberValue { Number: int.MaxValue } => new PolicyBound(null, origin, Forever: true, immediate),
        NumberValue number => new PolicyBound(System.Math.Max(0, number.Number) + 1, origin, Forever: false, immediate),

        // One pause for each retry.
        ObjectValue { ChangedBy: null, Maker: null } pauses
            when pauses.Items.All(static i => i is not (SpreadValue or RepeatedValue or CalledValue)) => new PolicyBound(pauses.Items.Length + 1, origin, Forever: false, immediate),
        _ => new PolicyBound(null, origin, Forever: false, immediate),
    };

    /// <summary>One inside the other.</summary>
    public PolicyBound Times(PolicyBound other) => new(
        Requests is { } left && other.Requests is { } right && (left == 0 || right <= long.MaxValue / left) ? left * right : null,
        Forever ? Origin : other.Forever ? other.Origin : Origin ?? other.Origin,
        Forever || other.Forever,
        Immediate || other.Immediate)
    {
        Statuses = Of(this, other),
    };

    /// <summary>One or the other.</summary>
    public PolicyBound Or(PolicyBound other) => new(
        Requests is { } left && other.Requests is { } right ? System.Math.Max(left, right) : null,
        Origin ?? other.Origin,
        Forever && other.Forever,
        Immediate && other.Immediate)
    {
        Statuses = Of(this, other),
    };

    // What sends once sends for no failure again.
    private static IReadOnlyList<int>? Of(PolicyBound one, PolicyBound other) => one.Requests == 1 ? other.Statuses
        : other.Requests == 1 ? one.Statuses
        : RetriedStatuses.Either(one.Statuses, other.Statuses);
}
