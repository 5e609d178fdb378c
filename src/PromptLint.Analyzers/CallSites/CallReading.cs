using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Clients;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.CallSites;

/// <summary>The reading of one call: which argument stands for which slot, and whether it is a call of a model at all.</summary>
internal sealed class CallReading
{
    private readonly SdkIndex _index;
    private readonly ValueReader _values;
    private readonly PromptFiles _prompts;
    private readonly CallExpression _call;
    private readonly IndexedEntry _found;

    public CallReading(SdkIndex index, ValueReader values, PromptFiles prompts, CallExpression call, IndexedEntry found)
    {
        _index = index;
        _values = values;
        _prompts = prompts;
        _call = call;
        _found = found;
    }

    /// <summary>Reads the call; null for what asks no model, or one of a test's stand-ins.</summary>
    /// <param name="containing">The symbol whose body holds the call.</param>
    public CallSite? Read(ISymbol containing)
    {
        var slots = Slots(out var isOneText);
        Value Named(Slot slot) => slots.Where(s => s.Slot == slot).Select(static s => s.Value).DefaultIfEmpty(Value.Unset).First();
        var request = new RequestReading(_index, _values, _call, _found.Entry);
        var prompt = new InvokedPrompt(_index, _values, _prompts, request);
        var function = slots.Where(static s => s.Slot == Slot.Function).Select(static s => s.Value).FirstOrDefault(static v => v != Value.Unset);
        var isPrompt = function is not null ? prompt.Read(function) : prompt.Read(Named(Slot.Plugin), Named(Slot.Name));
        if (_found.Entry.OnlyPrompts && !isPrompt
            || _found.Entry.OnlyAgents && slots.All(s => s.Slot != Slot.Client || !new ClientReading(_index, _values).HoldsAgents(s.Value)))
        {
            return null;
        }

        // The call's own options come after those of the function that it invokes, and win over them.
        // Options before messages: system instructions stand above the messages that the call itself gives.
        foreach (var (_, value) in slots.Where(static s => s.Slot == Slot.Options))
        {
            if (AsksForSomethingElse(value))
            {
                return null;
            }

            request.AddOptions(value);
        }

        request.Format = CatalogSemantics.Format(_index, Named(Slot.TemplateFormat));
        foreach (var (slot, value) in slots)
        {
            request.Add(slot, value);
        }

        if (_found.Entry.SchemaFromTypeArgument && _call.Method.TypeArguments.LastOrDefault() is { TypeKind: not TypeKind.TypeParameter } answer)
        {
            request.AddSchemaOf(answer);
        }

        var facts = request.Facts with { IsOneText = isOneText };
        return facts.Client is { AreTestDoubles: true } ? null : new CallSiteBuilder(_index, _values, _call, _found, facts).Build(containing);
    }

    // The same request type may ask for an image of a server that also has language models.
    private bool AsksForSomethingElse(Value request) => request is ObjectValue made
        && _index.Of(made, EntryKind.Options)
            .SelectMany(static e => e.Entry.NotCallWith)
            .Any(part => Value.Alternatives(made.Part(part)).All(static set => set != Value.Unset && set != Value.Null));

    private List<(Slot Slot, Value Value)> Slots(out bool isOneText)
    {
        var slots = new List<(Slot, Value)>();
        isOneText = false;
        foreach (var named in _found.Entry.Slots)
        {
            _values.BeginSlot();
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
                    isOneText |= named.Value == Slot.Text && IsOne(argument.Value, value);
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
            || value is ObjectValue { ChangedBy: null, Maker: null } list
                && list.Items.Length == 1
                && list.Items[0] is not (SpreadValue or RepeatedValue or CalledValue);
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
}
