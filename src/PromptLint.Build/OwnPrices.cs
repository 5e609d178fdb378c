using System;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using PromptLint.Core.Pricing;

namespace PromptLint.Build;

/// <summary>The prices that the analyzer of the same build used.</summary>
internal static class OwnPrices
{
    /// <summary>
    /// The shipped cards with the user's on top, a later one over an earlier one. A card that cannot be read is left out: the analyzer has said so.
    /// </summary>
    public static PriceBook Book(ITaskItem[] items, string projectDirectory) =>
        items.Select(i => Card(Path.GetFullPath(Path.Combine(projectDirectory, i.ItemSpec))))
            .Where(static c => c is not null)
            .Aggregate(PriceBook.Default, static (book, card) => book.With(card!));

    private static PriceCard? Card(string path)
    {
        try
        {
            return PriceCardReader.Read(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is PriceCardException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }
}
