using System.Globalization;
using System.Text;

namespace PromptLint.Reporting.Text;

/// <summary>
/// Characters that show something else than what is there: controls, direction marks, zero-width characters, lone surrogates.
/// A reader of a report sees them by their number.
/// </summary>
internal static class DeceivingText
{
    // Long enough for any honest name or reason; what is longer would bury the report.
    private const int LongestCell = 400;

    /// <summary>The text in one line with all such characters written out, cut where it is longer than anybody reads.</summary>
    public static string Visible(string text, int longest = LongestCell)
    {
        var visible = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (visible.Length >= longest)
            {
                return visible.Append('…').ToString();
            }

            if (!AppendIfDeceiving(visible, text, ref i))
            {
                visible.Append(text[i]);
            }
        }

        return visible.ToString();
    }

    /// <summary>Appends a plain spelling of the character at the index when it would deceive (or is one of two halves), else does nothing.</summary>
    /// <returns>True when it was appended; the index stands on its last half then.</returns>
    public static bool AppendIfDeceiving(StringBuilder output, string text, ref int index)
    {
        var c = text[index];
        if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
            {
                AppendEscape(output, c);
                return AppendEscape(output, text[++index]);
            }

            output.Append(c).Append(text[++index]);
            return true;
        }

        return c switch
        {
            '\r' or '\n' or '\t' => AppendSpace(output),
            _ when char.IsSurrogate(c) => AppendEscape(output, c),
            _ when char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => AppendEscape(output, c),
            _ => false,
        };
    }

    private static bool AppendSpace(StringBuilder output)
    {
        output.Append(' ');
        return true;
    }

    private static bool AppendEscape(StringBuilder output, char c)
    {
        output.Append("(U+").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append(')');
        return true;
    }
}
