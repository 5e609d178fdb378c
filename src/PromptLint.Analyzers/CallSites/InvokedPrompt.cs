using System.Collections.Generic;
using System.Linq;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Requests;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.CallSites;

/// <summary>A function made from a prompt, which a call invokes: its template and settings are the call's.</summary>
internal sealed class InvokedPrompt
{
    private readonly SdkIndex _index;
    private readonly PromptFunctionReading _prompts;
    private readonly RequestReading _request;

    public InvokedPrompt(SdkIndex index, ValueReader values, PromptFiles files, RequestReading request)
    {
        _index = index;
        _prompts = new PromptFunctionReading(index, values, files);
        _request = request;
    }

    /// <summary>Reads a function that is at hand. False when it is no prompt, as far as is known.</summary>
    public bool Read(Value function) => ReadFunction(function, null);

    /// <summary>Reads a function that is only named: the plugin's prompts are imported somewhere.</summary>
    public bool Read(Value plugin, Value function) =>
        plugin is TextValue { Text.Known: { } name } && Add(_prompts.Imported(name, (function as TextValue)?.Text.Known));

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
        foreach (var slot in slots)
        {
            var value = made.Part(slot.Key);
            if (value == Value.Unset || value == Value.Null)
            {
                continue;
            }

            switch (slot.Value)
            {
                case Slot.Text or Slot.Template: _request.AddTemplate(value, CatalogSemantics.Format(_index, Part(Slot.TemplateFormat))); break;
                case Slot.Options: _request.AddOptions(value); break;
                case Slot.Function: isPrompt |= ReadFunction(value, name); break;
                default: isPrompt |= Add(_prompts.Find(slot.Value, value, name)); break;
            }
        }

        return isPrompt || Read(Part(Slot.Plugin), name is null ? Value.Unset : new TextValue(PromptText.Literal(name), ModelSource.Constant));
    }

    private bool Add(FoundPrompt? prompt)
    {
        if (prompt is null)
        {
            return false;
        }

        _request.AddPrompt(prompt);
        return true;
    }
}
