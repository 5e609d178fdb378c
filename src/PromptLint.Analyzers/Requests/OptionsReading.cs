using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Requests;

/// <summary>Reads options: the properties that a catalog names, in initializers, later assignments and dictionaries.</summary>
internal sealed class OptionsReading
{
    private readonly SdkIndex _index;

    public OptionsReading(SdkIndex index) => _index = index;

    /// <summary>Reads an options value; one that is not given has nothing set.</summary>
    public OptionsFacts Read(Value options) => Read(options, 0);

    private OptionsFacts Read(Value options, int depth) => options switch
    {
        _ when options == Value.Unset || options == Value.Null => OptionsFacts.NotGiven,
        _ when depth > AnalysisLimits.OptionsNesting => OptionsFacts.Unknown(AnalysisLimits.OptionsNesting.Reason),
        UnknownValue unknown => OptionsFacts.Unknown(CatalogSemantics.Why(unknown)),
        ChoiceValue choice => choice.Alternatives.Select(a => Read(a, depth + 1)).Aggregate(OptionsFacts.None, static (all, one) => all.Join(one)),
        FallbackValue fallback => Read(fallback.First, depth + 1).Join(Read(fallback.Fallback, depth + 1)),
        ObjectValue made => ReadObject(made, depth),
        _ => OptionsFacts.Unknown(Reasons.OriginNotFollowed(ValueKind.Of(options))),
    };

    private OptionsFacts ReadObject(ObjectValue made, int depth)
    {
        var entries = _index.Of(made, EntryKind.Options).ToList();
        if (entries.Count == 0)
        {
            return OptionsFacts.Unknown(made.Maker is IMethodSymbol { MethodKind: not MethodKind.Constructor } or IPropertySymbol
                ? Reasons.GivenBy(MemberName.Of(made.Maker))
                : made.Type is { } type ? Reasons.TypeNotDescribed(type.Name) : made.WhyUnknown);
        }

        // Made by a method or property out of sight: what it sets is not known, what is set on it here is.
        var openBy = made.ChangedBy
            ?? (made.Maker is not IMethodSymbol { MethodKind: MethodKind.Constructor } and not null
                && _index.Find(made.Maker, static e => e.Kind == EntryKind.Options) is null ? Reasons.GivenBy(MemberName.Of(made.Maker)) : null);
        var place = made.Origin is { } origin ? SourceLocations.Of(origin.Syntax) : null;
        var facts = (openBy is null ? OptionsFacts.NotGiven : OptionsFacts.Unknown(openBy)) with
        {
            Cap = OneOf<CapFact>.Only(openBy is null ? CapFact.Missing(place) : CapFact.Unknown(openBy)),
        };
        var slots = entries.SelectMany(static e => e.Entry.Slots).GroupBy(static s => s.Key).Select(static g => g.First()).ToList();
        facts = facts with { TakesNoStop = slots.All(static s => s.Value is not Slot.Stop and not Slot.Bag and not Slot.Options) };
        foreach (var slot in slots.OrderBy(static s => s.Value == Slot.Body))
        {
            var value = made.Part(slot.Key);
            if (value != Value.Unset)
            {
                facts = Apply(facts, slot.Value, value, place, entries, depth);
            }
        }

        return entries.Any(static e => e.Entry.CapRequired)
            ? facts with { Cap = facts.Cap.Map(static c => c.IsMissing ? CapFact.Unknown(Reasons.RequiredByCompiler()) : c) }
            : facts;
    }

    private OptionsFacts Apply(OptionsFacts facts, Slot slot, Value value, SourcePlace? place, List<IndexedEntry> entries, int depth)
    {
        switch (slot)
        {
            case Slot.Cap:
                // What another property or key has set stays where this one is null.
                return facts with
                {
                    Cap = CapFact.Of(value, place).Then(c => c.IsMissing ? facts.Cap.Map(f => f.Cap.State == CapState.Set ? f : c) : OneOf<CapFact>.Only(c)),
                };
            case Slot.Stop:
                return facts with { Stop = facts.Stop.Then(before => StopOf(value, before)) };
            case Slot.Model or Slot.Deployment:
                return value == Value.Null ? facts : facts with
                {
                    Model = CatalogSemantics.Models(_index, value, slot == Slot.Deployment).Then(m => m is null ? facts.Model : OneOf<ModelReference?>.Only(m)),
                };
            case Slot.Body:
                // A raw request that may set anything: what is not set here is not certain to be missing.
                return facts with
                {
                    Cap = facts.Cap.Map(static c => c.IsMissing ? CapFact.Unknown(Reasons.RawRequestMaySet()) : c),
                    Stop = facts.Stop.Map(static s => s == StopState.Missing ? StopState.Unknown : s),
                };
            case Slot.Options:
                return Nested(facts, Read(Inner(value), depth + 1));
            case Slot.Bag:
                return ReadBag(facts, value, place, entries, depth);
            default:
                return value == Value.Null ? facts : facts.Adding(new SlotContent(slot, value));
        }
    }

    // A nested options object may stand in a list or dictionary of them: one is the usual case, more are not told apart.
    private Value Inner(Value value) => value is ObjectValue { Items: { IsEmpty: false } items } list && !_index.Of(list, EntryKind.Options).Any()
        ? items.Length == 1 ? items[0] switch
        {
            ObjectValue entry when entry.Part("value") != Value.Unset => entry.Part("value"),
            CalledValue called => called.Call.Part("value"),
            var single => single,
        }
        : ValueReader.Unknown(list.Origin!, Reasons.SeveralOptions())
        : value;

    // What stands inside wins, save for the model: the outer one is the one that is sent.
    private static OptionsFacts Nested(OptionsFacts outer, OptionsFacts inner) =>
        outer.OverriddenBy(inner) with { Model = outer.Model.Then(m => m is null ? inner.Model : OneOf<ModelReference?>.Only(m)) };

    private OptionsFacts ReadBag(OptionsFacts facts, Value bag, SourcePlace? place, List<IndexedEntry> entries, int depth)
    {
        if (bag is not ObjectValue { ChangedBy: null } known)
        {
            return bag == Value.Null ? facts : Nested(facts, OptionsFacts.Unknown(Reasons.SettingsNotKnown()));
        }

        foreach (var item in known.Items.Select(static i => i is CalledValue called ? called.Call : i as ObjectValue))
        {
            if (item is null || item.Part("key") is not TextValue { Text.Known: { } key })
            {
                facts = Nested(facts, OptionsFacts.Unknown(Reasons.SettingNotKnown()));
                continue;
            }

            foreach (var entry in entries)
            {
                if (entry.Entry.Keys.TryGetValue(key, out var slot))
                {
                    facts = Apply(facts, slot, item.Part("value"), place, entries, depth + 1);
                }
            }
        }

        return facts;
    }

    private static OneOf<StopState> StopOf(Value value, StopState otherwise) => value switch
    {
        _ when value == Value.Null || value == Value.Unset => OneOf<StopState>.Only(otherwise),
        ObjectValue { Maker: null or IMethodSymbol { MethodKind: MethodKind.Constructor }, ChangedBy: null } list when list.Items.IsEmpty
            && list.Parts.IsEmpty => OneOf<StopState>.Only(otherwise),
        ChoiceValue choice => OneOf<Value>.From(choice.Alternatives).Then(a => StopOf(a, otherwise)),
        ObjectValue list when list.Items.Any(static i => i is ChoiceValue choice && choice.Alternatives.Contains(Value.Unset)) =>
            OneOf<StopState>.Only(StopState.Unknown),
        _ => OneOf<StopState>.Only(StopState.Set),
    };
}
