using System.Collections.Concurrent;
using System.Collections.Generic;
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

    /// <summary>What a place (<see cref="IOperation"/>), a member (<see cref="ISymbol"/>) or a call holds; null when nobody has read it yet.</summary>
    public Value? Of(object read) => _known.TryGetValue(read, out var value) ? value : null;

    /// <summary>Keeps what was read without asking for a caller, an argument or a limit.</summary>
    public void Keep(object read, Value value) => _known.TryAdd(read, value);
}

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
