using System;
using System.Globalization;
using System.Text;

namespace PromptLint.Reporting.Text;

/// <summary>
/// Text from the user's code inside Markdown: shown, never obeyed. A report is posted to pull requests, and a member name,
/// a path or an expression must not be able to draw a table, a link, an image, a mention or a heading there. The report is
/// read raw too, in a log or a diff: a backslash is preferred to a character reference wherever it does the same.
/// </summary>
internal static class MarkdownText
{
    // What a backslash makes plain in CommonMark, in GitHub's tables and in the extensions that others add.
    private const string Escapable = "\\`*_{}[]#!|~&^";

    // Nobody reads on in a cell, and a name of ten megabytes would bury the report.
    private const int Longest = 2000;

    // Invisible, and written as a reference: what looks for mentions and issues does so after references are resolved.
    private const string Joiner = "&#8288;";

    /// <summary>Text within a line: nothing in it is Markdown or HTML.</summary>
    public static string Plain(string text)
    {
        text = Shortened(text);
        var inert = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (DeceivingText.AppendIfDeceiving(inert, text, ref i))
            {
                continue;
            }

            var c = text[i];
            switch (c)
            {
                // A backslash before it would still let some readers see a tag.
                case '<':
                    inert.Append("&lt;");
                    break;
                case '>':
                    inert.Append("&gt;");
                    break;

                // Mathematics are looked for before backslashes are.
                case '$':
                    inert.Append("&#36;");
                    break;
                case '@':
                    inert.Append('@').Append(Joiner);
                    break;
                case '#' when IsDigit(text, i + 1):
                    inert.Append("\\#").Append(Joiner);
                    break;
                default:
                    inert.Append(NeedsBackslash(text, i) ? "\\" : "").Append(c);
                    break;
            }
        }

        return inert.ToString();
    }

    /// <summary>A sentence of ours in a table's cell, with code of the user between backticks: that is code, all else is plain.</summary>
    public static string Prose(string text)
    {
        text = Shortened(text);
        var prose = new StringBuilder(text.Length + 16);
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '`')
            {
                continue;
            }

            // As CommonMark pairs them, by whole runs of equal length: so a span never touches another backtick.
            var run = RunAt(text, i);
            var close = Closing(text, i + run, run);
            if (close > 0 && Code(text.Substring(i + run, close - i - run)) is { Length: > 0 } code)
            {
                prose.Append(Plain(text.Substring(plain, i - plain))).Append(code);
                plain = close + run;
                i = plain - 1;
            }
            else
            {
                i += run - 1;
            }
        }

        return prose.Append(Plain(text.Substring(plain))).ToString();
    }

    /// <summary>Text as code in a table's cell.</summary>
    public static string Code(string text)
    {
        text = Shortened(text);
        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!DeceivingText.AppendIfDeceiving(visible, text, ref i))
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
        return $"[{Plain(path)}:{number}]({PathAddress.Of(Shortened(path))}#L{number})";
    }

    private static string Shortened(string text) => text.Length <= Longest ? text : text.Substring(0, Longest) + "…";

    private static bool NeedsBackslash(string text, int at) => text[at] switch
    {
        // Within a word it is an underscore everywhere, and most of them are.
        '_' => at == 0 || !IsWord(text, at - 1) || !IsWord(text, at + 1),

        // Web addresses become links by themselves, by their "://", their "www." or the name of their scheme.
        ':' => IsBefore(text, at, "tel") || IsBefore(text, at, "mailto") || IsBefore(text, at, "xmpp"),
        '/' => at > 0 && text[at - 1] == ':' && at + 1 < text.Length && text[at + 1] == '/',
        '.' => IsListNumber(text, at) || IsBefore(text, at, "www"),
        ')' => IsListNumber(text, at),

        // At the beginning of a line, which only the caller knows: a list, a rule or a heading.
        '-' or '+' or '=' => at == 0,
        var c => Escapable.IndexOf(c) >= 0,
    };

    private static bool IsBefore(string text, int at, string word) =>
        at >= word.Length && string.Compare(text, at - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    // Of letters only those that every reader takes for one.
    private static bool IsWord(string text, int at) => IsDigit(text, at) || (at < text.Length && text[at] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));

    private static bool IsDigit(string text, int at) => at < text.Length && text[at] is >= '0' and <= '9';

    // Nine digits at the most make a list.
    private static bool IsListNumber(string text, int end)
    {
        var first = end;
        while (end is > 0 and <= 9 && first > 0 && IsDigit(text, first - 1))
        {
            first--;
        }

        return first == 0 && end > 0;
    }

    private static int RunAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] == text[start])
        {
            end++;
        }

        return end - start;
    }

    // The next run of backticks of that very length; -1 when there is none.
    private static int Closing(string text, int from, int length)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '`')
            {
                var run = RunAt(text, i);
                if (run == length)
                {
                    return i;
                }

                i += run - 1;
            }
        }

        return -1;
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
