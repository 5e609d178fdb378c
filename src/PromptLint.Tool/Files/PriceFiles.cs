using System.CommandLine;
using System.Globalization;
using PromptLint.Core.Pricing;

namespace PromptLint.Tool.Files;

/// <summary>The user's own price cards.</summary>
internal static class PriceFiles
{
    /// <summary>The option that names them.</summary>
    public static Option<string[]> Option() => new("--prices")
    {
        Description = "Your own price cards; the first wins over the later ones, and all over those that ship.",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>A day of the command line.</summary>
    /// <exception cref="InputFileException">It is none.</exception>
    public static string Day(string option, string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        ? text
        : throw new InputFileException($"{option} must be a date yyyy-MM-dd, not '{text}'.");

    /// <summary>The shipped cards with the user's on top.</summary>
    /// <exception cref="InputFileException">A card cannot be read.</exception>
    public static PriceBook Book(string[]? paths) =>
        (paths ?? []).Reverse().Aggregate(PriceBook.Default, static (book, path) => book.With(InputFile.Read(path, text => PriceCardReader.Read(text, path))));
}
