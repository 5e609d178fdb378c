using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace PromptLint.Analyzers.Values;

/// <summary>A list that is equal to another one with the same elements in the same order: records that hold one compare by value.</summary>
internal sealed class ValueSequence<T> : IReadOnlyList<T>, IEquatable<ValueSequence<T>>
{
    /// <summary>Without elements.</summary>
    public static readonly ValueSequence<T> Empty = new(ImmutableArray<T>.Empty);

    private readonly ImmutableArray<T> _items;

    private ValueSequence(ImmutableArray<T> items) => _items = items;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    /// <summary>These elements.</summary>
    public static ValueSequence<T> Of(IEnumerable<T> items) => items.ToImmutableArray() is { IsEmpty: false } some ? new ValueSequence<T>(some) : Empty;

    /// <summary>These elements, then those.</summary>
    public ValueSequence<T> Concat(IEnumerable<T> more) => Of(_items.AddRange(more));

    /// <summary>These elements, then that one.</summary>
    public ValueSequence<T> Adding(T item) => new(_items.Add(item));

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(ValueSequence<T>? other) => other is not null && _items.SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as ValueSequence<T>);

    public override int GetHashCode() => _items.IsEmpty ? 0 : (_items.Length, _items[0]).GetHashCode();
}
