using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// An object: how it was made (constructor, method or property), with which arguments, what was assigned to its
/// properties and what was added to it or called on it since. Two are equal when both are made at the same place, of equal parts and items.
/// </summary>
internal sealed class ObjectValue : ComposedValue
{
    private ObjectValue(
        IOperation? origin,
        ITypeSymbol? type,
        ISymbol? maker,
        ValueParts parts,
        ImmutableArray<Value> items,
        Reason? changedBy,
        int depth)
        : base(depth)
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
    public ValueParts Parts { get; }

    /// <summary>Elements, and calls on the object as objects of their own, in order.</summary>
    public ImmutableArray<Value> Items { get; }

    /// <summary>Not null when code out of sight may have changed it: who.</summary>
    public Reason? ChangedBy { get; }

    /// <summary>The expression that made it, for people.</summary>
    public string Expression => Origin is { } origin ? ExpressionText.Of(origin.Syntax) : Maker?.Name ?? "...";

    /// <summary>Why not more is known of it: who changed it, or who made it of what.</summary>
    public Reason WhyUnknown => ChangedBy
        ?? (Maker is IMethodSymbol { MethodKind: not MethodKind.Constructor } ? Reasons.CallNotFollowed(MemberName.Of(Maker))
            : Maker is IPropertySymbol or IFieldSymbol ? Reasons.MemberNotFollowed(MemberName.Of(Maker))
            : Type is { } type ? Reasons.TypeNotDescribed(type.Name)
            : Reasons.OriginNotFollowed(ValueKind.Of(this)));

    public static ObjectValue Made(IOperation? origin, ITypeSymbol? type, ISymbol? maker) =>
        new(origin, type, maker, ValueParts.Empty, ImmutableArray<Value>.Empty, null, 0);

    public ObjectValue With(string part, Value value) =>
        new(Origin, Type, Maker, Parts.With(part, value), Items, ChangedBy, Math.Max(Depth, Around(value)));

    public ObjectValue Adding(Value item) => new(Origin, Type, Maker, Parts, Items.Add(item), ChangedBy, Math.Max(Depth, Around(item)));

    /// <summary>Emptied: what its constructor was given has gone too.</summary>
    public ObjectValue WithoutItems() => new(Origin, Type, Maker, ValueParts.Empty, ImmutableArray<Value>.Empty, ChangedBy, 0);

    public ObjectValue ChangedOutOfSight(Reason by) => new(Origin, Type, Maker, Parts, Items, ChangedBy ?? by, Depth);

    public Value Part(string name) => Parts.TryGetValue(name, out var value) ? value : Unset;

    protected override bool HasSameContent(ComposedValue other)
    {
        var same = (ObjectValue)other;
        if (!same.Origin.IsSameAs(Origin) || !Equals(same.ChangedBy, ChangedBy) || same.Parts.Count != Parts.Count || same.Items.Length != Items.Length
            || !SymbolEqualityComparer.Default.Equals(same.Type, Type) || !SymbolEqualityComparer.Default.Equals(same.Maker, Maker))
        {
            return false;
        }

        foreach (var part in Parts)
        {
            if (!same.Parts.TryGetValue(part.Key, out var value) || !value.Equals(part.Value))
            {
                return false;
            }
        }

        for (var i = 0; i < Items.Length; i++)
        {
            if (!same.Items[i].Equals(Items[i]))
            {
                return false;
            }
        }

        return true;
    }

    protected override int ContentHash()
    {
        var hash = Origin?.Syntax.Span.GetHashCode() ?? 17;
        foreach (var part in Parts)
        {
            hash ^= (part.Key, part.Value).GetHashCode();
        }

        foreach (var item in Items)
        {
            hash = unchecked(hash * 31) + item.GetHashCode();
        }

        return hash;
    }
}
