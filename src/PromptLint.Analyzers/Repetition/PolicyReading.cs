using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Repetition;

/// <summary>How often a retry policy sends what it runs, as its construction tells: through wraps, builders and their options.</summary>
internal sealed class PolicyReading
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly RegisteredPolicies _registered;

    public PolicyReading(SdkIndex index, ValueReader reader)
    {
        _index = index;
        _reader = reader;
        _registered = new RegisteredPolicies(index, reader);
    }

    /// <summary>The bound of a policy.</summary>
    public PolicyBound Read(Value policy) => Read(policy, 0) ?? PolicyBound.Unknown;

    // Null for what is no policy: a delay, a predicate, a logger.
    private PolicyBound? Read(Value value, int depth)
    {
        if (depth > AnalysisLimits.PolicyNesting)
        {
            return null;
        }

        switch (value)
        {
            case ObjectValue made when _registered.Getter(made.Maker) is { Entry: { } got }:
                return Registered(made, got);
            case ObjectValue made:
                return Product(made, depth);
            case DelegateValue configure:
                return new PolicyConfiguration(_index, _reader).Read(configure, v => Read(v, depth + 1));
            case CalledValue called:
                return Read(called.Call, depth + 1);
            case ChoiceValue choice:
                // Certain only if every alternative is: for ever, and at once.
                var all = choice.Alternatives.Select(a => Read(a, depth + 1)).ToList();
                return all.Any(static b => b is null) ? null : all.Aggregate((left, right) => left!.Or(right!));
            case FallbackValue fallback:
                return Read(fallback.Fallback, depth + 1) is { } known ? known.Or(PolicyBound.Unknown) : null;
            default:
                return null;
        }
    }

    // Got by its name: the handlers or pipelines that are registered under it, one inside the other.
    private PolicyBound Registered(ObjectValue got, CatalogEntry entry)
    {
        var name = entry.Slots.Where(static s => s.Value == Slot.Name).Select(s => got.Part(s.Key)).FirstOrDefault(static v => v != Value.Unset);
        var known = name is null ? "" : name is TextValue { Text.Known: { } text } ? text : null;
        var found = _registered.Find(entry.Create!, known, null).ToList();
        var isPolicy = entry.Slots.Values.Contains(Slot.Policy);
        return known is null && found.Count > 0 || isPolicy && found.Count == 0
            ? PolicyBound.Unknown
            : found.Select(v => Read(v)).Aggregate(PolicyBound.Once, static (all, one) => all.Times(one));
    }

    private PolicyBound? Product(ObjectValue made, int depth, PolicyBound? instead = null)
    {
        var entries = _index.Of(made, EntryKind.Retry).ToList();
        if (entries.FirstOrDefault(static e => e.Entry.Unbounded) is not null)
        {
            return new PolicyBound(null, made.Origin, Forever: true, Immediate: false);
        }

        // What configures a policy afterwards takes the place of what it was made with.
        if (depth <= AnalysisLimits.PolicyNesting && entries.SelectMany(static e => e.Entry.Slots).Where(static s => s.Value == Slot.Inner).Select(s => made.Part(s.Key)).OfType<ObjectValue>().FirstOrDefault() is { } configured)
        {
            return Product(configured, depth + 1, instead ?? Delegates(made).Select(d => Read(d, depth + 1)).FirstOrDefault(static b => b is not null));
        }

        // A registration's other arguments are no policies, nor is the collection that it registers with.
        var isRegistration = entries.Any(static e => e.Entry.Create is not null);
        var own = instead ?? (Delegates(made).Any(d => Read(d, depth + 1) is not null) ? null : Own(made, entries, new RetriedStatuses(_index, _reader)));
        var inner = made.Parts.Where(p => !isRegistration || entries.Any(e => e.Entry.Slots.TryGetValue(p.Key, out var slot) && slot == Slot.Policy))
            .OrderBy(static p => p.Key, System.StringComparer.Ordinal).Select(static p => p.Value).Where(v => instead is null || v is not DelegateValue).Concat(made.Items)
            .Select(p => Read(p, depth + 1)).OfType<PolicyBound>().ToList();
        if (Handlers(made) is { Requests: not 1 } added)
        {
            inner.Add(added);
        }

        if (inner.Count == 0 && own is null)
        {
            // Its own kind and nothing repeated: a timeout, a circuit breaker, a policy that is empty.
            return entries.Count > 0 ? !isRegistration && entries.Any(e => TakesPolicy(e, made)) ? PolicyBound.Unknown : PolicyBound.Once : null;
        }

        return inner.Aggregate(own ?? PolicyBound.Once, static (left, right) => left.Times(right));
    }

    // `AddHttpMessageHandler<T>()` and `AddHttpMessageHandler(() => new T())`.
    private PolicyBound Handlers(ObjectValue made)
    {
        var handlers = new MessageHandlerReading(_index, _reader);
        return (made.Maker as IMethodSymbol)?.TypeArguments.Select(handlers.Of).Concat(Delegates(made).Select(handlers.Of)).Aggregate(PolicyBound.Once, static (all, one) => all.Times(one)) ?? PolicyBound.Once;
    }

    private static IEnumerable<Value> Delegates(ObjectValue made) => made.Parts.Values.OfType<DelegateValue>();

    // A policy is given to it that cannot be read.
    private static bool TakesPolicy(IndexedEntry entry, ObjectValue made) =>
        entry.Entry.Slots.Any(s => s.Value == Slot.Policy && made.Part(s.Key) is UnknownValue);

    private static PolicyBound? Own(ObjectValue made, IReadOnlyList<IndexedEntry> entries, RetriedStatuses failures)
    {
        var attempts = entries.Where(static e => e.Entry.Slots.Values.Contains(Slot.Attempts)).ToList();
        var statuses = failures.OfPolicy(made.Origin);
        if (attempts.Count == 0)
        {
            return entries.FirstOrDefault(static e => e.Entry.DefaultRetries is not null) is { Entry.DefaultRetries: { } always }
                ? entries.Any(e => TakesSettings(e, made)) ? PolicyBound.Unknown : new PolicyBound(always + 1, made.Origin, Forever: false, Immediate: false)
                : null;
        }

        var given = attempts.SelectMany(static e => e.Entry.Slots).Where(static s => s.Value == Slot.Attempts).Select(s => made.Part(s.Key)).Where(static v => v != Value.Unset).Distinct().ToList();
        var immediate = attempts.Any(static e => e.Entry.Immediate);
        if (given.Count == 0)
        {
            return new PolicyBound(attempts.Select(static e => e.Entry.DefaultRetries).FirstOrDefault(static d => d is not null) + 1, made.Origin, Forever: false, immediate) { Statuses = statuses };
        }

        return given.Select(v => Value.Alternatives(v).Select(a => Bound(a, made.Origin, immediate)).Aggregate(static (left, right) => left.Or(right))).First() with { Statuses = statuses };
    }

    // Settings from a configuration that is not known.
    private static bool TakesSettings(IndexedEntry entry, ObjectValue made) => entry.Entry.Slots.Any(s => s.Value == Slot.Options && made.Part(s.Key) != Value.Unset);

    /// <summary>The bound of a number of retries, or of a list of the pauses before each.</summary>
    public static PolicyBound Bound(Value attempts, IOperation? origin, bool immediate) => attempts switch
    {
        NumberValue { Number: int.MaxValue } => new PolicyBound(null, origin, Forever: true, immediate),
        NumberValue number => new PolicyBound(System.Math.Max(0, number.Number) + 1, origin, Forever: false, immediate),

        // One pause for each retry.
        ObjectValue { ChangedBy: null, Maker: null } pauses when pauses.Items.All(static i => i is not (SpreadValue or RepeatedValue or CalledValue)) => new PolicyBound(pauses.Items.Length + 1, origin, Forever: false, immediate),
        _ => new PolicyBound(null, origin, Forever: false, immediate),
    };
}

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
    private static IReadOnlyList<int>? Of(PolicyBound one, PolicyBound other) => one.Requests == 1 ? other.Statuses : other.Requests == 1 ? one.Statuses : RetriedStatuses.Either(one.Statuses, other.Statuses);
}
