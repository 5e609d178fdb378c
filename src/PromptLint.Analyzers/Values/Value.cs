using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// What an expression is known to hold, without any SDK's meaning: the catalogs give it that.
/// Immutable, so that paths can share and join values. Equal values say the same of the same place in the code.
/// </summary>
internal abstract class Value
{
    /// <summary>Never assigned: a property left alone, a parameter left at its default.</summary>
    public static readonly Value Unset = new UnsetValue();

    /// <summary>The null literal, or <c>default</c>.</summary>
    public static readonly Value Null = new NullValue();

    /// <summary>
    /// The bottom of the join: what no path gives. Neutral beside any other value; alone it is not known, and never "not set".
    /// </summary>
    public static readonly UnknownValue Nothing = new("", "no value reaches this place");

    /// <summary>The top of the join: more alternatives than are told apart. Whatever is joined with it is it.</summary>
    public static readonly UnknownValue Anything = UnknownValue.Stopped("", AnalysisLimits.Alternatives);

    /// <summary>
    /// One of several values: equal and nested alternatives are folded. Total, idempotent, associative, and commutative but for the order
    /// in which the alternatives stand.
    /// </summary>
    public static Value OneOf(Value first, Value second)
    {
        if (ReferenceEquals(first, second) || ReferenceEquals(second, Nothing) || ReferenceEquals(first, Anything))
        {
            return first;
        }

        if (ReferenceEquals(first, Nothing) || ReferenceEquals(second, Anything))
        {
            return second;
        }

        var all = Alternatives(first).Concat(Alternatives(second)).Distinct().ToImmutableArray();
        return all.Length == 1 ? all[0] : all.Length > AnalysisLimits.Alternatives ? Anything : new ChoiceValue(all);
    }

    /// <summary>One of any number of values; <see cref="Nothing"/> of none.</summary>
    public static Value OneOf(IEnumerable<Value> values)
    {
        Value all = Nothing;
        foreach (var value in values)
        {
            all = OneOf(all, value);
        }

        return all;
    }

    /// <summary>The alternatives of a choice, else the value itself.</summary>
    public static IEnumerable<Value> Alternatives(Value value) =>
        value is ChoiceValue choice ? choice.Alternatives : ImmutableArray.Create(value);

    /// <summary>The value with every alternative changed.</summary>
    public Value Map(Func<Value, Value> change) => this is ChoiceValue choice ? OneOf(choice.Alternatives.Select(change)) : change(this);

    private sealed class UnsetValue : Value
    {
    }

    private sealed class NullValue : Value
    {
    }
}
