using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Clients;
using PromptLint.Analyzers.Requests;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Prompts;

namespace PromptLint.Analyzers.CallSites;

/// <summary>Turns the slots of one call into the facts of its request.</summary>
internal sealed class RequestReading
{
    private readonly SdkIndex _index;
    private readonly ValueReader _values;
    private readonly CallExpression _call;
    private readonly CatalogEntry _entry;
    private readonly MessageReading _messages;
    private readonly ToolReading _tools;
    private readonly AnswerCount _choices = new();
    private readonly HashSet<Slot> _givenByOptions = new();
    private RequestFacts _facts = new();
    private bool _hasOptions;

    public RequestReading(SdkIndex index, ValueReader values, CallExpression call, CatalogEntry entry)
    {
        _index = index;
        _values = values;
        _call = call;
        _entry = entry;
        _messages = new MessageReading(index);
        _tools = new ToolReading(index);
    }

    /// <summary>The language of templates that the call names.</summary>
    public TemplateFormat Format { get; set; }

    /// <summary>What was gathered.</summary>
    public RequestFacts Facts =>
        _facts with { Messages = _messages.Messages, Tools = _tools.Tools, Choices = _choices.Factor(SourceLocations.Of(_call.Syntax)) };

    /// <summary>Adds options: what a later set sets wins over an earlier one.</summary>
    public void AddOptions(Value value)
    {
        var read = new OptionsReading(_index).Read(value);
        AddOptions(read);
        if (value is UnknownValue && _entry.Slots.Values.All(static s => s is Slot.Client or Slot.Options))
        {
            // Everything of the request stands in an object that is not known.
            _messages.Add(value);
        }

        AddContent(SlotContent.Flatten(read.Content));
    }

    /// <summary>Adds options that were read elsewhere, without what they add to the request.</summary>
    public void AddOptions(OptionsFacts read)
    {
        _givenByOptions.UnionWith(read.Content.SelectMany(static c => c).Select(static c => c.Slot));
        _facts = _facts with { Options = _hasOptions ? _facts.Options.OverriddenBy(read) : read };
        _hasOptions = true;
    }

    /// <summary>Adds a prompt that a function is made from.</summary>
    public void AddPrompt(FoundPrompt prompt)
    {
        _messages.Add(prompt.Document?.Messages
            ?? new PromptMessages { Unknown = new[] { new HoleSegment("prompt file", Reasons.PromptFileNotFound()) } });
        AddOptions(prompt.Options);
        _facts = _facts with { Deployment = prompt.Deployment };
    }

    /// <summary>Adds a template in a language.</summary>
    public void AddTemplate(Value value, TemplateFormat format) => _messages.AddTemplate(value, format);

    /// <summary>Adds the schema that answers must follow; one that is known already stays.</summary>
    public void AddSchemaOf(ITypeSymbol answer) => _facts = _facts with { Schema = _facts.Schema ?? ToolReading.SchemaOf(answer) };

    /// <summary>Adds what a slot of the call holds.</summary>
    public void Add(Slot slot, Value value)
    {
        switch (slot)
        {
            case Slot.Client:
                AddClient(new ClientReading(_index, _values).Read(value));
                break;
            case Slot.Inner:
                AddDefinition(new ClientReading(_index, _values).Read(value));
                break;
            case Slot.Messages:
                _messages.Add(value);
                break;
            case Slot.Text or Slot.Parts:
                AddInput(value);
                break;
            case Slot.Template:
                _messages.AddTemplate(value, Format);
                break;
            case Slot.System:
                _messages.AddText(MessageRole.System, value);
                break;
            case Slot.Model or Slot.Deployment when value != Value.Null:
                _facts = _facts with { Model = CatalogSemantics.Models(_index, value, slot == Slot.Deployment) };
                break;
            case Slot.Cap:
                _facts = _facts with { Cap = CapFact.Of(value, SourceLocations.Of(_call.Syntax)) };
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
                _facts = _facts with { Iterations = (value as NumberValue)?.Number - 1 };
                break;
            case Slot.Body:
                _facts = _facts with { BodyIsRaw = true };
                _messages.Add(ValueReader.Unknown(_call.Operation, Reasons.RawBody()));
                break;
        }
    }

