namespace PromptLint.Core.Tokens;

/// <summary>Length in UTF-8 bytes: no byte-level tokenizer makes more tokens than that.</summary>
internal static class Utf8Length
{
    /// <summary>The bytes that one UTF-16 unit adds; half of a surrogate pair's four, and for a lone one a byte less than it would take.</summary>
    public static int Of(char c) => c < 0x80 ? 1 : c < 0x800 || char.IsSurrogate(c) ? 2 : 3;

    /// <summary>The bytes of a text.</summary>
    public static long Of(string text)
    {
        long bytes = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
            {
                // A lone one is written as U+FFFD.
                bytes += 3;
                continue;
            }

            if (char.IsHighSurrogate(text[i]))
            {
                bytes += 4;
                i++;
                continue;
            }

            bytes += Of(text[i]);
        }

        return bytes;
    }
}
