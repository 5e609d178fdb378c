using System.Collections.Generic;
using System.Globalization;

namespace PromptLint.Core.Tokens;

/// <summary>A stretch of text that the pre-tokenizer may keep in one piece.</summary>
internal readonly record struct UnbrokenRun(int Start, int Length, long Utf8Bytes);

/// <summary>
/// Finds long stretches of letters, of punctuation or of whitespace. Merging one piece costs time quadratic in its length,
/// so these decide whether an exact count is affordable. Digits break after three and never form a long piece.
/// </summary>
internal static class UnbrokenRuns
{
    private enum Kind
    {
        None,
        Letter,
        Digit,
        Space,
        Other,
        Mark,
    }

    /// <summary>The runs longer than a limit, in order.</summary>
    public static List<UnbrokenRun> LongerThan(string text, int limit)
    {
        var runs = new List<UnbrokenRun>();
        var kind = Kind.None;
        var start = 0;
        long bytes = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var next = KindOf(text[i]);

            // Marks belong to words and to punctuation alike: they never end a run.
            if (next == Kind.Mark)
            {
                next = kind is Kind.None or Kind.Digit or Kind.Space ? Kind.Letter : kind;
            }

            if (next != kind)
            {
                Close(i);
                (kind, start, bytes) = (next, i, 0);
            }

            bytes += Utf8Length.Of(text[i]);
        }

        Close(text.Length);
        return runs;

        void Close(int end)
        {
            if (kind != Kind.Digit && end - start > limit)
            {
                runs.Add(new UnbrokenRun(start, end - start, bytes));
            }
        }
    }

    private static Kind KindOf(char c)
    {
        if (c < 128)
        {
            return c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' ? Kind.Letter
                : c is >= '0' and <= '9' ? Kind.Digit
                : c is ' ' or >= '\t' and <= '\r' ? Kind.Space
                : Kind.Other;
        }

        if (char.IsWhiteSpace(c))
        {
            return Kind.Space;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            <= UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Kind.Mark,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Digit,
            _ => Kind.Other,
        };
    }
}
