using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Values;

/// <summary>How many items a collection has, where the code itself tells.</summary>
internal sealed class CollectionSize
{
    private static readonly HashSet<string> Keeping = new(System.StringComparer.Ordinal)
    {
        "Where", "Select", "OrderBy", "OrderByDescending", "Distinct", "DistinctBy", "Reverse", "Skip", "Chunk", "Index", "OfType", "Cast", "ToList", "ToArray",
        "AsEnumerable",
    };

    private readonly ValueReader _reader;

    public CollectionSize(ValueReader reader) => _reader = reader;

    /// <summary>The number of items; null when only the run knows.</summary>
    public long? Of(IOperation? collection) => collection is null ? null : Of(_reader.Read(collection));

    /// <summary>The number of items of what a collection was read as; null when only the run knows.</summary>
    public static long? Of(Value value) => value switch
    {
        NumberValue number => number.Number,

        // What shortens or keeps a sequence has at most its items.
        ObjectValue { Maker: IMethodSymbol { Name: "Range" or "Repeat", ContainingType.Name: "Enumerable" } } made =>
            (made.Part("count") as NumberValue)?.Number,
        ObjectValue { Maker: IMethodSymbol { Name: "Take", ContainingType.Name: "Enumerable" } } made
            when made.Part("count") is NumberValue most => most.Number,
        ObjectValue { Maker: IMethodSymbol { ContainingType.Name: "Enumerable" } method } made when Keeping.Contains(method.Name) => Of(made.Part("source")),
        ObjectValue { ChangedBy: null, Maker: null or IMethodSymbol { MethodKind: MethodKind.Constructor } } list when !list.Items.IsEmpty
            && list.Items.All(static i => i is not (SpreadValue or RepeatedValue or CalledValue)) => list.Items.Length,
        ChoiceValue choice => Largest(choice.Alternatives.Select(Of)),
        _ => null,
    };

    // Of one that is not known the largest is not known; of none there is none.
    private static long? Largest(IEnumerable<long?> sizes)
    {
        var all = sizes.ToList();
        return all.Count > 0 && all.All(static s => s is not null) ? all.Max() : null;
    }
}
