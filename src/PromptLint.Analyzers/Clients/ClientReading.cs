using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Repetition;
using PromptLint.Analyzers.Requests;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Clients;

/// <summary>Reads a client from the value of a call's receiver: through factories, adapters, builders and wrapped clients.</summary>
internal sealed class ClientReading
{
    private readonly SdkIndex _index;
    private readonly ValueReader _values;

    public ClientReading(SdkIndex index, ValueReader values)
    {
        _index = index;
        _values = values;
    }

    /// <summary>Reads a client.</summary>
    public ClientFacts Read(Value client) => Read(client, 0);

    /// <summary>True when what is run is seen to hold agents: a workflow may be made of anything.</summary>
    public bool HoldsAgents(Value workflow) => HoldsAgents(workflow, 0);

    private bool HoldsAgents(Value value, int depth) => depth <= AnalysisLimits.ClientNesting && value switch
    {
        ChoiceValue choice => choice.Alternatives.Any(a => HoldsAgents(a, depth + 1)),
        FallbackValue fallback => HoldsAgents(fallback.First, depth + 1) || HoldsAgents(fallback.Fallback, depth + 1),
        DelegateValue factory => HoldsAgents(_values.Returned(factory), depth + 1),
        ObjectValue made => _index.Of(made, EntryKind.Client).SelectMany(static e => e.Entry.Slots).Any(slot => made.Part(slot.Key) is var part && part != Value.Unset && (slot.Value switch
        {
            Slot.Each or Slot.System => true,
            Slot.Inners => part is not ObjectValue { Items.IsEmpty: false } several || several.Items.Any(i => HoldsAgents(i, depth + 1)) || HoldsAgents(part, depth + 1),
            Slot.Inner => HoldsAgents(part, depth + 1),
            _ => false,
        })),
        _ => false,
    };

    private static ClientFacts OutOfSight(string why) => new()
    {
        Model = ModelReference.Unknown(why),
        DefaultsFrom = why,
        HasUnseenLayers = true,
        Retries = null,
        RetriesWhy = "the client is made out of sight: " + why,
    };

    private ClientFacts Read(Value value, int depth)
    {
        if (depth > AnalysisLimits.ClientNesting)
        {
            return OutOfSight(AnalysisLimits.ClientNesting.Reason);
        }

        switch (value)
        {
            case UnknownValue unknown:
                return OutOfSight(unknown.Expression.Length > 0 && !unknown.Why.Contains(unknown.Expression) ? $"`{unknown.Expression}`: {unknown.Why}" : unknown.Why);
            case FallbackValue fallback:
                var known = Read(fallback.Fallback, depth + 1);
                var first = Read(fallback.First, depth + 1);
                known.Model = known.Model is { Ids.Count: > 0 } model ? model with { How = ModelSource.Fallback, Why = first.Model?.Why } : first.Model;
                known.Retries = null;
                known.RetriesWhy = first.RetriesWhy;
                known.DefaultsFrom = first.DefaultsFrom;
                known.HasUnseenLayers |= first.HasUnseenLayers || first.ExportsUsage != known.ExportsUsage;
                known.ExportsUsage &= first.ExportsUsage;
                return known;
            case ChoiceValue choice:
                return choice.Alternatives.Where(static a => a != Value.Null && a != Value.Unset).Select(a => Read(a, depth + 1)).Aggregate(Either);
            case DelegateValue factory:
                return Read(_values.Returned(factory), depth + 1);
            case ObjectValue made:
                return ReadObject(made, depth);
            default:
                return OutOfSight("its origin is not understood");
        }
    }

    private static ClientFacts Either(ClientFacts one, ClientFacts other)
    {
        var joined = Joined(one, other);
        joined.Rounds.AddRange(one.Rounds.Count > 0 ? one.Rounds : other.Rounds);
        return joined;
    }

