using System.Globalization;
using System.Text;

namespace PromptLint.Core.Prompts;

/// <summary>The quoted scalars of YAML, which may go on over several lines.</summary>
internal static class YamlQuoted
{
    /// <summary>Reads one that fills the value, and goes to the line behind it.</summary>
    /// <param name="lines">The lines, of which the one at hand has the value.</param>
    /// <param name="text">The value as far as that line has it.</param>
    /// <param name="outer">The indentation of what it belongs to.</param>
    public static string Read(YamlLines lines, string text, int outer)
    {
        var first = lines.Line;
        var whole = text;
        int end;
        while ((end = EndOf(whole)) < 0)
        {
            whole = lines.Continue(outer, first, mayClose: false) is { } next
                ? Joined(whole, next.Trim(' ', '\t'), lines.Line)
                : throw new PromptFormatException("the quote is never closed", first);
        }

        if (!YamlLines.IsBlankOrComment(whole.Substring(end + 1)))
        {
            throw new PromptFormatException("text behind a closing quote", lines.Line);
        }

        lines.Next();
        return Value(whole.Substring(0, end + 1), first);
    }

    /// <summary>Where the quote that begins a text ends; -1 when it does not.</summary>
    public static int EndOf(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[0] == '"' && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[0])
            {
                if (text[0] == '"' || i + 1 >= text.Length || text[i + 1] != '\'')
                {
                    return i;
                }

                i++;
            }
        }

        return -1;
    }

    /// <summary>What a quoted text stands for.</summary>
    public static string Value(string quoted, int line)
    {
        var inner = quoted.Substring(1, quoted.Length - 2);
        if (quoted[0] == '\'')
        {
            return inner.Replace("''", "'");
        }

        var text = new StringBuilder();
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] != '\\')
            {
                text.Append(inner[i]);
                continue;
            }

            var escape = ++i < inner.Length ? inner[i] : ' ';
            var digits = escape switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0)
            {
                if (i + digits >= inner.Length
                    || !int.TryParse(inner.Substring(i + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                    || code is < 0 or > 0x10FFFF or >= 0xD800 and <= 0xDFFF && digits == 8)
                {
                    throw new PromptFormatException($"`\\{escape}` needs {digits} hexadecimal digits of a character", line);
                }

                text.Append(digits == 8 ? char.ConvertFromUtf32(code) : ((char)code).ToString());
                i += digits;
                continue;
            }

            text.Append(escape switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                '0' => '\0',
                'a' => '\a',
                'b' => '\b',
                'e' => '\u001b',
                'f' => '\f',
                'v' => '\v',
                'N' => '\u0085',
                '_' => '\u00a0',
                'L' => '\u2028',
                'P' => '\u2029',
                '"' or '\\' or '/' or ' ' => escape,
                _ => throw new PromptFormatException($"`\\{escape}` is no escape of YAML", line),
            });
        }

        return text.ToString();
    }

    // A line break is a space, an empty line a line break; one behind a backslash is nothing.
    private static string Joined(string text, string next, int line)
    {
        var so = text.TrimEnd(' ', '\t');
        var isEscaped = text[0] == '"' && (so.Length - so.TrimEnd('\\').Length) % 2 == 1;
        if (isEscaped && (so.Length < text.Length || next.Length == 0))
        {
            throw new PromptFormatException("an escaped white space at the end of a line is not read", line);
        }

        return isEscaped ? so.Substring(0, so.Length - 1) + next
            : next.Length == 0 ? so + "\n"
            : so.EndsWith("\n", System.StringComparison.Ordinal) ? so + next
            : so + " " + next;
    }
}
