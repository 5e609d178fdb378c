using PromptLint.Core.Json;
using PromptLint.Core.Pricing;

namespace PromptLint.Tool.Files;

/// <summary>A file that cannot be used; the message is one line that says which, where, and what was expected.</summary>
internal sealed class InputFileException(string message) : Exception(message)
{
    /// <summary>What a parser said about a file.</summary>
    public static InputFileException At(string path, JsonFormatException problem) => new($"{path}({problem.Line},{problem.Column}): {problem.Message}");

    /// <summary>What the reader of price cards said about a file.</summary>
    public static InputFileException At(PriceCardException problem) => new($"{problem.File}({problem.Line},{problem.Column}): {problem.Message}");
}
