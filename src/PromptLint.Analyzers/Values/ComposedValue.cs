using System;
using System.Runtime.CompilerServices;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// A value that is made of other values, equal to another of its kind with equal content. Code can put values inside each other for ever, so
/// that what is deeper than <see cref="AnalysisLimits.ComparedDepth"/> is equal to itself alone: two alternatives more, never one less.
/// </summary>
internal abstract class ComposedValue : Value
{
    private int _hash;

    protected ComposedValue(int depth) => Depth = depth;

    /// <summary>How many values may stand inside each other in it.</summary>
    public int Depth { get; }

    /// <summary>The depth of what holds a value.</summary>
    protected static int Around(Value value) => value is ComposedValue composed ? composed.Depth + 1 : 1;

    public sealed override bool Equals(object? obj) => ReferenceEquals(this, obj)
        || obj is ComposedValue other && other.GetType() == GetType() && Depth <= AnalysisLimits.ComparedDepth && other.Depth <= AnalysisLimits.ComparedDepth
            && other.GetHashCode() == GetHashCode() && HasSameContent(other);

    // Kept: unequal values are told apart by it without looking inside.
    public sealed override int GetHashCode() => _hash != 0 ? _hash
        : _hash = Math.Max(1, (Depth > AnalysisLimits.ComparedDepth ? RuntimeHelpers.GetHashCode(this) : ContentHash()) & int.MaxValue);

    /// <summary>Whether another value of this very kind says the same.</summary>
    protected abstract bool HasSameContent(ComposedValue other);

    /// <summary>A hash of what it says.</summary>
    protected abstract int ContentHash();
}
