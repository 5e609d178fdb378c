using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Requests;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Clients;

/// <summary>What the making of a client tells by itself, by the slots of its catalog entries, before what it wraps is looked at.</summary>
internal sealed class ClientLayer
{
    private readonly SdkIndex _index;
    private readonly ValueReader _values;
    private readonly ObjectValue _made;
    private readonly List<IndexedEntry> _entries;
    private readonly List<Value> _inner = new();
    private readonly List<Value> _group = new();
    private Value _clientOptions = Value.Unset;

    public ClientLayer(SdkIndex index, ValueReader values, ObjectValue made, List<IndexedEntry> entries)
    {
        _index = index;
        _values = values;
        _made = made;
        _entries = entries;
        Setup = Read();
    }

    /// <summary>What the layer itself says.</summary>
    public ClientSetup Setup { get; }

    /// <summary>The clients that it wraps, one inside the other.</summary>
    public IReadOnlyList<Value> Inner => _inner;

    /// <summary>The members of a group, any of which may be asked.</summary>
    public IReadOnlyList<Value> Group => _group;

    /// <summary>Adds the SDK's defaults for what nobody set, here or on what is wrapped.</summary>
    public ClientSetup Finish(ClientSetup setup)
    {
        var named = setup.NamesDeployments && setup.Model is { } called ? setup with { Model = called with { NamesDeployment = true } } : setup;
        if (named.Retries is not null || _entries.Select(static e => e.Entry.DefaultRetries).FirstOrDefault(static r => r is not null) is not { } byDefault)
        {
            return named;
        }

        var statuses = _entries.Select(static e => e.Sdk.RetriedStatuses).FirstOrDefault(static s => s.Count > 0);
        return named with
        {
            Retries = new RetryFacts(RepeatCount.Of(byDefault), AttemptReasons.SdkDefault(byDefault), null)
            {
                Statuses = statuses is null ? null : ValueSequence<int>.Of(statuses),
            },

            // It leaves that to an HTTP client, and takes the container's when it is given none.
            Http = named.Http ?? (byDefault == 0 && _entries.Any(static e => e.Entry.Slots.Values.Contains(Slot.Policy)) ? Value.Null : null),
        };
    }

    private ClientSetup Read()
    {
        var setup = new ClientSetup();
        var seen = new HashSet<string>();
        foreach (var entry in _entries.Select(static e => e.Entry))
        {
            foreach (var slot in entry.Slots)
            {
                // The entry of the maker comes before that of the type: what both describe is there once.
                var value = _made.Part(slot.Key);
                if (value != Value.Unset && value != Value.Null && seen.Add(slot.Key))
                {
                    setup = Apply(setup, entry, slot.Value, value);
                }
            }

            setup = WithDefaults(setup, entry);
        }

        setup = setup.Retries is null ? setup with { Retries = new ClientRetries(_index, _values).Read(_clientOptions, _made) } : setup;
        return _clientOptions is ObjectValue transported && setup.Http is null
            ? setup with { Http = _index.Parts(transported, EntryKind.Retry, Slot.Http).FirstOrDefault() }
            : setup;
    }

    private ClientSetup Apply(ClientSetup setup, CatalogEntry entry, Slot slot, Value value)
    {
        switch (slot)
        {
            case Slot.Model or Slot.Deployment:
                return setup with { Model = setup.Model ?? CatalogSemantics.Model(_index, value, slot == Slot.Deployment) };
            case Slot.Inners or Slot.Each when value is ObjectValue { ChangedBy: null, Items: { IsEmpty: false } members }:
                _group.AddRange(members);
                return setup;
            case Slot.Inner or Slot.Client or Slot.Inners or Slot.Each:
                _inner.Add(value);
                return setup;
            case Slot.System or Slot.Messages or Slot.Tools or Slot.Schema:
                return setup with { Content = setup.Content.Adding(new SlotContent(slot, value)) };
            case Slot.Connection when _made.Origin is { } origin && value is TextValue { Text.Known: { } connection }:
                // Only where nobody names a model: what is put round this may.
                return setup with { Model = setup.Model ?? CatalogSemantics.Model(_index, _values.External.Connection(connection, origin), deployment: false) };
            case Slot.Configure:
                return setup with { Pipeline = PipelineOptions.Read(_index, _values, value) };
            case Slot.Options:
                return setup with { Options = new OptionsReading(_index).Read(value) };
            case Slot.ClientOptions when value is DelegateValue && entry.DefaultIterations is not null:
                return setup with { ToolLoop = new ToolLoopFacts(IterationsIn(value) ?? entry.DefaultIterations, _made.Origin, IterationsSetting()) };
            case Slot.ClientOptions:
                return WithClientOptions(setup, value);
            case Slot.Policy:
                return setup with { Retries = new RetryFacts(RepeatCount.Of(0), AttemptReasons.HttpClientDecides(), null), Http = value };
            case Slot.Http:
                return setup with { Http = value };
            case Slot.Cap:
                return setup with
                {
                    DefaultCap = CapFact.Of(value, Place).Map(static c => c.Cap.State == CapState.Set
                    ? c with { Cap = c.Cap with { Why = Reasons.AdapterDefault(c.Cap.Why) } }
                    : c)
                };
            case Slot.Attempts:
                return setup with { Retries = RetryFacts.Of(value, "on the client", _made.Origin) };
            case Slot.Iterations:
                return setup with { ToolLoop = new ToolLoopFacts(IterationsIn(value), _made.Origin, IterationsSetting()) };
            default:
                return setup;
        }
    }

