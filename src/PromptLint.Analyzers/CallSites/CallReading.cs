using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Answers;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Clients;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Repetition;
using PromptLint.Analyzers.Requests;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Prompts;

namespace PromptLint.Analyzers.CallSites;

/// <summary>The reading of one call: what its slots hold, gathered once.</summary>
internal sealed class CallReading
{
    private readonly SdkIndex _index;
    private readonly CallExpression _call;
    private readonly IndexedEntry _found;
    private readonly ValueReader _values;
    private readonly MessageReading _messages;
    private readonly ToolReading _tools;
    private readonly PromptFiles _prompts;
    private PromptText? _schema;
    private OptionsFacts _options = new();
    private ClientFacts? _client;
    private ModelReference? _model;
    private ModelReference? _defined;
    private ModelReference? _deployment;
    private TemplateFormat _format;
    private OutputCap? _cap;
    private long? _iterations;
    private bool _asksOneTurn;
    private readonly AnswerCount _choices = new();
    private Value _continues = Value.Unset;
    private bool _bodyIsRaw;
    private bool _hasOptions;
    private bool _isOneText;

    public CallReading(SdkIndex index, ValueReader values, PromptFiles prompts, CallExpression call, IndexedEntry found)
    {
        _index = index;
        _call = call;
        _found = found;
        _values = values;
        _prompts = prompts;
        _messages = new MessageReading(_index);
        _tools = new ToolReading(_index);
    }

    public CallSite? Read(ISymbol containing)
    {
        var slots = Slots();
        var function = slots.Where(static s => s.Slot == Slot.Function).Select(static s => s.Value).FirstOrDefault(static v => v != Value.Unset);
        var isPrompt = function is not null ? ReadFunction(function, null) : ReadNamed(Named(Slot.Plugin), Named(Slot.Name));
        if (_found.Entry.OnlyPrompts && !isPrompt || _found.Entry.OnlyAgents && slots.All(s => s.Slot != Slot.Client || !new ClientReading(_index, _values).HoldsAgents(s.Value)))
        {
            return null;
        }

        Value Named(Slot slot) => slots.Where(s => s.Slot == slot).Select(static s => s.Value).DefaultIfEmpty(Value.Unset).First();

        // The call's own options come after those of the function that it invokes, and win over them.
        // Options before messages: system instructions stand above the messages that the call itself gives.
        foreach (var (_, value) in slots.Where(static s => s.Slot == Slot.Options))
        {
            if (AsksForSomethingElse(value))
            {
                return null;
            }

            ReadOptions(value);
        }

        _format = CatalogSemantics.Format(_index, Named(Slot.TemplateFormat));
        foreach (var (slot, value) in slots)
        {
            ReadSlot(slot, value);
        }

        if (_found.Entry.SchemaFromTypeArgument && _call.Method.TypeArguments.LastOrDefault() is { TypeKind: not TypeKind.TypeParameter } answer)
        {
            _schema ??= ToolReading.SchemaOf(answer);
        }

        return _client is { IsTestDouble: true } ? null : Build(containing);
    }

    // The same request type may ask for an image of a server that also has language models.
    private bool AsksForSomethingElse(Value request) => request is ObjectValue made
        && _index.Of(made, EntryKind.Options).SelectMany(static e => e.Entry.NotCallWith).Any(part => made.Part(part) is var set && set != Value.Unset && set != Value.Null);

    private List<(Slot Slot, Value Value)> Slots()
    {
        var slots = new List<(Slot, Value)>();
        foreach (var named in _found.Entry.Slots)
        {
            if (named.Key == CatalogEntry.Receiver)
            {
                slots.Add((named.Value, _values.Read(_call.Instance)));
                continue;
            }

            var argument = Argument(named.Key);
            if (argument is not null)
            {
                var value = _values.ReadArgument(argument);
                if (value != Value.Unset)
                {
                    slots.Add((named.Value, value));
                    _isOneText |= named.Value == Slot.Text && IsOne(argument.Value, value);
                }
            }
        }

        return slots;
    }

    // One text, or a list that was written with one element.
    private static bool IsOne(IOperation argument, Value value)
    {
        var given = argument;
        while (given is IConversionOperation conversion)
        {
            given = conversion.Operand;
        }

        return given.Type?.SpecialType == SpecialType.System_String
            || value is ObjectValue { ChangedBy: null, Maker: null } list && list.Items.Length == 1 && list.Items[0] is not (SpreadValue or RepeatedValue or CalledValue);
    }