    private static ClientFacts Joined(ClientFacts one, ClientFacts other) => new()
    {
        NamesDeployments = one.NamesDeployments || other.NamesDeployments,
        ExportsUsage = one.ExportsUsage && other.ExportsUsage,

        // Where one of them exports, nobody knows whether the other is taken.
        HasUnseenLayers = one.HasUnseenLayers || other.HasUnseenLayers || one.ExportsUsage != other.ExportsUsage,
        Model = one.Model is null ? other.Model : other.Model is null ? one.Model : CatalogSemantics.Either(one.Model, other.Model),
        DefaultCap = one.DefaultCap == other.DefaultCap ? one.DefaultCap : null,
        DefaultsFrom = one.DefaultsFrom ?? other.DefaultsFrom ?? (one.DefaultCap == other.DefaultCap ? null : "one of several clients"),
        Retries = one.Retries is { } a && other.Retries is { } b ? System.Math.Max(a, b) : null,
        RetriesWhy = one.Retries is null ? one.RetriesWhy : other.Retries is null ? other.RetriesWhy : one.Retries >= other.Retries ? one.RetriesWhy : other.RetriesWhy,
        RetriesOrigin = one.RetriesOrigin ?? other.RetriesOrigin,
        RetriedStatuses = RetriedStatuses.Either(one.RetriedStatuses, other.RetriedStatuses),
        Http = one.Http is { } ours && other.Http is { } theirs ? Value.OneOf(ours, theirs) : one.Http ?? other.Http,
        Iterations = one.Iterations is { } x && other.Iterations is { } y ? System.Math.Max(x, y) : one.Iterations ?? other.Iterations,
        IterationsOrigin = one.IterationsOrigin ?? other.IterationsOrigin,
    };

