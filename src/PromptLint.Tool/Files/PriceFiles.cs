using System.CommandLine;
using PromptLint.Core.Pricing;

namespace PromptLint.Tool.Files;

/// <summary>The user's own price cards.</summary>
internal static class PriceFiles
{
    /// <summary>The option that names them.</summary>
    public static Option<string[]> Option() => new("--prices") { Description = "Your own price cards; the first wins over the later ones, and all over those that ship.", AllowMultipleArgumentsPerToken = true };

    /// <summary>The shipped cards with the user's on top.</summary>
    /// <exception cref="InputFileException">A card cannot be read.</exception>
    public static PriceBook Book(string[]? paths) =>
        (paths ?? []).Reverse().Aggregate(PriceBook.Default, static (book, path) => book.With(InputFile.Read(path, text => PriceCardReader.Read(text, path))));
}
