using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>The factor of a walk over data: one call per item.</summary>
internal static class DataFactor
{
    /// <summary>The factor of a walk.</summary>
    /// <param name="items">How many items there are; null when that is not known.</param>
    /// <param name="collection">The data, for the words; null when it has no name.</param>
    /// <param name="walk">What walks over it.</param>
    /// <param name="feedsBack">True for rounds that build on each other: no walk over data that one call could make.</param>
    public static AttemptFactor Of(long? items, IOperation? collection, IOperation walk, bool feedsBack = false) => new(
        AttemptKind.Loop,
        1,
        items,
        SourceLocations.Of(walk.Syntax),
        items is { } known ? AttemptReasons.OncePerItem(known)
            : collection is null ? AttemptReasons.AsMuchAsThereIs()
            : AttemptReasons.OncePerItemOf(ExpressionText.Of(collection.Syntax)))
    {
        Reason = feedsBack ? RepeatReason.Count : RepeatReason.Data,
    };
}
