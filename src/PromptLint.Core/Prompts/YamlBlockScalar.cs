using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PromptLint.Core.Prompts;

/// <summary>The block scalars of YAML: <c>|</c> keeps the lines, <c>></c> folds them.</summary>
internal sealed class YamlBlockScalar
{
    private readonly YamlLines _lines;
    private bool _endsText;

    public YamlBlockScalar(YamlLines lines) => _lines = lines;

    /// <summary>Reads one; the line at hand is its header.</summary>
    /// <param name="header">The indicators: <c>|</c> or <c>></c>, <c>+</c> or <c>-</c>, a number of spaces.</param>
    /// <param name="outer">The indentation of what it belongs to.</param>
    public string Read(string header, int outer)
    {
        var indicators = header.Split(' ')[0].Substring(1);
        if (indicators.Any(static c => c is not ('+' or '-') and not (>= '1' and <= '9'))
            || header.Substring(indicators.Length + 1).TrimStart(' ', '\t') is [not '#', ..])
        {
            throw new PromptFormatException("expected a line break after `|` or `>`", _lines.Line);
        }

        var lines = Take(Math.Max(outer, 0) + indicators.Where(char.IsDigit).Select(static c => c - '0').FirstOrDefault(), outer, indicators.Any(char.IsDigit));
        var end = lines.Count;
        while (end > 0 && lines[end - 1].Length == 0)
        {
            end--;
        }

        var text = header[0] == '|' ? string.Join("\n", lines.Take(end)) : Fold(lines, end);
        return indicators.Contains('-') || end == 0 && !indicators.Contains('+') || _endsText ? text
            : indicators.Contains('+') ? text + new string('\n', lines.Count - end + (end > 0 ? 1 : 0))
            : text + "\n";
    }

    private List<string> Take(int indent, int outer, bool isGiven)
    {
        var lines = new List<string>();
        var widest = 0;
        for (_lines.Next(); _lines.Current is { } line; _lines.Next())
        {
            if (line.Trim(' ').Length == 0)
            {
                lines.Add(isGiven && line.Length > indent ? line.Substring(indent) : "");
                _endsText |= lines[lines.Count - 1].Length > 0 && _lines.IsLast;
                widest = isGiven ? widest : Math.Max(widest, line.Length);
                continue;
            }

            if (!isGiven)
            {
                indent = YamlLines.IndentOf(line);
                isGiven = indent > outer;
            }

            if (!isGiven || YamlLines.IndentOf(line) < indent || YamlLines.IsMarker(line))
            {
                if (outer < 0 && lines.Count == 0)
                {
                    throw new PromptFormatException("expected a text below `|` or `>`", _lines.Line);
                }

                break;
            }

            if (indent == 0)
            {
                throw new PromptFormatException("a text below `|` or `>` must be indented", _lines.Line);
            }

            if (widest > indent)
            {
                throw new PromptFormatException("an empty line above is indented further than the text", _lines.Line);
            }

            lines.Add(line.Substring(indent));
            _endsText = _lines.IsLast;
        }

        if (!isGiven && widest > 0)
        {
            throw new PromptFormatException("expected a text below `|` or `>`, not white space alone", _lines.Line - 1);
        }

        // The empty piece behind a file's last line break is no line.
        if (_lines.Current is null && lines.Count > 0 && lines[lines.Count - 1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    // Lines become one; an empty line is a line break, and lines that are indented further stay as they are.
    private static string Fold(List<string> lines, int end)
    {
        var text = new StringBuilder();
        for (var i = 0; i < end; i++)
        {
            text.Append(lines[i]);
            if (i + 1 >= end)
            {
                break;
            }

            var next = i + 1;
            while (lines[next].Length == 0)
            {
                next++;
            }

            var breaks = next - i - 1;
            var keeps = IsIndented(lines[i]) || IsIndented(lines[next]) || lines[i].Length == 0;
            text.Append(breaks == 0 && !keeps ? " " : new string('\n', breaks + (keeps ? 1 : 0)));
            i = next - 1;
        }

        return text.ToString();
    }

    private static bool IsIndented(string line) => line.Length > 0 && line[0] is ' ' or '\t';
}