    private ClientFacts ReadObject(ObjectValue made, int depth)
    {
        var entries = _index.Of(made, EntryKind.Client).ToList();
        var facts = new ClientFacts();
        var inner = new List<Value>();
        var group = new List<ClientFacts>();
        Value clientOptions = Value.Unset;
        var retriesKnown = false;
        var seen = new HashSet<string>();
        foreach (var entry in entries)
        {
            foreach (var slot in entry.Entry.Slots)
            {
                // The entry of the maker comes before that of the type: what both describe is there once.
                var value = made.Part(slot.Key);
                if (value == Value.Unset || value == Value.Null || !seen.Add(slot.Key))
                {
                    continue;
                }

                switch (slot.Value)
                {
                    case Slot.Model or Slot.Deployment:
                        facts.Model ??= CatalogSemantics.Model(_index, value, slot.Value == Slot.Deployment);
                        break;
                    case Slot.Inner or Slot.Client:
                        inner.Add(value);
                        break;
                    case Slot.Inners or Slot.Each when value is ObjectValue { ChangedBy: null, Items: { IsEmpty: false } members }:
                        group.AddRange(members.Select(m => Read(m, depth + 1)));
                        break;
                    case Slot.Inners or Slot.Each:
                        inner.Add(value);
                        break;
                    case Slot.System or Slot.Messages or Slot.Tools or Slot.Schema:
                        facts.Content.Add((slot.Value, value));
                        break;
                    case Slot.Connection when made.Origin is { } origin && value is TextValue { Text.Known: { } connection }:
                        // Only where nobody names a model: what is put round this may.
                        facts.Model ??= CatalogSemantics.Model(_index, _values.External.Connection(connection, origin), deployment: false);
                        break;
                    case Slot.Configure:
                        facts.Configured = PipelineOptions.Read(_index, _values, value);
                        break;
                    case Slot.Options:
                        facts.Options = new OptionsReading(_index).Read(value);
                        break;
                    case Slot.ClientOptions when value is DelegateValue && entry.Entry.DefaultIterations is not null:
                        facts.Iterations = IterationsIn(value) ?? entry.Entry.DefaultIterations;
                        facts.IterationsOrigin = made.Origin;
                        break;
                    case Slot.ClientOptions:
                        clientOptions = value;
                        if (value is ObjectValue layered && _index.Of(layered, EntryKind.Client).Any())
                        {
                            inner.Add(value);
                        }
                        else if (value is ObjectValue carried && _index.Of(carried, EntryKind.Options).Any())
                        {
                            facts.Options = new OptionsReading(_index).Read(value);
                        }

                        break;
                    case Slot.Policy:
                        facts.Retries = 0;
                        facts.RetriesWhy = "an HTTP client of the caller's own decides the retries";
                        facts.Http = value;
                        retriesKnown = true;
                        break;
                    case Slot.Http:
                        facts.Http = value;
                        break;
                    case Slot.Cap when value is NumberValue cap:
                        facts.DefaultCap = new OutputCap(CapState.Set, cap.Number, "the adapter's default, set where it is made");
                        break;
                    case Slot.Cap:
                        facts.DefaultCap = new OutputCap(CapState.Set, null, "the adapter's default, computed at run time");
                        break;
                    case Slot.Attempts:
                        facts.Retries = (value as NumberValue)?.Number;
                        facts.RetriesWhy = value is NumberValue n ? $"{n.Number} retries set on the client" : "the number of retries is computed at run time";
                        facts.RetriesOrigin = made.Origin;
                        retriesKnown = true;
                        break;
                    case Slot.Iterations:
                        facts.Iterations = IterationsIn(value);
                        facts.IterationsOrigin = made.Origin;
                        break;
                }
            }

            if (entry.Entry.DefaultIterations is { } rounds && facts.IterationsOrigin is null)
            {
                facts.Iterations = rounds;
                facts.IterationsOrigin = made.Origin;
            }

            if (entry.Entry.DefaultCap is { } sent && facts.DefaultCap is null)
            {
                facts.DefaultCap = new OutputCap(CapState.Set, sent, $"the adapter sends {sent} when none is given");
            }

            facts.NamesDeployments |= entry.Entry.NamesDeployments;
            facts.ExportsUsage |= entry.Entry.ExportsUsage;
            facts.HasUnseenLayers |= entry.Entry.MayProvideDefaults;
            if (entry.Entry.MayProvideDefaults && facts.Configured is null)
            {
                facts.DefaultsFrom ??= $"`{made.Maker?.Name}` may give defaults";
            }
        }

        if (!retriesKnown)
        {
            retriesKnown = ReadRetries(facts, clientOptions, made);
        }

        if (clientOptions is ObjectValue transported)
        {
            facts.Http ??= _index.Parts(transported, EntryKind.Retry, Slot.Http).FirstOrDefault();
        }

        if (IsTestDouble(made))
        {
            return new ClientFacts { IsTestDouble = true };
        }

        if (entries.Count == 0 && !Registered(made).Any())
        {
            return OutOfSight(made.Maker is { } maker ? $"given by `{maker.ContainingType?.Name}.{maker.Name}`" : made.ChangedBy ?? "its origin is not understood");
        }

        // Several registrations on one builder: any of them may serve the call.
        // What is registered under a name of its own is not joined by what else the builder holds.
        var named = entries.Any(static e => e.Entry.Slots.Values.Contains(Slot.Name));
        var registered = (named ? Enumerable.Empty<Value>() : Registered(made)).Select(v => Read(v, depth + 1)).ToList();
        foreach (var wrapped in inner.Select(v => Read(v, depth + 1)).Concat(registered.Count > 1 ? new[] { registered.Aggregate(Either) } : registered).Concat(group.Count > 0 ? new[] { Group(group) } : group))
        {
            facts.Rounds.AddRange(wrapped.Rounds);
            facts.Model ??= wrapped.Model;
            facts.NamesDeployments |= wrapped.NamesDeployments;
            facts.ExportsUsage |= wrapped.ExportsUsage;
            facts.HasUnseenLayers |= wrapped.HasUnseenLayers;
            facts.IsTestDouble |= wrapped.IsTestDouble;
            facts.Options ??= wrapped.Options;
            facts.Content.AddRange(wrapped.Content);
            facts.Configured = Layered(made, facts.Configured, wrapped.Configured);
            facts.DefaultCap ??= wrapped.DefaultCap;
            facts.Http ??= wrapped.Http;
            facts.DefaultsFrom ??= wrapped.DefaultsFrom;
            // An agent adds a tool loop only to a client that has none.
            if (facts.IterationsOrigin is null || wrapped.IterationsOrigin is not null && entries.Any(static e => e.Entry.DefaultIterations is not null && e.Entry.Slots.Values.Contains(Slot.Tools) && !e.Entry.Slots.Values.Contains(Slot.Iterations)))
            {
                facts.Iterations = wrapped.Iterations;
                facts.IterationsOrigin = wrapped.IterationsOrigin;
            }

            if (!retriesKnown && !wrapped.SaysNothingOfRetries)
            {
                facts.Retries = wrapped.Retries;
                facts.RetriesWhy = wrapped.RetriesWhy;
                facts.RetriesOrigin = wrapped.RetriesOrigin;
                facts.RetriedStatuses = wrapped.RetriedStatuses;
                retriesKnown = true;
            }
        }

        facts.Model = facts.NamesDeployments && facts.Model is { } called ? called with { NamesDeployment = true } : facts.Model;

        // The default is what nobody set, here or on what is wrapped.
        if (!retriesKnown && entries.Select(static e => e.Entry.DefaultRetries).FirstOrDefault(static r => r is not null) is { } byDefault)
        {
            facts.Retries = byDefault;
            facts.RetriesWhy = $"the SDK retries {byDefault} times by default";
            facts.RetriedStatuses = entries.Select(static e => e.Sdk.RetriedStatuses).FirstOrDefault(static s => s.Count > 0);

            // It leaves that to an HTTP client, and takes the container's when it is given none.
            facts.Http ??= byDefault == 0 && entries.Any(static e => e.Entry.Slots.Values.Contains(Slot.Policy)) ? Value.Null : null;
        }
        else if (!retriesKnown)
        {
            facts.RetriesWhy = "no retry policy is known for this client";
            facts.SaysNothingOfRetries = true;
        }

        // What is asked beside it may be retried more often than the agent itself.
        if (new AgentRounds(_index, v => Read(v, depth + 1), _values.Returned).Of(made, facts) is { } goesOn)
        {
            facts.Rounds.Add(goesOn);
        }

        return facts;
    }

