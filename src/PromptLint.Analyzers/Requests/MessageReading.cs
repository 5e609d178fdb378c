using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Prompts;

namespace PromptLint.Analyzers.Requests;

/// <summary>Collects the messages of a request from the values that carry them.</summary>
internal sealed class MessageReading
{
    private readonly SdkIndex _index;
    private readonly List<PromptMessage> _known = new();
    private readonly List<HoleSegment> _unknown = new();

    public MessageReading(SdkIndex index) => _index = index;

    /// <summary>What was collected.</summary>
    public PromptMessages Messages => new() { Known = _known, Unknown = _unknown };

    /// <summary>Adds one message's text.</summary>
    public void AddText(MessageRole role, Value value)
    {
        if (value == Value.Unset || value == Value.Null)
        {
            return;
        }

        _known.Add(new PromptMessage(role, CatalogSemantics.Text(_index, value), null));
    }

    /// <summary>Adds the messages that a template becomes.</summary>
    public void AddTemplate(Value value, TemplateFormat format)
    {
        if (value != Value.Unset && value != Value.Null)
        {
            Add(PromptTemplate.Messages(CatalogSemantics.Text(_index, value), format));
        }
    }

    /// <summary>Adds messages that were read elsewhere.</summary>
    public void Add(PromptMessages messages)
    {
        _known.AddRange(messages.Known);
        _unknown.AddRange(messages.Unknown);
    }

    /// <summary>Adds what a value carries: a text, a message, a list of messages, a history.</summary>
    public void Add(Value value, MessageRole role = MessageRole.User)
    {
        switch (value)
        {
            case TextValue:
                AddText(role, value);
                break;
            case UnknownValue unknown:
                _unknown.Add(new HoleSegment(unknown.Expression, unknown.Why));
                break;
            case SpreadValue spread:
                Add(spread.Collection, role);
                break;
            case RepeatedValue repeated:
                _unknown.Add(new HoleSegment(repeated.Item is ObjectValue { Origin: not null } item ? item.Expression : "...", Reasons.AddedInLoop()));
                break;
            case FallbackValue fallback:
                AddOneOf(new[] { fallback.First, fallback.Fallback }, role);
                break;
            case ChoiceValue choice:
                AddOneOf(choice.Alternatives, role);
                break;
            case CalledValue called:
                AddCalled(called.Call);
                break;
            case ObjectValue made:
                AddObject(made, role);
                break;
            case MemberValue member:
                _unknown.Add(new HoleSegment(member.Member.Name, Reasons.ReferencedMember(MemberName.Of(member.Member))));
                break;
        }
    }

    // Several possible lists: what only some of them hold may be missing, so that its text is one of nothing or itself.
    private void AddOneOf(IEnumerable<Value> alternatives, MessageRole role)
    {
        var lists = alternatives.Select(a =>
        {
            var one = new MessageReading(_index);
            one.Add(a, role);
            return one;
        }).ToList();
        _unknown.AddRange(lists.SelectMany(static l => l._unknown));
        if (lists.All(l => l._known.Count == 1 && l._unknown.Count == 0 && l._known[0].Role == lists[0]._known[0].Role))
        {
            _known.Add(lists[0]._known[0] with { Content = PromptText.OneOf(lists.Select(static l => l._known[0].Content)) });
            return;
        }

        _known.AddRange(lists.SelectMany(static l => l._known)
            .Select(static m => m with { Content = PromptText.OneOf(new[] { PromptText.Empty, m.Content }) }));
    }

