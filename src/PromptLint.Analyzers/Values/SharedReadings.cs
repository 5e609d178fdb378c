using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// What readings found that hold whoever asks, kept for the life of one compilation: in a class of tests each call would otherwise read
/// the same fields, helpers and locals again. Two threads that read at once find the same, so that the first one counts.
/// </summary>
internal sealed class SharedReadings
{
    private readonly ConcurrentDictionary<object, Value> _known = new(PlaceOrSymbol.Comparer);
    private readonly ConcurrentDictionary<object, ForAllCallers> _ofAllCallers = new(PlaceOrSymbol.Comparer);

    /// <summary>What a place (<see cref="IOperation"/>), a member (<see cref="ISymbol"/>) or a call holds; null when nobody has read it yet.</summary>
    public Value? Of(object read) => _known.TryGetValue(read, out var value) ? value : null;

    /// <summary>What a place or a member holds for all callers of some methods; null when nobody has read it yet.</summary>
    public ForAllCallers? OfAllCallers(object read) => _ofAllCallers.TryGetValue(read, out var value) ? value : null;

    /// <summary>Keeps what hangs on nothing but what all callers of some methods give.</summary>
    public void Keep(object read, ForAllCallers value) => _ofAllCallers.TryAdd(read, value);

    /// <summary>Keeps what was read without asking for a caller, an argument or a limit.</summary>
    public void Keep(object read, Value value) => _known.TryAdd(read, value);
}

/// <summary>What was read of the parameters of some methods as all their callers give them.</summary>
/// <param name="Value">What was read.</param>
/// <param name="Methods">The methods. Where one of them is read with arguments of its own, this does not hold.</param>
internal sealed record ForAllCallers(Value Value, ImmutableArray<ISymbol> Methods);

/// <summary>Places are the same when they are one object, members when they are one symbol, calls when they give the same to one method.</summary>
internal sealed class PlaceOrSymbol : IEqualityComparer<object>
{
    public static readonly PlaceOrSymbol Comparer = new();

    /// <inheritdoc/>
    bool IEqualityComparer<object>.Equals(object x, object y) =>
        ReferenceEquals(x, y)
        || x is ISymbol one && y is ISymbol other && SymbolEqualityComparer.Default.Equals(one, other)
        || x is CallWithArguments call && call.Equals(y);

    /// <inheritdoc/>
    int IEqualityComparer<object>.GetHashCode(object obj) =>
        obj is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol)
        : obj is CallWithArguments call ? call.GetHashCode()
        : RuntimeHelpers.GetHashCode(obj);
}