    // Whose turn it is, is decided at run time: any of them may be asked, and what any of them is made with may hold.
    private static ClientFacts Group(IReadOnlyList<ClientFacts> members)
    {
        if (members.Count == 1)
        {
            return members[0];
        }

        var joined = members.Aggregate(Either);
        joined.Options = members.Select(static m => m.Options ?? new OptionsFacts()).Aggregate(OptionsReading.Either);
        joined.Content.AddRange(members.SelectMany(static m => m.Content).Select(static c => (c.Slot, c.Slot == Slot.Iterations ? c.Value : Value.OneOf(c.Value, Value.Unset))));
        return joined;
    }

    // A client that is made around another one is the outer layer; what is added to a builder later is the inner one.
    private static PipelineOptions? Layered(ObjectValue made, PipelineOptions? own, PipelineOptions? wrapped) =>
        own is null || wrapped is null ? own ?? wrapped
        : made.Maker is IMethodSymbol { MethodKind: MethodKind.Constructor } ? own.Around(wrapped) : wrapped.Around(own);

    private bool IsTestDouble(ObjectValue made) => made.Maker is { } maker && _index.Find(maker, static e => e.Kind == EntryKind.TestDouble) is not null;

    // True when the client's own options tell, or hide, the number of retries.
    private bool ReadRetries(ClientFacts facts, Value clientOptions, ObjectValue made)
    {
        if (clientOptions is DelegateValue configure)
        {
            return new PolicyConfiguration(_index, _values).Attempts(configure) is { } set && Known(facts, set, made.Origin);
        }

        if (clientOptions is ObjectValue options)
        {
            var policies = _index.Parts(options, EntryKind.Retry, Slot.Policy).ToList();
            var holders = policies.OfType<ObjectValue>().Select(p => BaseConstructorArguments.Of(p, _values)).Append(options).ToList();
            var attempts = holders.SelectMany(p => _index.Parts(p, EntryKind.Retry, Slot.Attempts)).ToList();
            if (attempts.Count > 0)
            {
                // A policy of the user's own may look at more, or at less, than the SDK's.
                facts.RetriedStatuses = policies.OfType<ObjectValue>().All(static p => p.Type is { DeclaringSyntaxReferences.IsEmpty: true })
                    ? _index.Of(made, EntryKind.Client).Select(static e => e.Sdk.RetriedStatuses).FirstOrDefault(static s => s.Count > 0) : null;
                return Known(facts, attempts[0], options.Origin);
            }

            if (policies.Count > 0 && policies.All(p => p is ObjectValue { ChangedBy: null } policy && BaseConstructorArguments.AreKnown(policy, _values) && Default(policy) is not null) && options.ChangedBy is null)
            {
                facts.Retries = policies.OfType<ObjectValue>().Max(Default);
                facts.RetriesWhy = $"{facts.Retries} retries by the policy's default";
                facts.RetriesOrigin = options.Origin;
                return true;
            }

            if (policies.Count > 0 || options.ChangedBy is not null)
            {
                facts.RetriesWhy = "the retry policy is not known";
                return true;
            }
        }
        else if (clientOptions != Value.Unset && clientOptions != Value.Null)
        {
            facts.RetriesWhy = "the client's options are not known";
            return true;
        }

        return false;
    }