    // An implementation may name its parameters otherwise than the interface that the catalog describes: then the place decides.
    private CallArgument? Argument(string name) => _call.Arguments.FirstOrDefault(a => a.Parameter.Name == name)
        ?? (_index.NameOf(_call.Method.ContainingType) == _found.Entry.Type ? null : _call.Method.ContainingType.AllInterfaces
            .Where(contract => _index.NameOf(contract) == _found.Entry.Type)
            .SelectMany(contract => contract.GetMembers(_call.Method.Name)).OfType<IMethodSymbol>()
            .Where(m => m.Parameters.Length == _call.Method.Parameters.Length)
            .Select(m => m.Parameters.FirstOrDefault(p => p.Name == name)).OfType<IParameterSymbol>()
            .Select(p => _call.Arguments.FirstOrDefault(a => a.Parameter.Ordinal == p.Ordinal))
            .FirstOrDefault());

    private void ReadSlot(Slot slot, Value value)
    {
        switch (slot)
        {
            case Slot.Client:
                _client = new ClientReading(_index, _values).Read(value);
                AddContent(_client.Content);
                if (_client.Options is { } carried)
                {
                    AddContent(carried.Content);
                    _options = carried.OverriddenBy(_options);
                }

                Configure(_client.Configured);
                if (_client.Rounds.Any(r => r.Factor(SourceLocations.Of(_call.Syntax)) is not null))
                {
                    // Each round is sent what the earlier ones said.
                    _messages.Add(new UnknownValue("earlier rounds", "what the agents have said by then"));
                }

                break;
            case Slot.Inner:
                _asksOneTurn = true;
                ReadDefinition(new ClientReading(_index, _values).Read(value));
                break;
            case Slot.Messages:
                _messages.Add(value);
                break;
            case Slot.Text or Slot.Parts:
                AddInput(value);
                break;
            case Slot.Template:
                _messages.AddTemplate(value, _format);
                break;
            case Slot.System:
                _messages.AddText(MessageRole.System, value);
                break;
            case Slot.Model or Slot.Deployment when value != Value.Null:
                _model = CatalogSemantics.Model(_index, value, slot == Slot.Deployment);
                break;
            case Slot.Cap:
                _cap = value is NumberValue cap ? new OutputCap(CapState.Set, cap.Number) : value == Value.Null ? null : new OutputCap(CapState.Set, null, "computed at run time");
                break;
            case Slot.Tools:
                _tools.Add(value);
                break;
            case Slot.Schema:
                AddSchema(value);
                break;
            case Slot.Choices:
                _choices.Add(value);
                break;
            case Slot.Iterations:
                // The first request is one of them, where a call says how many.
                _iterations = (value as NumberValue)?.Number - 1;
                break;
            case Slot.Body:
                _bodyIsRaw = true;
                _messages.Add(ValueReader.Unknown(_call.Operation, "a raw request body"));
                break;
        }
    }

    // A layer of the client's pipeline: what it gives stands under the call's own options, what it sets above them.
    private void Configure(PipelineOptions? layer)
    {
        if (layer is null)
        {
            return;
        }

        AddContent(layer.Defaults.Content.Where(d => _options.Content.All(o => o.Slot != d.Slot)));
        AddContent(layer.Overrides.Content);
        _options = layer.Defaults.OverriddenBy(_options).OverriddenBy(layer.Overrides);
    }

    // An agent that was defined on the server and is named in the call: its model and instructions are the call's.
    private void ReadDefinition(ClientFacts defined)
    {
        _defined = defined.Model;
        AddContent(defined.Content);
        if (defined.Options is { } carried)
        {
            AddContent(carried.Content);
            _options = carried.OverriddenBy(_options);
        }
    }

    // One text, or several inputs of an embedding.
    private void AddInput(Value value)
    {
        if (value is ObjectValue { Maker: null or IMethodSymbol { MethodKind: MethodKind.Constructor } } list && !list.Items.IsEmpty)
        {
            _messages.Add(value);
        }
        else
        {
            _messages.AddText(MessageRole.User, value);
        }
    }