    private void AddClient(ClientFacts client)
    {
        _facts = _facts with { Client = client };

        // A layer's defaults give what neither the call nor the client does.
        var added = OneOf<ValueSequence<SlotContent>>.From(client.All.SelectMany(setup =>
            (setup.Options ?? OptionsFacts.NotGiven).Content.Then(carried =>
                (setup.Pipeline?.Defaults ?? OptionsFacts.NotGiven).Content.Then(defaults => (setup.Pipeline?.Overrides ?? OptionsFacts.NotGiven).Content
                .Map(overrides => setup.Content.Concat(carried)
                    .Concat(defaults.Where(d => !_givenByOptions.Contains(d.Slot) && carried.All(c => c.Slot != d.Slot)))
                    .Concat(overrides))))));
        AddContent(SlotContent.Flatten(added));
        if (client.All.Any(c => c.Rounds.Any(r => r.Factor(SourceLocations.Of(_call.Syntax)) is not null)))
        {
            // Each round is sent what the earlier ones said.
            _messages.Add(new UnknownValue("earlier rounds", Reasons.EarlierRounds()));
        }
    }

    // An agent that was defined on the server and is named in the call: its model and instructions are the call's.
    private void AddDefinition(ClientFacts defined)
    {
        var options = defined.All.Aggregate(OptionsFacts.None, static (all, one) => all.Join(one.Options ?? OptionsFacts.NotGiven));
        var content = OneOf<ValueSequence<SlotContent>>.From(
            defined.All.SelectMany(static setup => (setup.Options ?? OptionsFacts.NotGiven).Content.Map(setup.Content.Concat)));
        AddContent(SlotContent.Flatten(content));
        _facts = _facts with
        {
            AsksOneTurn = true,
            Defined = CatalogSemantics.Resolve(OneOf<ModelReference?>.From(defined.All.Select(static s => s.Model))),
            Options = options.OverriddenBy(_facts.Options),
        };
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

    private void AddContent(IEnumerable<SlotContent> contents)
    {
        foreach (var (slot, content) in contents)
        {
            switch (slot)
            {
                case Slot.System: _messages.AddText(MessageRole.System, content); break;
                case Slot.Messages: _messages.Add(content); break;
                case Slot.Text:
                    _messages.AddText(MessageRole.User, content);
                    if (_entry.Operation == LlmOperation.Completion)
                    {
                        _choices.AddPrompts(content);
                    }

                    break;
                case Slot.Tools: _tools.Add(content); break;
                case Slot.Schema: AddSchema(content); break;
                case Slot.Iterations: AddToolLoop(content); break;
                case Slot.Choices: _choices.Add(content); break;
                case Slot.Continuation: _facts = _facts with { Continuation = content }; break;
            }
        }
    }

    // A behaviour object that makes the SDK call tools by itself.
    private void AddToolLoop(Value behaviour)
    {
        if (behaviour is ObjectValue { Maker: { } maker } made
            && _index.Find(maker, static e => e.Kind == EntryKind.Client && e.DefaultIterations is not null) is { } entry)
        {
            // Switched off it hands the calls of tools back.
            var isOff = entry.Entry.Slots.Any(s => s.Value == Slot.Iterations && made.Part(s.Key) is FlagValue { IsSet: false });
            _facts = _facts with { Iterations = isOff ? 0 : entry.Entry.DefaultIterations };
        }
        else if (behaviour is MemberValue member
            && _index.Find(member.Member, static e => e.Kind == EntryKind.Client && e.DefaultIterations is not null) is { } known)
        {
            _facts = _facts with { Iterations = known.Entry.DefaultIterations };
        }

        if (_facts.Iterations is > 0)
        {
            // The plugins that are offered are registered on the kernel, out of sight of this call.
            _tools.Add(new UnknownValue("plugins", Reasons.FunctionsElsewhere()));
        }
    }

    private void AddSchema(Value value)
    {
        if (value is not ObjectValue made)
        {
            return;
        }

        var schemas = _index.Parts(made, EntryKind.Schema, Slot.Schema).ToList();
        if (schemas.Count > 0)
        {
            _facts = _facts with { Schema = PromptText.Concat(schemas.Select(s => CatalogSemantics.Text(_index, s))) };
        }
        else if (made.Maker is IMethodSymbol { TypeArguments: [{ TypeKind: not TypeKind.TypeParameter } answer] })
        {
            _facts = _facts with { Schema = ToolReading.SchemaOf(answer) };
        }
    }
}
