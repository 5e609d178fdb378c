using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Repetition;

/// <summary>How often a retry policy sends what it runs, as its construction tells: through wraps, builders and their options.</summary>
internal sealed class PolicyReading : IPolicyFactors
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly RegisteredPolicies _registered;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Reads values where the policy is used.</param>
    public PolicyReading(SdkIndex index, ValueReader reader)
    {
        _index = index;
        _reader = reader;
        _registered = new RegisteredPolicies(index, reader);
    }

    /// <summary>The bound of a policy.</summary>
    public PolicyBound Read(Value policy) => Read(policy, 0) ?? PolicyBound.Unknown;

    /// <inheritdoc/>
    public AttemptFactor? Of(IInvocationOperation execution, ValueReader reader)
    {
        var bound = execution.Instance is { } policy ? new PolicyReading(_index, reader).Read(reader.Read(policy)) : PolicyBound.Unknown;
        if (bound.IsOnce)
        {
            return null;
        }

        var why = bound.Requests switch
        {
            { IsUnlimited: true } => AttemptReasons.PolicyWithoutLimit(),
            { Number: { } most } => AttemptReasons.PolicySends(most),
            _ => AttemptReasons.PolicyWithoutBound(),
        };
        return new AttemptFactor(AttemptKind.Polly, 1, bound.Requests.Number, SourceLocations.Of((bound.Origin ?? execution).Syntax), why)
        {
            Exit = bound.Exit,
            Reason = RepeatReason.Failure,
            IsImmediate = bound is { Requests.IsUnlimited: false, Immediate: true },
            Statuses = bound.Statuses,
        };
    }

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
                return all.Any(static b => b is null) ? null : PolicyBound.OneOf(all.OfType<PolicyBound>());
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
            return new PolicyBound(RepeatCount.Unlimited, made.Origin);
        }

        // What configures a policy afterwards takes the place of what it was made with.
        if (depth <= AnalysisLimits.PolicyNesting
            && entries.SelectMany(static e => e.Entry.Slots).Where(static s => s.Value == Slot.Inner).Select(s => made.Part(s.Key))
            .OfType<ObjectValue>().FirstOrDefault() is { } configured)
        {
            return Product(configured, depth + 1, instead ?? Delegates(made).Select(d => Read(d, depth + 1)).FirstOrDefault(static b => b is not null));
        }

        // A registration's other arguments are no policies, nor is the collection that it registers with.
        var isRegistration = entries.Any(static e => e.Entry.Create is not null);
        var own = instead ?? (Delegates(made).Any(d => Read(d, depth + 1) is not null) ? null : Own(made, entries, new RetriedStatuses(_index, _reader)));
        var inner = made.Parts.Where(p => !isRegistration || entries.Any(e => e.Entry.Slots.TryGetValue(p.Key, out var slot) && slot == Slot.Policy))
            .OrderBy(static p => p.Key, System.StringComparer.Ordinal).Select(static p => p.Value).Where(v => instead is null || v is not DelegateValue)
                .Concat(made.Items)
            .Select(p => Read(p, depth + 1)).OfType<PolicyBound>().ToList();
        if (Handlers(made) is { IsOnce: false } added)
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
        var handlers = new MessageHandlerReading(_index, _reader, this);
        return (made.Maker as IMethodSymbol)?.TypeArguments.Select(handlers.Of).Concat(Delegates(made).Select(handlers.Of))
            .Aggregate(PolicyBound.Once, static (all, one) => all.Times(one)) ?? PolicyBound.Once;
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
                ? entries.Any(e => TakesSettings(e, made)) ? PolicyBound.Unknown : new PolicyBound(RepeatCount.Of(always + 1), made.Origin)
                : null;
        }

        var given = attempts.SelectMany(static e => e.Entry.Slots).Where(static s => s.Value == Slot.Attempts).Select(s => made.Part(s.Key))
            .Where(static v => v != Value.Unset).Distinct().ToList();
        var immediate = attempts.Any(static e => e.Entry.Immediate);
        if (given.Count == 0)
        {
            var standard = attempts.Select(static e => e.Entry.DefaultRetries).FirstOrDefault(static d => d is not null);
            return new PolicyBound(RepeatCount.Of(standard + 1), made.Origin, immediate) { Statuses = statuses };
        }

        return given.Select(v => PolicyBound.OneOf(Value.Alternatives(v).Select(a => PolicyBound.OfRetries(a, made.Origin, immediate))))
            .First() with
        { Statuses = statuses };
    }

    // Settings from a configuration that is not known.
    private static bool TakesSettings(IndexedEntry entry, ObjectValue made) => entry.Entry.Slots
        .Any(s => s.Value == Slot.Options && made.Part(s.Key) != Value.Unset);
}