    private ClientSetup WithClientOptions(ClientSetup setup, Value value)
    {
        _clientOptions = value;
        if (value is ObjectValue layered && _index.Of(layered, EntryKind.Client).Any())
        {
            _inner.Add(value);
        }
        else if (value is ObjectValue carried && _index.Of(carried, EntryKind.Options).Any())
        {
            return setup with { Options = new OptionsReading(_index).Read(value) };
        }

        return setup;
    }

    private ClientSetup WithDefaults(ClientSetup setup, CatalogEntry entry)
    {
        var sent = entry.DefaultCap is { } cap
            ? OneOf<CapFact>.Only(new CapFact(new OutputCap(CapState.Set, cap, Reasons.AdapterSends(cap)), Place))
            : OneOf<CapFact>.None;
        return setup with
        {
            ToolLoop = setup.ToolLoop ?? (entry.DefaultIterations is { } rounds ? new ToolLoopFacts(rounds, _made.Origin, IterationsSetting()) : null),
            DefaultCap = CapFact.Over(setup.DefaultCap, sent),
            NamesDeployments = setup.NamesDeployments || entry.NamesDeployments,
            ExportsUsage = setup.ExportsUsage || entry.ExportsUsage,
            HasUnseenLayers = setup.HasUnseenLayers || entry.MayProvideDefaults,
            SetsDefaults = setup.SetsDefaults ?? (entry.MayProvideDefaults && setup.Pipeline is null ? Reasons.MayGiveDefaults(_made.Maker?.Name ?? "") : null),
        };
    }

    // A property of the layer itself, or of what its `configure` delegate is handed.
    private string? IterationsSetting()
    {
        var configured = (_made.Maker as IMethodSymbol)?.Parameters.Select(static p => p.Type).OfType<INamedTypeSymbol>()
            .SelectMany(static t => t.TypeArguments) ?? Enumerable.Empty<ITypeSymbol>();
        return new[] { _made.Type }.OfType<ITypeSymbol>().Concat(configured)
            .SelectMany(t => SlotMembers.Properties(_index, t, EntryKind.Client, Slot.Iterations)
                .Where(static p => p.Type.SpecialType == SpecialType.System_Int32)
                .Select(p => t.Name + "." + p.Name))
            .FirstOrDefault();
    }

    private SourcePlace? Place => _made.Origin is { } origin ? SourceLocations.Of(origin.Syntax) : null;

    // `UseFunctionInvocation(configure: c => c.MaximumIterationsPerRequest = 5)`: only the assignment of a constant is read.
    private long? IterationsIn(Value value) => value switch
    {
        DelegateValue configure => configure.Origin.DescendantsAndSelf().OfType<ISimpleAssignmentOperation>()
            .Where(a => a.Target is IPropertyReferenceOperation property
                && _index.OfType(property.Property.ContainingType, EntryKind.Client)
                    .Any(e => e.Entry.Slots.TryGetValue(property.Property.Name, out var slot) && slot == Slot.Iterations))
            .Select(static a => a.Value.ConstantValue is { HasValue: true, Value: int number } ? (long?)number : null)
            .FirstOrDefault(),
        FlagValue flag => flag.IsSet ? null : 0,
        _ => (value as NumberValue)?.Number,
    };
}
