using System.Collections.Generic;
using System.Linq;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Requests;

/// <summary>Something that a client or a set of options adds to a request: a text, messages, tools, a schema.</summary>
/// <param name="Slot">What it is.</param>
/// <param name="Value">What it holds.</param>
internal sealed record SlotContent(Slot Slot, Value Value)
{
    /// <summary>
    /// What is added for certain, where one of several lists is: the n-th text of one stands for the n-th of the other, and what only
    /// some of them have may be left out.
    /// </summary>
    public static IEnumerable<SlotContent> Flatten(OneOf<ValueSequence<SlotContent>> possible)
    {
        var lists = possible
            .Or(static () => ValueSequence<SlotContent>.Of(new[] { new SlotContent(Slot.Messages, new UnknownValue("", AnalysisLimits.Alternatives.Reason)) }))
            .ToList();
        if (lists.Count == 1)
        {
            return lists[0];
        }

        // By slot and not by the order of the first list: which list comes first says nothing.
        var slots = lists.SelectMany(static l => l).Select(static c => c.Slot).Distinct().OrderBy(static s => s);
        return slots.SelectMany(slot => Of(slot, lists.ConvertAll(l => l.Where(c => c.Slot == slot).Select(static c => c.Value).ToList())));
    }

    private static IEnumerable<SlotContent> Of(Slot slot, List<List<Value>> lists) =>
        Enumerable.Range(0, lists.Max(static l => l.Count)).Select(n => new SlotContent(slot, lists
            .Select(l => n < l.Count ? l[n] : Value.Unset)
            .Where(v => v != Value.Unset || IsLeftOut(slot))
            .Aggregate(default(Value), static (all, one) => all is null ? one : Value.OneOf(all, one))!));

    // A behaviour that calls tools goes round wherever one of the clients has it.
    private static bool IsLeftOut(Slot slot) => slot != Slot.Iterations;
}
