using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// What an expression is known to hold, without any SDK's meaning: the catalogs give it that.
/// Immutable, so that paths can share and join values.
/// </summary>
internal abstract class Value
{
    /// <summary>Never assigned: a property left alone, a parameter left at its default.</summary>
    public static readonly Value Unset = new UnsetValue();

    /// <summary>The null literal, or <c>default</c>.</summary>
    public static readonly Value Null = new NullValue();

    /// <summary>One of several; equal and nested alternatives are folded.</summary>
    public static Value OneOf(Value first, Value second)
    {
        if (ReferenceEquals(first, second))
        {
            return first;
        }

        var all = Alternatives(first).Concat(Alternatives(second)).Distinct().ToImmutableArray();
        return all.Length == 1 ? all[0] : all.Length > ChoiceValue.Most ? new UnknownValue("", "too many possibilities") : new ChoiceValue(all);
    }

    /// <summary>The alternatives of a choice, else the value itself.</summary>
    public static IEnumerable<Value> Alternatives(Value value) =>
        value is ChoiceValue choice ? choice.Alternatives : ImmutableArray.Create(value);

    /// <summary>The value with every alternative changed.</summary>
    public Value Map(Func<Value, Value> change) =>
        this is ChoiceValue choice ? choice.Alternatives.Select(change).Aggregate(OneOf) : change(this);

    private sealed class UnsetValue : Value
    {
    }

    private sealed class NullValue : Value
    {
    }
}