    private long? Default(ObjectValue policy) => _index.Of(policy, EntryKind.Retry).Select(static e => e.Entry.DefaultRetries).FirstOrDefault(static d => d is not null);

    private static bool Known(ClientFacts facts, Value attempts, IOperation? origin)
    {
        facts.Retries = attempts is NumberValue number ? number.Number : null;
        facts.RetriesWhy = attempts is NumberValue n ? $"{n.Number} retries set in the client's options" : "the number of retries is computed at run time";
        facts.RetriesOrigin = origin;
        return true;
    }

    // Registrations on a builder (`builder.AddX(modelId)`), also on one of its parts (`builder.Services.AddX(modelId)`).
    // The members of a group are made elsewhere and given to it: that registers nothing.
    private IEnumerable<Value> Registered(ObjectValue made) => made.Items.Concat(made.Parts.Where(p => !IsGroup(made, p.Key)).Select(static p => p.Value).OfType<ObjectValue>().SelectMany(static p => p.Items))
        .Select(static i => i is CalledValue called ? called.Call : i)
        .Where(i => i is ObjectValue { Maker: { } maker } && IsRegistration(maker) && _index.Find(maker, static e => e.Kind == EntryKind.Client) is not null);

    private bool IsGroup(ObjectValue made, string part) => _index.Of(made, EntryKind.Client).Any(e => e.Entry.Slots.TryGetValue(part, out var slot) && slot is Slot.Inners or Slot.Each);

    // What gives something else than the builder itself registers nothing, whatever it is called on.
    private static bool IsRegistration(ISymbol maker) =>
        maker is IMethodSymbol method && (method.IsExtensionMethod || SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType));

    // `UseFunctionInvocation(configure: c => c.MaximumIterationsPerRequest = 5)`: only the assignment of a constant is read.
    private long? IterationsIn(Value value) => value is DelegateValue configure
        ? configure.Origin.DescendantsAndSelf().OfType<Microsoft.CodeAnalysis.Operations.ISimpleAssignmentOperation>()
            .Where(a => a.Target is Microsoft.CodeAnalysis.Operations.IPropertyReferenceOperation property
                && _index.OfType(property.Property.ContainingType, EntryKind.Client).Any(e => e.Entry.Slots.TryGetValue(property.Property.Name, out var slot) && slot == Slot.Iterations))
            .Select(static a => a.Value.ConstantValue is { HasValue: true, Value: int number } ? (long?)number : null)
            .FirstOrDefault()
        : value is FlagValue flag ? flag.IsSet ? null : 0
        : (value as NumberValue)?.Number;
}
