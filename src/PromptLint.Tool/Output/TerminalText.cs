using System.Text;

namespace PromptLint.Tool.Output;

/// <summary>Makes text of a scanned tree safe to print: a file name can hold escape sequences that rewrite a terminal.</summary>
internal static class TerminalText
{
    /// <summary>The text with control characters replaced.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            plain.Append(char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') ? '?' : c);
        }

        return plain.ToString();
    }
}
