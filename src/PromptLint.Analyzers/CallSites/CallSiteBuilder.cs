using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Answers;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Clients;
using PromptLint.Analyzers.Requests;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.CallSites;

/// <summary>Puts a call site together from the facts of its request: which of the places that name a model, a cap or a stop sequence wins.</summary>
internal sealed class CallSiteBuilder
{
    private readonly SdkIndex _index;
    private readonly ValueReader _values;
    private readonly CallExpression _call;
    private readonly IndexedEntry _found;
    private readonly RequestFacts _request;

    public CallSiteBuilder(SdkIndex index, ValueReader values, CallExpression call, IndexedEntry found, RequestFacts request)
    {
        _index = index;
        _values = values;
        _call = call;
        _found = found;
        _request = request;
    }

    /// <summary>The call site.</summary>
    /// <param name="containing">The symbol whose body holds the call.</param>
    public CallSite Build(ISymbol containing)
    {
        var member = CallSiteIdentity.DocumentationId(CallSiteIdentity.Member(containing));
        var attempts = new CallAttempts(_index, _values, _call, _found.Entry, _request, containing);
        var read = new AnswerUsageReading(_index, _values.Models).Read(_call);
        IEnumerable<ClientSetup?> clients = _request.Client?.All ?? Enumerable.Repeat<ClientSetup?>(null, 1);
        var facts = clients.Aggregate(CallFacts.None, (all, one) => all.Join(With(one, attempts, read)));
        var cap = CapFact.Resolve(facts.Cap);
        var stop = OptionsFacts.Resolve(facts.Stop);
        var settings = new SettingName(_index, _values.Models.Compilation, _call, _found.Entry);
        return new CallSite
        {
            Id = CallSiteIdentity.Of(member, _call.Method, _call.Syntax, _values.CancellationToken),
            Place = SourceLocations.Of(_call.Syntax),
            Member = member,
            Sdk = _found.Sdk.Sdk,
            Operation = _found.Entry.Operation,
            Method = CalledMethod.Name(_call),
            Written = CalledMethod.AsWritten(_call),
            Model = CatalogSemantics.Resolve(facts.Model) ?? ModelReference.Unknown(Reasons.NoModelNamed()),
            Messages = _request.Messages,
            Tools = _request.Tools,
            ResponseSchema = _request.Schema,
            Cap = cap,
            CapSetting = cap.State == CapState.Missing ? settings.Of(Slot.Cap) : null,
            Stop = stop,
            StopSetting = stop == StopState.Missing ? settings.Of(Slot.Stop) : null,
            Stream = new StreamReading(_index, _values).Read(_call),
            Usage = facts.ResolveUsage(),
            IsOneOfABatch = _request.IsOneText && _found.Entry.Operation == LlmOperation.Embedding,
            Attempts = facts.ResolveAttempts(SourceLocations.Of(_call.Syntax)).Concat(attempts.Around()).ToList(),
        };
    }

    // The call with one of the clients that may send it.
    private CallFacts With(ClientSetup? client, CallAttempts attempts, UsageState read)
    {
        var options = client?.Options is { } carried ? carried.OverriddenBy(_request.Options) : _request.Options;
        options = client?.Pipeline is { } layers ? layers.Defaults.OverriddenBy(options).OverriddenBy(layers.Overrides) : options;
        return new CallFacts
        {
            Model = Model(client, options),
            Cap = Cap(client, options),
            Stop = Stop(client, options),
            Usage = OneOf<UsageState>.Only(Usage(client, read)),
            Attempts = OneOf<ValueSequence<AttemptFactor>>.Only(attempts.Of(client)),
        };
    }

    private OneOf<ModelReference?> Model(ClientSetup? client, OptionsFacts options)
    {
        var named = _request.Model.IsNone ? options.Model : _request.Model.Then(m => m is null ? options.Model : OneOf<ModelReference?>.Only(m));
        return named.Map<ModelReference?>(m => (m ?? OtherModel(client) ?? ModelReference.Unknown(Reasons.NoModelNamed())) is var told
            && client is { NamesDeployments: true } ? told with { NamesDeployment = true } : told);
    }

    // Where neither the call nor its options name one.
    private ModelReference? OtherModel(ClientSetup? client) =>
        _request.Defined ?? (client?.Model is { Ids.Count: > 0 } known ? known : _request.Deployment) ?? client?.Model;

    private OneOf<CapFact> Cap(ClientSetup? client, OptionsFacts options)
    {
        var given = CapFact.Over(_request.Cap, options.Cap);
        switch (_found.Entry.Operation)
        {
            case LlmOperation.Embedding or LlmOperation.Image:
                return NotApplicable;

            // Speech, batches, submitted tool results: what has no place for a cap lacks none.
            case LlmOperation.Other:
                return given.Then(static c => c.IsMissing ? NotApplicable : OneOf<CapFact>.Only(c));
        }

        if (_request.BodyIsRaw)
        {
            return OneOf<CapFact>.Only(CapFact.Unknown(Reasons.RawBody()));
        }

        // The SDK's own client type has no place for defaults; a layer that somebody puts round it may give them.
        var otherwise = client is null ? OneOf<CapFact>.None
            : client.SetsDefaults is { } layer && client.DefaultCap.IsNone ? OneOf<CapFact>.Only(CapFact.Unknown(layer))
            : client.DefaultCap;
        return CapFact.Over(given, otherwise);
    }

    private static OneOf<CapFact> NotApplicable { get; } = OneOf<CapFact>.Only(new CapFact(new OutputCap(CapState.NotApplicable), null));

    private OneOf<StopState> Stop(ClientSetup? client, OptionsFacts options) =>
        _found.Entry.Operation is LlmOperation.Embedding or LlmOperation.Image or LlmOperation.Other ? OneOf<StopState>.Only(StopState.NotApplicable)
        : _found.Entry.Operation == LlmOperation.Responses || options.TakesNoStop ? OneOf<StopState>.Only(StopState.Unsupported)
        : _request.BodyIsRaw ? OneOf<StopState>.Only(StopState.Unknown)
        : options.Stop.Map(s => s == StopState.Missing && client?.SetsDefaults is not null ? StopState.Unknown : s);

    private UsageState Usage(ClientSetup? client, UsageState read) =>
        client is { ExportsUsage: true } ? UsageState.Exported
        : read == UsageState.Ignored && client is null or { HasUnseenLayers: true } && !IsPlainClient(_call.Instance?.Type) ? UsageState.Unknown
        : read;

    // A client of a vendor's own type, which names the model, has no layers wherever it is made; behind an interface or in a kernel there may be any.
    private bool IsPlainClient(ITypeSymbol? type)
    {
        var entries = type is { TypeKind: TypeKind.Class, IsAbstract: false } ? _index.OfType(type, EntryKind.Client).ToList() : new List<IndexedEntry>();
        return entries.Any(static e => e.Entry.Slots.Values.Any(static s => s is Slot.Model or Slot.Deployment))
            && !entries.Any(static e => e.Entry.Slots.Values.Contains(Slot.Inner));
    }
}
