using System;
using System.Collections.Immutable;

namespace PromptLint.Analyzers.Values;

/// <summary>The left side when it is there, else the right side: <c>a ?? b</c>.</summary>
internal sealed class FallbackValue : ComposedValue
{
    public FallbackValue(Value first, Value fallback)
        : base(Math.Max(Around(first), Around(fallback)))
    {
        First = first;
        Fallback = fallback;
    }

    public Value First { get; }

    public Value Fallback { get; }

    protected override bool HasSameContent(ComposedValue other) =>
        ((FallbackValue)other).First.Equals(First) && ((FallbackValue)other).Fallback.Equals(Fallback);

    protected override int ContentHash() => (First, Fallback).GetHashCode();
}

/// <summary>
/// One of several values, decided at run time: made by <see cref="Value.OneOf(Value, Value)"/> only. The order of the alternatives means
/// nothing.
/// </summary>
internal sealed class ChoiceValue : ComposedValue
{
    public ChoiceValue(ImmutableArray<Value> alternatives)
        : base(Deepest(alternatives)) => Alternatives = alternatives;

    /// <summary>The alternatives: at least two, none equal to another, none a choice.</summary>
    public new ImmutableArray<Value> Alternatives { get; }

    protected override bool HasSameContent(ComposedValue other)
    {
        var others = ((ChoiceValue)other).Alternatives;
        if (others.Length != Alternatives.Length)
        {
            return false;
        }

        foreach (var alternative in Alternatives)
        {
            if (!others.Contains(alternative))
            {
                return false;
            }
        }

        return true;
    }

    protected override int ContentHash()
    {
        var hash = 0;
        foreach (var alternative in Alternatives)
        {
            hash ^= alternative.GetHashCode();
        }

        return hash;
    }

    private static int Deepest(ImmutableArray<Value> alternatives)
    {
        var depth = 0;
        foreach (var alternative in alternatives)
        {
            depth = Math.Max(depth, Around(alternative));
        }

        return depth;
    }
}

/// <summary>All elements of another collection, inside a collection: a spread, AddRange.</summary>
internal sealed class SpreadValue : ComposedValue
{
    public SpreadValue(Value collection)
        : base(Around(collection)) => Collection = collection;

    public Value Collection { get; }

    protected override bool HasSameContent(ComposedValue other) => ((SpreadValue)other).Collection.Equals(Collection);

    protected override int ContentHash() => Collection.GetHashCode() + 1;
}

/// <summary>Added any number of times, in a loop.</summary>
internal sealed class RepeatedValue : ComposedValue
{
    public RepeatedValue(Value item)
        : base(Around(item)) => Item = item;

    public Value Item { get; }

    protected override bool HasSameContent(ComposedValue other) => ((RepeatedValue)other).Item.Equals(Item);

    protected override int ContentHash() => Item.GetHashCode() + 2;
}

/// <summary>A method called on an object after it was made: it may have added to it.</summary>
internal sealed class CalledValue : ComposedValue
{
    public CalledValue(ObjectValue call)
        : base(Around(call)) => Call = call;

    /// <summary>The call: its method as maker, its arguments as parts.</summary>
    public ObjectValue Call { get; }

    protected override bool HasSameContent(ComposedValue other) => ((CalledValue)other).Call.Equals(Call);

    protected override int ContentHash() => Call.GetHashCode() + 3;
}
