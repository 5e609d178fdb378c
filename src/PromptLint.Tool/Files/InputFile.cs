using System.Text;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;

namespace PromptLint.Tool.Files;

/// <summary>Reads files that the user named.</summary>
internal static class InputFile
{
    // Far above the report of the largest solution; a log or a dump that was named by mistake is refused before it fills the memory.
    private const long Largest = 512L * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads and parses a file.</summary>
    /// <exception cref="InputFileException">It is missing, too large, no text, or not what the parser expects.</exception>
    public static T Read<T>(string path, Func<string, T> parse)
    {
        try
        {
            return parse(Text(path));
        }
        catch (JsonFormatException e)
        {
            throw InputFileException.At(path, e);
        }
        catch (PriceCardException e)
        {
            throw InputFileException.At(e);
        }
    }

    /// <summary>The text of a file.</summary>
    /// <exception cref="InputFileException">It is missing, too large or no text.</exception>
    public static string Text(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new InputFileException($"{path} does not exist.");
        }

        if (file.Length > Largest)
        {
            throw new InputFileException($"{path} has {file.Length / 1024 / 1024} MB; expected {Largest / 1024 / 1024} MB at the most.");
        }

        try
        {
            return File.ReadAllText(path, Strict);
        }
        catch (DecoderFallbackException)
        {
            throw new InputFileException($"{path} is no text in UTF-8.");
        }
    }
}
