using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

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
    public static readonly UnknownValue Nothing = new("", Reasons.NoValue());

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

        return OneOf(new[] { first, second });
    }

    /// <summary>One of any number of values, all of which are looked at; <see cref="Nothing"/> of none.</summary>
    public static Value OneOf(IEnumerable<Value> values)
    {
        Value only = Nothing;
        ImmutableArray<Value>.Builder? several = null;
        foreach (var value in values)
        {
            foreach (var alternative in Alternatives(value))
            {
                if (ReferenceEquals(only, Nothing) || ReferenceEquals(alternative, Anything))
                {
                    only = alternative;
                }
                else if (!ReferenceEquals(only, Anything) && !ReferenceEquals(alternative, Nothing)
                    && !(several?.Contains(alternative) ?? alternative.Equals(only)))
                {
                    several ??= OneItem(only);
                    several.Add(alternative);
                    only = several.Count > AnalysisLimits.Alternatives ? Anything : only;
                }
            }
        }

        return several is null || ReferenceEquals(only, Anything) ? only : new ChoiceValue(several.ToImmutable());
    }

    private static ImmutableArray<Value>.Builder OneItem(Value value)
    {
        var items = ImmutableArray.CreateBuilder<Value>();
        items.Add(value);
        return items;
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
