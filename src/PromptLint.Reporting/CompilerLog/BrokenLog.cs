using System;
using System.Collections.Generic;
using PromptLint.Core.Json;

namespace PromptLint.Reporting.CompilerLog;

/// <summary>
/// What is left of a log that is no JSON as a whole: two compilers that write one file at the same time write over each other, and a compiler
/// that is stopped leaves half a file. Each result that is whole by itself can be read; that none is missing, nobody can say.
/// </summary>
internal static class BrokenLog
{
    // Above any result that the compiler writes, so that a lost quotation mark costs no time that grows with the square of the log.
    private const int LongestResult = 4 * 1024 * 1024;

    /// <summary>The results that are whole, in the log's order.</summary>
    public static IEnumerable<JsonValue> Results(string text)
    {
        for (var at = text.IndexOf("\"ruleId\"", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\"ruleId\"", at + 1, StringComparison.Ordinal))
        {
            var start = at - 1;
            while (start >= 0 && char.IsWhiteSpace(text[start]))
            {
                start--;
            }

            if (start >= 0 && text[start] == '{' && End(text, start) is { } end && Parsed(text.Substring(start, end - start)) is { } result)
            {
                yield return result;
            }
        }
    }

    // One past the brace that closes the one at the start; null when the text ends before.
    private static int? End(string text, int start)
    {
        var (depth, quoted) = (0, false);
        for (var i = start; i < text.Length && i - start < LongestResult; i++)
        {
            switch (text[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '{' when !quoted:
                    depth++;
                    break;
                case '}' when !quoted && --depth == 0:
                    return i + 1;
            }
        }

        return null;
    }

    private static JsonValue? Parsed(string text)
    {
        try
        {
            return JsonParser.Parse(text);
        }
        catch (JsonFormatException)
        {
            return null;
        }
    }
}