    private void ReadOptions(Value value)
    {
        var read = new OptionsReading(_index).Read(value);
        _options = _hasOptions ? _options.OverriddenBy(read) : read;
        _hasOptions = true;
        if (read.Cap.State == CapState.Unknown && value is UnknownValue && _found.Entry.Slots.Values.All(static s => s is Slot.Client or Slot.Options))
        {
            // Everything of the request stands in an object that is not known.
            _messages.Add(value);
        }

        AddContent(read.Content);
    }

    private void AddContent(IEnumerable<(Slot Slot, Value Value)> contents)
    {
        foreach (var (slot, content) in contents)
        {
            switch (slot)
            {
                case Slot.System: _messages.AddText(MessageRole.System, content); break;
                case Slot.Messages: _messages.Add(content); break;
                case Slot.Text:
                    _messages.AddText(MessageRole.User, content);
                    if (_found.Entry.Operation == LlmOperation.Completion)
                    {
                        _choices.AddPrompts(content);
                    }

                    break;
                case Slot.Tools: _tools.Add(content); break;
                case Slot.Schema: AddSchema(content); break;
                case Slot.Iterations: AddToolLoop(content); break;
                case Slot.Choices: _choices.Add(content); break;
                case Slot.Continuation: _continues = content; break;
            }
        }
    }

    // A behaviour object that makes the SDK call tools by itself.
    private void AddToolLoop(Value behaviour)
    {
        if (behaviour is ObjectValue { Maker: { } maker } && _index.Find(maker, static e => e.Kind == EntryKind.Client && e.DefaultIterations is not null) is { } entry)
        {
            // Switched off it hands the calls of tools back.
            _iterations = entry.Entry.Slots.Any(s => s.Value == Slot.Iterations && ((ObjectValue)behaviour).Part(s.Key) is FlagValue { IsSet: false }) ? 0 : entry.Entry.DefaultIterations;
        }
        else if (behaviour is MemberValue member && _index.Find(member.Member, static e => e.Kind == EntryKind.Client && e.DefaultIterations is not null) is { } known)
        {
            _iterations = known.Entry.DefaultIterations;
        }

        if (_iterations is > 0)
        {
            // The plugins that are offered are registered on the kernel, out of sight of this call.
            _tools.Add(new UnknownValue("plugins", "the functions that are offered are registered elsewhere"));
        }
    }

    private void AddSchema(Value value)
    {
        if (value is ObjectValue made)
        {
            var schemas = _index.Parts(made, EntryKind.Schema, Slot.Schema).ToList();
            if (schemas.Count > 0)
            {
                _schema = PromptText.Concat(schemas.Select(s => CatalogSemantics.Text(_index, s)));
            }
            else if (made.Maker is IMethodSymbol { TypeArguments: [{ TypeKind: not TypeKind.TypeParameter } answer] })
            {
                _schema = ToolReading.SchemaOf(answer);
            }
        }
    }

    // A function made from a prompt: its template and settings are the call's. False when it is no such function, as far as is known.
    private bool ReadFunction(Value function, string? name)
    {
        switch (function)
        {
            case ChoiceValue choice:
                return choice.Alternatives.Aggregate(false, (any, a) => ReadFunction(a, name) || any);
            case ObjectValue made when _index.Of(made, EntryKind.Prompt).Any():
                return ReadPrompt(made, _index.Of(made, EntryKind.Prompt).SelectMany(static e => e.Entry.Slots).Distinct().ToList(), name);
            default:
                return false;
        }
    }

    private bool ReadPrompt(ObjectValue made, List<KeyValuePair<string, Slot>> slots, string? name)
    {
        Value Part(Slot slot) => slots.Where(s => s.Value == slot).Select(s => made.Part(s.Key)).FirstOrDefault(static v => v != Value.Unset) ?? Value.Unset;
        var named = slots.Any(static s => s.Value == Slot.Name);
        name = named ? (Part(Slot.Name) as TextValue)?.Text.Known : name;
        var isPrompt = !named && Part(Slot.Plugin) == Value.Unset;
        var prompts = new PromptFunctionReading(_index, _values, _prompts);
        foreach (var slot in slots)
        {
            var value = made.Part(slot.Key);
            if (value == Value.Unset || value == Value.Null)
            {
                continue;
            }

            switch (slot.Value)
            {
                case Slot.Text or Slot.Template: _messages.AddTemplate(value, CatalogSemantics.Format(_index, Part(Slot.TemplateFormat))); break;
                case Slot.Options: ReadOptions(value); break;
                case Slot.Function: isPrompt |= ReadFunction(value, name); break;
                default: isPrompt |= AddPrompt(prompts.Find(slot.Value, value, name)); break;
            }
        }

        // A function that is only named: the plugin's prompts are imported somewhere.
        return isPrompt || ReadNamed(Part(Slot.Plugin), name is null ? Value.Unset : new TextValue(PromptText.Literal(name), ModelSource.Constant));
    }

