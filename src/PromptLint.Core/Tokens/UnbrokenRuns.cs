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
    private const byte Letter = 1;
    private const byte Digit = 2;
    private const byte Space = 3;
    private const byte Other = 4;
    private const byte Mark = 5;

    // One lookup per character: this runs over every text that is counted.
    private static readonly byte[] Kinds = BuildKinds();

    /// <summary>The runs longer than a limit, in order.</summary>
    public static List<UnbrokenRun> LongerThan(string text, int limit)
    {
        var kinds = Kinds;
        var runs = new List<UnbrokenRun>();
        byte kind = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var next = kinds[text[i]];
            if (next == kind)
            {
                continue;
            }

            // Marks belong to words and to punctuation alike: they never end a run.
            if (next == Mark)
            {
                if (kind is Letter or Other)
                {
                    continue;
                }

                next = Letter;
            }

            if (kind != Digit && i - start > limit)
            {
                runs.Add(Run(text, start, i));
            }

            kind = next;
            start = i;
        }

        if (kind != Digit && text.Length - start > limit)
        {
            runs.Add(Run(text, start, text.Length));
        }

        return runs;
    }

    private static UnbrokenRun Run(string text, int start, int end)
    {
        long bytes = 0;
        for (var i = start; i < end; i++)
        {
            // Half of a surrogate pair's four bytes each.
            bytes += text[i] < 0x80 ? 1 : text[i] < 0x800 || char.IsSurrogate(text[i]) ? 2 : 3;
        }

        return new UnbrokenRun(start, end - start, bytes);
    }

    private static byte[] BuildKinds()
    {
        var kinds = new byte[char.MaxValue + 1];
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = KindOf((char)i);
        }

        return kinds;
    }

    private static byte KindOf(char c)
    {
        if (char.IsWhiteSpace(c))
        {
            return Space;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            <= UnicodeCategory.OtherLetter => Letter,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Mark,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Digit,
            _ => Other,
        };
    }
}
