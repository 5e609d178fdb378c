using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Reading;

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

/// <summary>Not known, and why.</summary>
internal sealed class UnknownValue : Value
{
    public UnknownValue(string expression, string why)
    {
        Expression = expression;
        Why = why;
    }

    /// <summary>The expression as written, shortened.</summary>
    public string Expression { get; }

    /// <summary>The reason, for people.</summary>
    public string Why { get; }

    public override bool Equals(object? obj) => obj is UnknownValue other && other.Expression == Expression && other.Why == Why;

    public override int GetHashCode() => (Expression, Why).GetHashCode();
}

/// <summary>A string as far as it is known.</summary>
internal sealed class TextValue : Value
{
    public TextValue(PromptText text, ModelSource source, string? where = null)
    {
        Text = text;
        Source = source;
        Where = where;
    }

    /// <summary>The file and line of a configured text; null for text that stands in the code.</summary>
    public string? Where { get; }

    /// <summary>The text, with holes.</summary>
    public PromptText Text { get; }

    /// <summary>Literal or constant (or configured): how the text came to be known.</summary>
    public ModelSource Source { get; }

    public override bool Equals(object? obj) => obj is TextValue other && other.Text.Equals(Text) && other.Source == Source;

    public override int GetHashCode() => Text.GetHashCode();
}

/// <summary>A whole number.</summary>
internal sealed class NumberValue : Value
{
    public NumberValue(long number) => Number = number;

    public long Number { get; }

    public override bool Equals(object? obj) => obj is NumberValue other && other.Number == Number;

    public override int GetHashCode() => Number.GetHashCode();
}

/// <summary>True or false.</summary>
internal sealed class FlagValue : Value
{
    public FlagValue(bool isSet) => IsSet = isSet;

    public bool IsSet { get; }

    public override bool Equals(object? obj) => obj is FlagValue other && other.IsSet == IsSet;

    public override int GetHashCode() => IsSet.GetHashCode();
}

/// <summary>A static member or enumeration member of a referenced assembly, which a catalog may give a meaning.</summary>
internal sealed class MemberValue : Value
{
    public MemberValue(ISymbol member) => Member = member;

    public ISymbol Member { get; }

    public override bool Equals(object? obj) => obj is MemberValue other && SymbolEqualityComparer.Default.Equals(other.Member, Member);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Member);
}

/// <summary>A lambda or a method group.</summary>
internal sealed class DelegateValue : Value
{
    public DelegateValue(IOperation origin, IMethodSymbol? method)
    {
        Origin = origin;
        Method = method;
    }

    public IOperation Origin { get; }

    public IMethodSymbol? Method { get; }
}

/// <summary>The left side when it is there, else the right side: <c>a ?? b</c>.</summary>
internal sealed class FallbackValue : Value
{
    public FallbackValue(Value first, Value fallback)
    {
        First = first;
        Fallback = fallback;
    }

    public Value First { get; }

    public Value Fallback { get; }
}

/// <summary>One of several values, decided at run time.</summary>
internal sealed class ChoiceValue : Value
{
    /// <summary>More alternatives than that tell a reader nothing and cost time.</summary>
    public const int Most = 16;

    public ChoiceValue(ImmutableArray<Value> alternatives) => Alternatives = alternatives;

    public new ImmutableArray<Value> Alternatives { get; }
}

/// <summary>
/// An object: how it was made (constructor, method or property), with which arguments, what was assigned to its
/// properties and what was added to it or called on it since.
/// </summary>
internal sealed class ObjectValue : Value
{
    private ObjectValue(IOperation? origin, ITypeSymbol? type, ISymbol? maker, ImmutableDictionary<string, Value> parts, ImmutableArray<Value> items, string? changedBy)
    {
        Origin = origin;
        Type = type;
        Maker = maker;
        Parts = parts;
        Items = items;
        ChangedBy = changedBy;
    }

    /// <summary>Where it was made; null when that is out of sight.</summary>
    public IOperation? Origin { get; }

    /// <summary>Its static type.</summary>
    public ITypeSymbol? Type { get; }

    /// <summary>The constructor, method or property that made it; null for arrays and collection expressions.</summary>
    public ISymbol? Maker { get; }

    /// <summary>Arguments by parameter name, properties by name, the maker's receiver under <c>this</c>.</summary>
    public ImmutableDictionary<string, Value> Parts { get; }

    /// <summary>Elements, and calls on the object as objects of their own, in order.</summary>
    public ImmutableArray<Value> Items { get; }

    /// <summary>Not null when code out of sight may have changed it: who.</summary>
    public string? ChangedBy { get; }

    public static ObjectValue Made(IOperation? origin, ITypeSymbol? type, ISymbol? maker) =>
        new(origin, type, maker, ImmutableDictionary<string, Value>.Empty, ImmutableArray<Value>.Empty, null);

    public ObjectValue With(string part, Value value) => new(Origin, Type, Maker, Parts.SetItem(part, value), Items, ChangedBy);

    public ObjectValue Adding(Value item) => new(Origin, Type, Maker, Parts, Items.Add(item), ChangedBy);

    /// <summary>Emptied: what its constructor was given has gone too.</summary>
    public ObjectValue WithoutItems() => new(Origin, Type, Maker, ImmutableDictionary<string, Value>.Empty, ImmutableArray<Value>.Empty, ChangedBy);

    public ObjectValue ChangedOutOfSight(string by) => new(Origin, Type, Maker, Parts, Items, ChangedBy ?? by);

    public Value Part(string name) => Parts.TryGetValue(name, out var value) ? value : Unset;
}

/// <summary>All elements of another collection, inside a collection: a spread, AddRange.</summary>
internal sealed class SpreadValue : Value
{
    public SpreadValue(Value collection) => Collection = collection;

    public Value Collection { get; }
}

/// <summary>Added any number of times, in a loop.</summary>
internal sealed class RepeatedValue : Value
{
    public RepeatedValue(Value item) => Item = item;

    public Value Item { get; }
}

/// <summary>A method called on an object after it was made: it may have added to it.</summary>
internal sealed class CalledValue : Value
{
    public CalledValue(ObjectValue call) => Call = call;

    /// <summary>The call: its method as maker, its arguments as parts.</summary>
    public ObjectValue Call { get; }
}
