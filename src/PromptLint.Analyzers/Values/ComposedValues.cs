using System.Collections.Immutable;

namespace PromptLint.Analyzers.Values;

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

    public override bool Equals(object? obj) => obj is FallbackValue other && other.First.Equals(First) && other.Fallback.Equals(Fallback);

    public override int GetHashCode() => (First, Fallback).GetHashCode();
}

/// <summary>One of several values, decided at run time: made by <see cref="Value.OneOf(Value, Value)"/> only. The order of the alternatives means nothing.</summary>
internal sealed class ChoiceValue : Value
{
    public ChoiceValue(ImmutableArray<Value> alternatives) => Alternatives = alternatives;

    /// <summary>The alternatives: at least two, none equal to another, none a choice.</summary>
    public new ImmutableArray<Value> Alternatives { get; }

    public override bool Equals(object? obj)
    {
        if (ReferenceEquals(this, obj))
        {
            return true;
        }

        if (obj is not ChoiceValue other || other.Alternatives.Length != Alternatives.Length)
        {
            return false;
        }

        foreach (var alternative in Alternatives)
        {
            if (!other.Alternatives.Contains(alternative))
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode()
    {
        var hash = 0;
        foreach (var alternative in Alternatives)
        {
            hash ^= alternative.GetHashCode();
        }

        return hash;
    }
}

/// <summary>All elements of another collection, inside a collection: a spread, AddRange.</summary>
internal sealed class SpreadValue : Value
{
    public SpreadValue(Value collection) => Collection = collection;

    public Value Collection { get; }

    public override bool Equals(object? obj) => obj is SpreadValue other && other.Collection.Equals(Collection);

    public override int GetHashCode() => (typeof(SpreadValue), Collection).GetHashCode();
}

/// <summary>Added any number of times, in a loop.</summary>
internal sealed class RepeatedValue : Value
{
    public RepeatedValue(Value item) => Item = item;

    public Value Item { get; }

    public override bool Equals(object? obj) => obj is RepeatedValue other && other.Item.Equals(Item);

    public override int GetHashCode() => (typeof(RepeatedValue), Item).GetHashCode();
}

/// <summary>A method called on an object after it was made: it may have added to it.</summary>
internal sealed class CalledValue : Value
{
    public CalledValue(ObjectValue call) => Call = call;

    /// <summary>The call: its method as maker, its arguments as parts.</summary>
    public ObjectValue Call { get; }

    public override bool Equals(object? obj) => obj is CalledValue other && other.Call.Equals(Call);

    public override int GetHashCode() => (typeof(CalledValue), Call).GetHashCode();
}