    private void AddObject(ObjectValue made, MessageRole role)
    {
        var message = _index.Of(made, EntryKind.Message).FirstOrDefault();
        if (message is not null)
        {
            AddMessage(made, message.Entry);
            return;
        }

        var before = _known.Count + _unknown.Count;
        var history = _index.Of(made, EntryKind.History).FirstOrDefault();
        if (history is not null)
        {
            foreach (var slot in history.Entry.Slots)
            {
                AddSlot(slot.Value, made.Part(slot.Key), history.Entry.Role);
            }
        }
        else if (made.Maker is IMethodSymbol { MethodKind: MethodKind.Constructor } && made.Part("collection") is var copied && copied != Value.Unset)
        {
            Add(copied, role);
        }
        else if (made.Maker is not null and not IMethodSymbol { MethodKind: MethodKind.Constructor } && !AddPassedThrough(made, role))
        {
            _unknown.Add(new HoleSegment(made.Expression, made.WhyUnknown));
        }

        foreach (var item in made.Items)
        {
            Add(item, role);
        }

        if (made.ChangedBy is { } by)
        {
            _unknown.Add(new HoleSegment(made.Expression, by));
        }

        if (_known.Count + _unknown.Count == before
            && history is null
            && made.Maker is IMethodSymbol { MethodKind: MethodKind.Constructor }
            && made.Parts.Count > 0)
        {
            // An object of a type that no catalog describes: something is sent, and what is not known.
            _unknown.Add(new HoleSegment(made.Type?.Name ?? "...", Reasons.TypeNotDescribed(made.Type?.Name ?? "object")));
        }
    }

    private void AddMessage(ObjectValue made, CatalogEntry entry)
    {
        var role = entry.Role;
        var texts = new List<Value>();
        foreach (var slot in _index.Of(made, EntryKind.Message).SelectMany(static e => e.Entry.Slots).Distinct())
        {
            var value = made.Part(slot.Key);
            if (value == Value.Unset)
            {
                continue;
            }

            switch (slot.Value)
            {
                case Slot.Role: role = CatalogSemantics.Role(_index, value); break;
                case Slot.Text or Slot.Parts: texts.Add(value); break;
            }
        }

        var content = PromptText.Concat(texts.Concat(made.Items.Where(static i => i is not CalledValue)).Select(t => CatalogSemantics.Text(_index, t)));
        _known.Add(new PromptMessage(role, content, null));
    }

    // `.ToList()`, `.ToArray()`, `.AsReadOnly()`: the same elements under another type.
    private bool AddPassedThrough(ObjectValue made, MessageRole role)
    {
        if (made.Maker is IMethodSymbol
            {
                Name: "ToList" or "ToArray" or "AsReadOnly" or "AsEnumerable"
            or "ToImmutableArray" or "ToImmutableList" or "Empty"
            } method)
        {
            var source = method.IsExtensionMethod && method.Parameters.Length > 0 ? made.Part(method.Parameters[0].Name) : made.Part(CatalogEntry.Receiver);
            Add(source, role);
            return true;
        }

        return false;
    }

    private void AddCalled(ObjectValue call)
    {
        if (call.Maker is null)
        {
            return;
        }

        var adder = _index.Find(call.Maker, static e => e.Kind == EntryKind.History);
        if (adder is not null && adder.Entry.Adders.TryGetValue(call.Maker.Name, out var role))
        {
            var texts = new List<Value>();
            foreach (var slot in adder.Entry.Slots)
            {
                var value = call.Part(slot.Key);
                if (value != Value.Unset && slot.Value == Slot.Role)
                {
                    role = CatalogSemantics.Role(_index, value);
                }
                else if (value != Value.Unset && slot.Value is Slot.Text or Slot.Parts)
                {
                    texts.Add(value);
                }
            }

            if (texts.Count == 0)
            {
                texts.AddRange(call.Parts.Values.Where(static v => v is TextValue or UnknownValue or ChoiceValue or FallbackValue));
            }

            _known.Add(new PromptMessage(role, PromptText.Concat(texts.Select(t => CatalogSemantics.Text(_index, t))), null));
        }
        else if (call.Maker.Name.StartsWith("Add", System.StringComparison.Ordinal) || call.Maker.Name is "Append" or "Prepend" or "Push" or "Enqueue")
        {
            _unknown.Add(new HoleSegment(call.Expression, call.WhyUnknown));
        }
    }

    private void AddSlot(Slot slot, Value value, MessageRole role)
    {
        if (value == Value.Unset || value == Value.Null)
        {
            return;
        }

        switch (slot)
        {
            case Slot.Text: AddText(role, value); break;
            case Slot.System: AddText(MessageRole.System, value); break;
            case Slot.Messages: Add(value); break;
        }
    }
}
