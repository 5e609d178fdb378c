using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// What a fact may be: one of these, and only the run knows which. A set, so that joining is union: total, commutative, associative and
/// idempotent, with <see cref="None"/> as its bottom. Nothing is lost in a join, and what a set of possibilities means for a call is
/// decided once, at the end. Past <see cref="AnalysisLimits.Alternatives"/> possibilities it holds none of them and says so.
/// </summary>
/// <typeparam name="T">The fact; compared by value.</typeparam>
internal sealed class OneOf<T> : IReadOnlyCollection<T>, IEquatable<OneOf<T>>
{
    /// <summary>No possibility: nothing was read. The bottom of the join.</summary>
    public static readonly OneOf<T> None = new(ImmutableArray<T>.Empty, false);

    /// <summary>More possibilities than are followed: anything may hold. The top of the join.</summary>
    public static readonly OneOf<T> TooMany = new(ImmutableArray<T>.Empty, true);

    private readonly ImmutableArray<T> _facts;

    private OneOf(ImmutableArray<T> facts, bool isTooMany)
    {
        _facts = facts;
        IsTooMany = isTooMany;
    }

    /// <summary>How many are possible; 0 also where there are too many.</summary>
    public int Count => _facts.Length;

    /// <summary>True where nothing is known since there are too many possibilities.</summary>
    public bool IsTooMany { get; }

    /// <summary>True where nothing was read: neither a possibility nor too many of them.</summary>
    public bool IsNone => Count == 0 && !IsTooMany;

    /// <summary>A fact that is certain.</summary>
    public static OneOf<T> Only(T fact) => new(ImmutableArray.Create(fact), false);

    /// <summary>One of several facts; equal ones are one.</summary>
    public static OneOf<T> From(IEnumerable<T> facts)
    {
        var distinct = facts.Distinct().Take(AnalysisLimits.Alternatives + 1).ToImmutableArray();
        return distinct.Length > AnalysisLimits.Alternatives ? TooMany : distinct.IsEmpty ? None : new OneOf<T>(distinct, false);
    }

    /// <summary>One fact or another.</summary>
    public OneOf<T> Join(OneOf<T> other) =>
        IsTooMany || other.IsTooMany ? TooMany
            : IsNone ? other
            : other.IsNone || ReferenceEquals(this, other) ? this
            : From(_facts.Concat(other._facts));

    /// <summary>Each fact changed.</summary>
    public OneOf<TResult> Map<TResult>(Func<T, TResult> change) => IsTooMany ? OneOf<TResult>.TooMany : OneOf<TResult>.From(_facts.Select(change));

    /// <summary>Each fact turned into possibilities of its own.</summary>
    public OneOf<TResult> Then<TResult>(Func<T, OneOf<TResult>> next)
    {
        var all = IsTooMany ? OneOf<TResult>.TooMany : OneOf<TResult>.None;
        foreach (var fact in _facts)
        {
            all = all.Join(next(fact));
        }

        return all;
    }

    /// <summary>The possibilities, with what stands for all of them where there are too many to tell.</summary>
    public IEnumerable<T> Or(Func<T> tooMany) => IsTooMany ? new[] { tooMany() } : _facts;

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_facts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(OneOf<T>? other) => other is not null && IsTooMany == other.IsTooMany && Count == other.Count && _facts.All(other._facts.Contains);

    public override bool Equals(object? obj) => Equals(obj as OneOf<T>);

    public override int GetHashCode()
    {
        // Without order, as equality is.
        var hash = Count + (IsTooMany ? 1 : 0);
        foreach (var fact in _facts)
        {
            hash ^= fact?.GetHashCode() ?? 0;
        }

        return hash;
    }

    public override string ToString() => IsTooMany ? "too many" : string.Join(" | ", _facts);
}
