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

    private static string Reason(UnknownValue unknown) => unknown.Expression.Length > 0 && !unknown.Why.Contains(unknown.Expression) ? $"`{unknown.Expression}`: {unknown.Why}" : unknown.Why;

    private OptionsFacts Read(Value options, int depth) => options switch
    {
        _ when options == Value.Unset || options == Value.Null => new OptionsFacts(),
        _ when depth > AnalysisLimits.OptionsNesting => OptionsFacts.Unknown(AnalysisLimits.OptionsNesting.Reason),
        UnknownValue unknown => OptionsFacts.Unknown(Reason(unknown)),
        ChoiceValue choice => choice.Alternatives.Select(a => Read(a, depth + 1)).Aggregate(Either),
        FallbackValue fallback => Either(Read(fallback.First, depth + 1), Read(fallback.Fallback, depth + 1)),
        ObjectValue made => ReadObject(made, depth),
        _ => OptionsFacts.Unknown("computed at run time"),
    };

    /// <summary>One set of options or the other.</summary>
    public static OptionsFacts Either(OptionsFacts one, OptionsFacts other)
    {
        var joined = new OptionsFacts
        {
            Cap = Either(one.Cap, other.Cap),
            Stop = one.Stop == other.Stop ? one.Stop : StopState.Unknown,
            Model = one.Model is null || other.Model is null ? one.Model ?? other.Model : CatalogSemantics.Either(one.Model, other.Model),
            TakesNoStop = one.TakesNoStop && other.TakesNoStop,
        };
        if ((one.Model is null) != (other.Model is null))
        {
            joined.Model = ModelReference.Unknown("set on some paths only");
        }

        foreach (var (slot, value) in one.Content)
        {
            var same = other.Content.FirstOrDefault(c => c.Slot == slot);
            joined.Content.Add((slot, Value.OneOf(value, same.Value ?? Value.Unset)));
        }

        joined.Content.AddRange(other.Content.Where(c => one.Content.All(o => o.Slot != c.Slot)).Select(static c => (c.Slot, Value.OneOf(Value.Unset, c.Value))));
        return joined;
    }

    private static OutputCap Either(OutputCap one, OutputCap other)
    {
        if (one == other)
        {
            return one;
        }

        if (one.State == CapState.Set && other.State == CapState.Set)
        {
            // The larger one bounds both.
            return one.Tokens is { } a && other.Tokens is { } b ? new OutputCap(CapState.Set, System.Math.Max(a, b), "the larger of several") : new OutputCap(CapState.Set, null, "computed at run time");
        }

        return new OutputCap(CapState.Unknown, null, one.State == CapState.Unknown ? one.Why : other.State == CapState.Unknown ? other.Why : "set on some paths only");
    }

    private OptionsFacts ReadObject(ObjectValue made, int depth)
    {
        var entries = _index.Of(made, EntryKind.Options).ToList();
        if (entries.Count == 0)
        {
            return OptionsFacts.Unknown(made.Maker is IMethodSymbol { MethodKind: not MethodKind.Constructor } or IPropertySymbol ? $"given by `{made.Maker.Name}`" : "a type that no catalog describes");
        }

        // Made by a method or property out of sight: what it sets is not known, what is set on it here is.
        var openBy = made.ChangedBy
            ?? (made.Maker is not IMethodSymbol { MethodKind: MethodKind.Constructor } and not null && _index.Find(made.Maker, static e => e.Kind == EntryKind.Options) is null ? $"given by `{made.Maker.Name}`" : null);
        var facts = openBy is null ? new OptionsFacts() : OptionsFacts.Unknown(openBy);
        var slots = entries.SelectMany(static e => e.Entry.Slots).GroupBy(static s => s.Key).Select(static g => g.First()).ToList();
        facts.TakesNoStop = slots.All(static s => s.Value is not Slot.Stop and not Slot.Bag and not Slot.Options);
        foreach (var slot in slots.OrderBy(static s => s.Value == Slot.Body))
        {
            var value = made.Part(slot.Key);
            if (value != Value.Unset)
            {
                Apply(facts, slot.Value, value, entries, depth);
            }
        }

        if (facts.Cap.State == CapState.Missing && entries.Any(static e => e.Entry.CapRequired))
        {
            facts.Cap = new OutputCap(CapState.Unknown, null, "required by the compiler");
        }

        return facts;
    }

    private void Apply(OptionsFacts facts, Slot slot, Value value, List<IndexedEntry> entries, int depth)
    {
        switch (slot)
        {
            case Slot.Cap:
                // A nullable cap that is set to something unknown may still be null, yet someone has thought of it: it counts as set.
                var cap = CapOf(value);
                facts.Cap = facts.Cap.State == CapState.Set && cap.State == CapState.Missing ? facts.Cap : cap;
                break;
            case Slot.Stop:
                facts.Stop = StopOf(value, facts.Stop);
                break;
            case Slot.Model or Slot.Deployment:
                if (value != Value.Null)
                {
                    facts.Model = CatalogSemantics.Model(_index, value, slot == Slot.Deployment);
                }

                break;
            case Slot.Body:
                // A raw request that may set anything: what is not set here is not certain to be missing.
                Merge(facts, new OptionsFacts
                {
                    Cap = facts.Cap.State == CapState.Missing ? new OutputCap(CapState.Unknown, null, "a raw request may set it") : new OutputCap(CapState.Missing),
                    Stop = facts.Stop == StopState.Missing ? StopState.Unknown : StopState.Missing,
                });
                break;
            case Slot.Options:
                Merge(facts, Read(Inner(value), depth + 1));
                break;
            case Slot.Bag:
                ReadBag(facts, value, entries, depth);
                break;
            default:
                if (value != Value.Null)
                {
                    facts.Content.Add((slot, value));
                }

                break;
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
        : ValueReader.Unknown(list.Origin!, "several sets of options")
        : value;

    private static void Merge(OptionsFacts outer, OptionsFacts inner)
    {
        var merged = outer.OverriddenBy(inner);
        outer.Cap = merged.Cap;
        outer.Stop = merged.Stop;
        outer.Model ??= inner.Model;
        outer.TakesNoStop = merged.TakesNoStop;
        outer.Content.AddRange(inner.Content);
    }

    private void ReadBag(OptionsFacts facts, Value bag, List<IndexedEntry> entries, int depth)
    {
        if (bag is not ObjectValue { ChangedBy: null } known)
        {
            if (bag != Value.Null)
            {
                Merge(facts, OptionsFacts.Unknown("free-form settings that are not known"));
            }

            return;
        }

        foreach (var item in known.Items.Select(static i => i is CalledValue called ? called.Call : i as ObjectValue))
        {
            if (item is null || item.Part("key") is not TextValue { Text.Known: { } key })
            {
                Merge(facts, OptionsFacts.Unknown("a free-form setting that is not known"));
                continue;
            }

            foreach (var entry in entries)
            {
                if (entry.Entry.Keys.TryGetValue(key, out var slot))
                {
                    Apply(facts, slot, item.Part("value"), entries, depth + 1);
                }
            }
        }
    }

    private static OutputCap CapOf(Value value) => value switch
    {
        NumberValue number => new OutputCap(CapState.Set, number.Number),
        ChoiceValue choice => choice.Alternatives.Select(CapOf).Aggregate(Either),
        UnknownValue unknown => new OutputCap(CapState.Set, null, Reason(unknown)),
        _ when value == Value.Null || value == Value.Unset => new OutputCap(CapState.Missing),
        _ => new OutputCap(CapState.Set, null, "computed at run time"),
    };

    private static StopState StopOf(Value value, StopState otherwise) => value switch
    {
        _ when value == Value.Null || value == Value.Unset => otherwise,
        ObjectValue { Maker: null or IMethodSymbol { MethodKind: MethodKind.Constructor }, ChangedBy: null } list when list.Items.IsEmpty && list.Parts.IsEmpty => otherwise,
        ChoiceValue choice => choice.Alternatives.Select(a => StopOf(a, otherwise)).Distinct().Take(2).Count() == 1 ? StopOf(choice.Alternatives[0], otherwise) : StopState.Unknown,
        ObjectValue list when list.Items.Any(static i => i is ChoiceValue choice && choice.Alternatives.Contains(Value.Unset)) => StopState.Unknown,
        _ => StopState.Set,
    };
}
