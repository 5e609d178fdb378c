using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

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
}

/// <summary>One of several values, decided at run time.</summary>
internal sealed class ChoiceValue : Value
{
    /// <summary>More alternatives than that tell a reader nothing and cost time.</summary>
    public const int Most = 16;

    public ChoiceValue(ImmutableArray<Value> alternatives) => Alternatives = alternatives;

    public new ImmutableArray<Value> Alternatives { get; }
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
