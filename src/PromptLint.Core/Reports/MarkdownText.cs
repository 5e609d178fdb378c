using System;
using System.Globalization;
using System.Text;

namespace PromptLint.Core.Reports;

/// <summary>
/// Text from the user's code inside Markdown: shown, never obeyed. A report is posted to pull requests, and a member name,
/// a path or an expression must not be able to draw a table, a link, an image, a mention or a heading there.
/// </summary>
internal static class MarkdownText
{
    // What acts only at the beginning of a line (-, +, ., =, a number) is not among them: this text never stands there.
    private const string Active = "\\`*_{}[]<>#!|~:&$^";

    /// <summary>Text within a line: whatever Markdown or HTML could obey is written as a character reference.</summary>
    public static string Plain(string text)
    {
        var inert = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (AppendIfDeceiving(inert, text, ref i))
            {
                continue;
            }

            if (c == '@')
            {
                // Mentions are looked for after references are resolved: an invisible joiner keeps the name from being one.
                inert.Append("&#64;&#8288;");
            }
            else if (Active.IndexOf(c) >= 0 || (c == '.' && EndsWithW(text, i)))
            {
                inert.Append("&#").Append(((int)c).ToString(CultureInfo.InvariantCulture)).Append(';');
            }
            else
            {
                inert.Append(c);
            }
        }

        return inert.ToString();
    }

    /// <summary>Text as code in a table's cell.</summary>
    public static string Code(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!AppendIfDeceiving(visible, text, ref i))
            {
                visible.Append(text[i]);
            }
        }

        // A code span ends at a run of backticks as long as the one that opened it; and a cell ends at a pipe even within code.
        var inner = visible.ToString().Trim();
        if (inner.Length == 0)
        {
            return "";
        }

        var fence = new string('`', LongestRun(inner, '`') + 1);
        var pad = inner[0] == '`' || inner[inner.Length - 1] == '`' ? " " : "";

        // "\|" in a cell is a pipe, but a backslash in front of it would take its place: such text is not code then.
        return inner.Contains("\\|") ? Plain(inner) : fence + pad + inner.Replace("|", "\\|") + pad + fence;
    }

    /// <summary>A link to a line of a file: the path's own characters cannot end the link or begin another one.</summary>
    public static string Link(string path, int line)
    {
        var number = line.ToString(CultureInfo.InvariantCulture);
        var target = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            var c = (char)b;
            if (c < 128 && (char.IsLetterOrDigit(c) || c is '/' or '.' or '-' or '_'))
            {
                target.Append(c);
            }
            else
            {
                target.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return $"[{Plain(path)}:{number}]({target}#L{number})";
    }

    // "www." makes a link without any other sign.
    private static bool EndsWithW(string text, int end) => end > 0 && (text[end - 1] is 'w' or 'W');

    // Line breaks would end a cell; controls, direction marks, zero-width characters and lone surrogates show something else than what is there.
    private static bool AppendIfDeceiving(StringBuilder output, string text, ref int index)
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

    private static int LongestRun(string text, char c)
    {
        var longest = 0;
        var run = 0;
        foreach (var each in text)
        {
            run = each == c ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
