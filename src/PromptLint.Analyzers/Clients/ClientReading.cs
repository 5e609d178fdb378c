using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
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
        ObjectValue made => _index.Of(made, EntryKind.Client)
            .SelectMany(static e => e.Entry.Slots)
            .Any(slot => made.Part(slot.Key) is var part && part != Value.Unset && (slot.Value switch
            {
                Slot.Each or Slot.System => true,
                Slot.Inners =>
                    part is not ObjectValue { Items.IsEmpty: false } several
                    || several.Items.Any(i => HoldsAgents(i, depth + 1))
                    || HoldsAgents(part, depth + 1),
                Slot.Inner => HoldsAgents(part, depth + 1),
                _ => false,
            })),
        _ => false,
    };

    private ClientFacts Read(Value value, int depth)
    {
        if (depth > AnalysisLimits.ClientNesting)
        {
            return ClientFacts.OutOfSight(AnalysisLimits.ClientNesting.Reason);
        }

        switch (value)
        {
            case UnknownValue { Limit: { } limit } when limit == AnalysisLimits.Alternatives:
                return ClientFacts.Only(ClientSetup.OfUnknownKind(limit.Reason));
            case UnknownValue { IsUnbound: true } unbound:
                return ClientFacts.Only(ClientSetup.OfUnknownKind(CatalogSemantics.Why(unbound)));
            case UnknownValue unknown:
                return ClientFacts.OutOfSight(CatalogSemantics.Why(unknown));
            case FallbackValue fallback:
                return OrElse(Read(fallback.First, depth + 1), Read(fallback.Fallback, depth + 1));
            case ChoiceValue choice:
                // What is nothing sends nothing.
                var clients = choice.Alternatives.Where(static a => a != Value.Null && a != Value.Unset).ToList();
                return clients.Count == 0 ? Nothing() : clients.Select(a => Read(a, depth + 1)).Aggregate(ClientFacts.None, static (all, one) => all.Join(one));
            case DelegateValue factory:
                return Read(_values.Returned(factory), depth + 1);
            case ObjectValue made:
                return ReadObject(made, depth);
            default:
                return value == Value.Null || value == Value.Unset ? Nothing() : ClientFacts.OutOfSight(Reasons.OriginNotFollowed(ValueKind.Of(value)));
        }
    }

    private static ClientFacts Nothing() => ClientFacts.OutOfSight(Reasons.OnlyNull());

    // What is given, or this one in its place: which of them has sent, the model tells as a fallback.
    private static ClientFacts OrElse(ClientFacts given, ClientFacts fallback)
    {
        var why = Reasons.AnyOf(given.All.Select(static s => s.Model?.Why), AnalysisLimits.ReasonsTold);
        ModelReference? Named(ClientSetup setup) => setup.Model is { Ids.Count: > 0 } model ? model with { How = ModelSource.Fallback, Why = why } : null;
        var named = OneOf<ModelReference?>.From(fallback.All.Select(Named));
        var told = named.Contains(null) ? null : CatalogSemantics.Resolve(named);
        return given.Map(s => told is null ? s : s with { Model = s.Model is { Ids.Count: > 0 } ? s.Model : told })
            .Join(fallback.Map(s => s with { Model = told ?? given.All.Select(static g => g.Model).FirstOrDefault() ?? s.Model }));
    }

    private ClientFacts ReadObject(ObjectValue made, int depth)
    {
        if (IsTestDouble(made))
        {
            return ClientFacts.Only(new ClientSetup { IsTestDouble = true });
        }

        var entries = _index.Of(made, EntryKind.Client).ToList();
        var builder = new BuilderRegistrations(_index, made);
        if (entries.Count == 0 && !builder.IsAny)
        {
            // What a class of somebody else's sends by itself only a catalog tells; a method or a container may well give one that sends nothing.
            return made.Maker is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && !_values.Models.Declares(constructor.ContainingType)
                ? ClientFacts.Only(ClientSetup.OfUnknownKind(Reasons.TypeNotDescribed(constructor.ContainingType.Name)))
                : ClientFacts.OutOfSight(made.Maker is { } maker ? Reasons.GivenBy(MemberName.Of(maker)) : made.WhyUnknown);
        }

        var layer = new ClientLayer(_index, _values, made, entries);
        var facts = ClientFacts.Only(layer.Setup);

        // An agent adds a tool loop only to a client that has none.
        var keepsToolLoop = entries.Any(
            static e => e.Entry.DefaultIterations is not null && e.Entry.Slots.Values.Contains(Slot.Tools) && !e.Entry.Slots.Values.Contains(Slot.Iterations));
        var isLater = made.Maker is not IMethodSymbol { MethodKind: MethodKind.Constructor };

        // What is registered under a name of its own is not joined by what else the builder holds.
        var hasName = entries.Any(static e => e.Entry.Slots.Values.Contains(Slot.Name));
        var wrapped = (hasName ? Enumerable.Empty<Value>() : builder.Layers).Select(v => ReadLayer(v, depth + 1))
            .Concat(layer.Inner.Select(v => Read(v, depth + 1)))
            .Concat(AnyOf(hasName ? Enumerable.Empty<Value>() : builder.Clients, depth))
            .Concat(AnyOf(layer.Group, depth));
        foreach (var client in wrapped)
        {
            facts = facts.Around(client, (outer, inner) => outer.Around(inner, isLater, keepsToolLoop));
        }

        var rounds = new AgentRounds(_index, v => Read(v, depth + 1), _values.Returned);
        return facts.Map(s =>
        {
            var setup = layer.Finish(s);

            // What is asked beside it may be retried more often than the agent itself.
            return rounds.Of(made, setup) is { } goesOn ? setup with { Rounds = setup.Rounds.Adding(goesOn) } : setup;
        });
    }

    // A registration that does not bind is still that registration: it is the class of a client that nobody knows, not its layers.
    private ClientFacts ReadLayer(Value layer, int depth) => layer switch
    {
        UnknownValue { IsUnbound: true } unbound => ClientFacts.OutOfSight(CatalogSemantics.Why(unbound)),
        ChoiceValue choice when choice.Alternatives.Any(static a => a is UnknownValue { IsUnbound: true }) => choice.Alternatives
            .Where(static a => a != Value.Null && a != Value.Unset)
            .Select(a => ReadLayer(a, depth + 1))
            .Aggregate(ClientFacts.None, static (all, one) => all.Join(one)),
        _ => Read(layer, depth),
    };

    // Several registrations on one builder, or members of a group: any of them may serve the call.
    private IEnumerable<ClientFacts> AnyOf(IEnumerable<Value> clients, int depth)
    {
        var all = clients.Select(c => ReadLayer(c, depth + 1)).ToList();
        return all.Count == 0 ? all : new List<ClientFacts> { all.Aggregate(ClientFacts.None, static (any, one) => any.Join(one)) };
    }

    private bool IsTestDouble(ObjectValue made) => made.Maker is { } maker && _index.Find(maker, static e => e.Kind == EntryKind.TestDouble) is not null;
}
