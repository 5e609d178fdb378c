using System;
using System.Collections.Generic;

namespace PromptLint.Core.Prompts;

/// <summary>The lines of a YAML text, one after the other, with their indentation.</summary>
internal sealed class YamlLines
{
    private static readonly char[] Unread = { '\u0085', '\u2028', '\u2029', '\uFEFF' };

    private readonly List<string> _lines = new();
    private readonly int _firstLine;
    private int _at;

    public YamlLines(string text, int firstLine)
    {
        _firstLine = firstLine;

        // A carriage return alone ends a line of YAML too. Some characters of Unicode do for the library, and a mark of byte order is one in the middle too.
        _lines.AddRange(text.TrimStart('\uFEFF').Replace("\r\n", "\n").Replace('\r', '\n').Split('\n'));
        var strange = _lines.FindIndex(static l => l.IndexOfAny(Unread) >= 0);
        if (strange >= 0)
        {
            throw new PromptFormatException("a line break or mark of Unicode that is not read; write it as an escape in double quotes", strange + firstLine);
        }
    }

    /// <summary>One-based number of the line at hand.</summary>
    public int Line => _at + _firstLine;

    /// <summary>The line at hand; null at the end.</summary>
    public string? Current => _at < _lines.Count ? _lines[_at] : null;

    /// <summary>How far it is indented.</summary>
    public int Indent => IndentOf(_lines[_at]);

    /// <summary>The number of leading spaces.</summary>
    public static int IndentOf(string line)
    {
        var indent = 0;
        while (indent < line.Length && line[indent] == ' ')
        {
            indent++;
        }

        return indent;
    }

    /// <summary>Whether nothing is said behind a value: a comment begins behind white space only.</summary>
    public static bool IsBlankOrComment(string rest) =>
        rest.TrimStart(' ', '\t') is var content && (content.Length == 0 || content[0] == '#' && content.Length < rest.Length);

    /// <summary>Where the white space before a comment begins; -1 when there is none.</summary>
    public static int CommentIn(string content)
    {
        for (var at = content.IndexOf('#'); at >= 0; at = content.IndexOf('#', at + 1))
        {
            if (at > 0 && content[at - 1] is ' ' or '\t')
            {
                return at - 1;
            }
        }

        return -1;
    }

    /// <summary>True for a line that begins or ends a document.</summary>
    public static bool IsMarker(string line) =>
        (line.StartsWith("---", StringComparison.Ordinal) || line.StartsWith("...", StringComparison.Ordinal)) && (line.Length == 3 || line[3] is ' ' or '\t');

    /// <summary>Goes to the next line.</summary>
    public void Next() => _at++;

    /// <summary>Goes to a line on which a value goes on, which must stand further right than what the value belongs to.</summary>
    /// <param name="outer">The indentation of what it belongs to.</param>
    /// <param name="first">The number of the line on which the value begins.</param>
    /// <param name="mayClose">True where it may be as far left when it begins with a closing bracket.</param>
    /// <returns>The line; null at the end.</returns>
    public string? Continue(int outer, int first, bool mayClose)
    {
        Next();
        return Current is not { } line
            || line.Trim(' ', '\t').Length == 0
            || IndentOf(line) > outer && !IsMarker(line)
            || mayClose && IndentOf(line) == outer && line.TrimStart(' ', '\t')[0] is ']' or '}'
            ? Current
            : throw new PromptFormatException($"the value is never closed, or goes on too far left in line {Line}", first);
    }

    /// <summary>True on the last line: no line break stands behind it.</summary>
    public bool IsLast => _at == _lines.Count - 1;

    /// <summary>Writes something else in place of the line at hand: what is left of it.</summary>
    public void Replace(string line) => _lines[_at] = line;

    /// <summary>Goes on to a line with content; false at the end of the document.</summary>
    public bool SkipToContent()
    {
        for (; Current is { } line; Next())
        {
            var content = line.TrimStart(' ', '\t');
            if (line.Substring(0, line.Length - content.Length).IndexOf('\t') >= 0)
            {
                throw new PromptFormatException("a tab in the indentation; expected spaces", Line);
            }

            if (content.Length == 0 || content[0] == '#')
            {
                continue;
            }

            if (line[0] == '%')
            {
                if (!HasContent && (line.StartsWith("%YAML ", StringComparison.Ordinal) || line.StartsWith("%TAG ", StringComparison.Ordinal)))
                {
                    continue;
                }

                throw new PromptFormatException("`%` begins no directive of YAML here; a text that begins with it must stand in quotes", Line);
            }

            if (IsMarker(line))
            {
                if (!EndsDocument(line))
                {
                    continue;
                }

                return false;
            }

            HasContent = true;
            return true;
        }

        return false;
    }

    private bool HasContent { get; set; }

    private bool HasBegun { get; set; }

    // Of several documents the first is read.
    private bool EndsDocument(string marker)
    {
        if (!IsBlankOrComment(marker.Substring(3)))
        {
            throw new PromptFormatException("expected a line break behind `---`", Line);
        }

        if (marker[0] == '-')
        {
            var ends = HasBegun || HasContent;
            HasBegun = true;
            return ends;
        }

        var next = _lines.FindIndex(_at + 1, static l => !IsBlankOrComment(" " + l));
        return !HasBegun && !HasContent || next >= 0 && !IsMarker(_lines[next])
            ? throw new PromptFormatException("expected a document before `...` and none but behind `---`", Line)
            : true;
    }
}