    private bool ReadNamed(Value plugin, Value function) =>
        plugin is TextValue { Text.Known: { } name } && AddPrompt(new PromptFunctionReading(_index, _values, _prompts).Imported(name, (function as TextValue)?.Text.Known));

    private bool AddPrompt(FoundPrompt? prompt)
    {
        if (prompt is null)
        {
            return false;
        }

        _messages.Add(prompt.Document?.Messages ?? new PromptMessages { Unknown = new[] { new HoleSegment("prompt file", "a prompt in a file that is not in sight") } });
        _options = _hasOptions ? _options.OverriddenBy(prompt.Options) : prompt.Options;
        _hasOptions = true;
        _deployment = prompt.Deployment;
        return true;
    }

    private CallSite Build(ISymbol containing)
    {
        var member = CallSiteIdentity.DocumentationId(CallSiteIdentity.Member(containing));
        return new CallSite
        {
            Id = CallSiteIdentity.Of(member, _call.Method, _call.Syntax, _values.CancellationToken),
            Place = SourceLocations.Of(_call.Syntax),
            Member = member,
            Sdk = _found.Sdk.Sdk,
            Operation = _found.Entry.Operation,
            Method = (_call.Method.ReducedFrom ?? _call.Method).ContainingType.Name + "." + _call.Method.Name,
            Model = Model(),
            Messages = _messages.Messages,
            Tools = _tools.Tools,
            ResponseSchema = _schema,
            Cap = Cap(),
            Stop = Stop(),
            Stream = new StreamReading(_index, _values).Read(_call),
            Usage = Usage(),
            IsOneOfABatch = _isOneText && _found.Entry.Operation == LlmOperation.Embedding,
            Attempts = Attempts(containing),
        };
    }

    private UsageState Usage()
    {
        if (_client is { ExportsUsage: true })
        {
            return UsageState.Exported;
        }

        var read = new AnswerUsageReading(_index, _values.Models).Read(_call);
        return read == UsageState.Ignored && (_client is null or { HasUnseenLayers: true }) && !IsPlainClient(_call.Instance?.Type) ? UsageState.Unknown : read;
    }

    // A client of a vendor's own type, which names the model, has no layers wherever it is made; behind an interface or in a kernel there may be any.
    private bool IsPlainClient(ITypeSymbol? type)
    {
        var entries = type is { TypeKind: TypeKind.Class, IsAbstract: false } ? _index.OfType(type, EntryKind.Client).ToList() : new List<IndexedEntry>();
        return entries.Any(static e => e.Entry.Slots.Values.Any(static s => s is Slot.Model or Slot.Deployment)) && !entries.Any(static e => e.Entry.Slots.Values.Contains(Slot.Inner));
    }

    private ModelReference Model()
    {
        var model = _model ?? _options.Model ?? _defined ?? (_client?.Model is { Ids.Count: > 0 } known ? known : _deployment) ?? _client?.Model ?? ModelReference.Unknown("no model is named");
        return _client is { NamesDeployments: true } ? model with { NamesDeployment = true } : model;
    }

    private OutputCap Cap()
    {
        if (_found.Entry.Operation is LlmOperation.Embedding or LlmOperation.Image)
        {
            return new OutputCap(CapState.NotApplicable);
        }

        // Speech, batches, submitted tool results: what has no place for a cap lacks none.
        if (_found.Entry.Operation == LlmOperation.Other && (_cap ?? _options.Cap).State == CapState.Missing)
        {
            return new OutputCap(CapState.NotApplicable);
        }

        if (_bodyIsRaw)
        {
            return new OutputCap(CapState.Unknown, null, "a raw request body");
        }

        var given = _cap ?? _options.Cap;
        if (given.State != CapState.Missing)
        {
            return given;
        }

        return _client?.DefaultCap ?? (_client?.DefaultsFrom is { } from && ProvidesDefaults(from) ? new OutputCap(CapState.Unknown, null, from) : given);
    }

