using System;
using System.Collections.Generic;

namespace PromptLint.Core.Prompts;

/// <summary>The lines of a YAML text, one after the other, with their indentation.</summary>
internal sealed class YamlLines
{
    private readonly List<string> _lines = new();
    private readonly int _firstLine;
    private int _at;

    public YamlLines(string text, int firstLine)
    {
        _firstLine = firstLine;

        // A carriage return alone ends a line of YAML too.
        _lines.AddRange(text.TrimStart('\uFEFF').Replace("\r\n", "\n").Replace('\r', '\n').Split('\n'));
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
        rest.TrimStart() is var content && (content.Length == 0 || content[0] == '#' && content.Length < rest.Length);

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

    /// <summary>Goes to the next line.</summary>
    public void Next() => _at++;

    /// <summary>Goes to a line on which a value goes on, which must stand further right than what the value belongs to.</summary>
    /// <param name="outer">The indentation of what it belongs to.</param>
    /// <param name="mayClose">True where it may be as far left when it begins with a closing bracket.</param>
    /// <returns>The line; null at the end.</returns>
    public string? Continue(int outer, bool mayClose)
    {
        Next();
        return Current is not { } line || line.Trim().Length == 0 || IndentOf(line) > outer || mayClose && IndentOf(line) == outer && line.TrimStart()[0] is ']' or '}' ? Current
            : throw new PromptFormatException("a value goes on too far left; expected it further right than what it belongs to", Line);
    }

    /// <summary>True at the end of a text that does not end with a line break.</summary>
    public bool EndsWithoutBreak => _at >= _lines.Count && _lines[_lines.Count - 1].Length > 0;

    /// <summary>Writes something else in place of the line at hand: what is left of it.</summary>
    public void Replace(string line) => _lines[_at] = line;

    /// <summary>Goes on to a line with content; false at the end of the document.</summary>
    public bool SkipToContent()
    {
        for (; Current is { } line; Next())
        {
            var content = line.TrimStart();
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

            if (line.TrimEnd() == "---")
            {
                // Of several documents the first is read.
                if (HasContent)
                {
                    return false;
                }

                continue;
            }

            if (line.TrimEnd() == "...")
            {
                return false;
            }

            HasContent = true;
            return true;
        }

        return false;
    }

    private bool HasContent { get; set; }
}
