namespace PromptLint.Core.Facts;

/// <summary>The price card that a cost was computed with, so that a reader can check it.</summary>
/// <param name="Name">The card's name.</param>
/// <param name="AsOf">The day that its prices hold for, yyyy-MM-dd.</param>
/// <param name="Source">Where its prices come from.</param>
public sealed record PriceCardReference(string Name, string AsOf, string Source);