    // A client that is injected may carry defaults, but an SDK's own client type has no place for them.
    private bool ProvidesDefaults(string from) => from.EndsWith("may give defaults", System.StringComparison.Ordinal);

    private StopState Stop()
    {
        if (_found.Entry.Operation is LlmOperation.Embedding or LlmOperation.Image or LlmOperation.Other)
        {
            return StopState.NotApplicable;
        }

        if (_found.Entry.Operation == LlmOperation.Responses || _options.TakesNoStop)
        {
            return StopState.Unsupported;
        }

        return _bodyIsRaw ? StopState.Unknown
            : _options.Stop == StopState.Missing && _client?.DefaultsFrom is { } from && ProvidesDefaults(from) ? StopState.Unknown
            : _options.Stop;
    }

    private IReadOnlyList<AttemptFactor> Attempts(ISymbol containing)
    {
        var here = SourceLocations.Of(_call.Syntax);
        var factors = new List<AttemptFactor>();
        if (_client is { } client)
        {
            var place = client.RetriesOrigin is { } origin ? SourceLocations.Of(origin.Syntax) : here;
            if (client.Retries is not 0)
            {
                // The largest number there is means "until it succeeds".
                factors.Add(client.Retries is int.MaxValue
                    ? new AttemptFactor(AttemptKind.SdkRetry, 1, null, place, "a client that retries for ever") { Exit = LoopExit.SuccessOnly, Reason = RepeatReason.Failure }
                    : new AttemptFactor(AttemptKind.SdkRetry, 1, client.Retries + 1, place, client.RetriesWhy) { Reason = RepeatReason.Failure, Statuses = client.RetriedStatuses });
            }

            if (client.Http is { } http && new HttpClientResilience(_index, _values).Factor(http, containing, _call.Operation) is { } handlers)
            {
                factors.Add(handlers);
            }

            // A tool loop goes round only where there are tools to call.
            if (client.Iterations is > 0 && (_tools.Tools.Known.Count > 0 || _tools.Tools.Unknown.Count > 0))
            {
                factors.Add(new AttemptFactor(AttemptKind.ToolLoop, 1, client.Iterations + 1, client.IterationsOrigin is { } adds ? SourceLocations.Of(adds.Syntax) : here, $"the tool loop asks again up to {client.Iterations} times"));
            }
        }

        // Without tools there is nothing to go round for, and a client may carry the limit.
        var hasTools = _tools.Tools.Known.Count > 0 || _tools.Tools.Unknown.Count > 0;
        if (_found.Entry.Unbounded && _iterations is null && _client?.Iterations is null && hasTools)
        {
            factors.Add(new AttemptFactor(AttemptKind.ToolLoop, 1, null, here, "the tool loop has no limit"));
        }
        else if (_iterations is > 0)
        {
            factors.Add(new AttemptFactor(AttemptKind.ToolLoop, 1, _iterations + 1, here, $"the tool loop asks again up to {_iterations} times"));
        }

        factors.AddRange(Rounds(here));
        factors.AddRange(new CallRepetition(_index, _values).Around(_call));
        if (AsksOnByItself())
        {
            factors.Add(new AttemptFactor(AttemptKind.Loop, 1, null, here, "the SDK asks on where an answer breaks off, how often is not known") { Reason = RepeatReason.Count });
        }

        if (_choices.Factor(here) is { } choices)
        {
            factors.Add(choices);
        }

        return factors;
    }

    // Agents that go on by themselves; where one is told to speak, it takes one turn.
    private IEnumerable<AttemptFactor> Rounds(SourcePlace here) =>
        _asksOneTurn || _client is null ? System.Array.Empty<AttemptFactor>() : _client.Rounds.Select(r => r.Factor(here)).OfType<AttemptFactor>();

    // Only an SDK whose options can switch that off does it.
    private bool AsksOnByItself() => _continues is not FlagValue { IsSet: false }
        && _call.Method.Parameters.Where(p => _found.Entry.Slots.TryGetValue(p.Name, out var slot) && slot == Slot.Options)
            .SelectMany(p => _index.OfType(p.Type, EntryKind.Options).SelectMany(static e => e.Entry.Slots).Where(static s => s.Value == Slot.Continuation).Select(s => (p.Type, s.Key)))
            .Any(static option => !option.Type.GetMembers(option.Key).IsEmpty);
}
