using System;
using System.Collections.Generic;

namespace PromptLint.Core.Prompts;

/// <summary>
/// Reads the part of YAML that prompt files are written in: maps and lists by indentation, block scalars, quoted and plain scalars,
/// flow lists and maps. Anchors, aliases, tags and complex keys are valid YAML too: what stands there is not read, the rest is.
/// A reader of its own, since each library in the compiler's process is one that may clash with another's.
/// </summary>
public sealed class YamlReader
{
    private const int MaxDepth = 40;

    private readonly YamlLines _lines;
    private int _depth;

    private YamlReader(YamlLines lines) => _lines = lines;

    /// <summary>Reads a document.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="firstLine">The number of its first line in its file.</param>
    /// <exception cref="PromptFormatException">It is no YAML.</exception>
    public static SettingNode Read(string text, int firstLine = 1)
    {
        var reader = new YamlReader(new YamlLines(text, firstLine));
        if (!reader._lines.SkipToContent())
        {
            return SettingNode.Scalar("", isQuoted: false, firstLine);
        }

        var root = reader.Block(reader._lines.Indent, -1);
        return reader._lines.SkipToContent() ? throw reader.Error("this line belongs to nothing: its indentation fits no line above") : root;
    }

    // The indentation of what it belongs to stands beside its own.
    private SettingNode Block(int indent, int outer)
    {
        if (++_depth > MaxDepth)
        {
            throw Error($"nested deeper than {MaxDepth} levels");
        }

        var content = _lines.Current!.Substring(indent);
        var read = IsItem(content) ? List(indent)
            : content[0] is '{' or '[' ? YamlFlow.Read(_lines, content, outer)
            : YamlKey.Of(content, _lines.Line) is not null ? Map(indent)
            : Value(content, outer, isKey: false);
        _depth--;
        return read;
    }

    private SettingNode Map(int indent)
    {
        var line = _lines.Line;
        var members = new List<KeyValuePair<string, SettingNode>>();
        var names = new HashSet<string>();
        while (_lines.SkipToContent() && _lines.Indent == indent && !IsItem(_lines.Current!.Substring(indent)))
        {
            if (YamlKey.Of(_lines.Current!.Substring(indent), _lines.Line) is not var (name, rest))
            {
                throw Error("expected `name: value`");
            }

            if (name.Length > 0 && !names.Add(name))
            {
                throw Error($"`{name}` is there twice");
            }

            members.Add(new KeyValuePair<string, SettingNode>(name, Value(rest, indent, isKey: true)));
        }

        Expect(indent);
        return SettingNode.Map(members, line);
    }

    private SettingNode List(int indent)
    {
        var line = _lines.Line;
        var items = new List<SettingNode>();
        while (_lines.SkipToContent() && _lines.Indent == indent && IsItem(_lines.Current!.Substring(indent)))
        {
            var rest = _lines.Current!.Substring(indent + 1);
            var inner = indent + 1 + YamlLines.IndentOf(rest);
            if (rest.Trim(' ', '\t').Length > 0 && (IsItem(rest.TrimStart(' ', '\t')) || YamlKey.Of(rest.TrimStart(' ', '\t'), _lines.Line) is not null))
            {
                // `- name: x`: a map that begins on the item's own line.
                _lines.Replace(new string(' ', indent + 1) + rest);
                items.Add(Block(inner, indent));
            }
            else
            {
                items.Add(Value(rest.Trim(' ', '\t'), indent, isKey: false));
            }
        }

        Expect(indent);
        return SettingNode.List(items, line);
    }

    // The value behind a key or a dash: on the same line, or below with a deeper indentation. The items of a key's list may stand
    // as far left as the key.
    private SettingNode Value(string rest, int outer, bool isKey)
    {
        var line = _lines.Line;
        var text = rest.TrimStart(' ', '\t');
        if (text.Length == 0 || text[0] == '#')
        {
            _lines.Next();
            return _lines.SkipToContent() && (_lines.Indent > outer || isKey && _lines.Indent == outer && IsItem(_lines.Current!.Substring(outer)))
                ? Block(_lines.Indent, outer)
                : SettingNode.Scalar("", isQuoted: false, line);
        }

        switch (text[0])
        {
            case '|' or '>':
                return SettingNode.Scalar(new YamlBlockScalar(_lines).Read(text, outer), isQuoted: true, line);
            case '"' or '\'':
                return SettingNode.Scalar(YamlQuoted.Read(_lines, text, outer), isQuoted: true, line);
            case '[' or '{':
                return YamlFlow.Read(_lines, text, outer);
            case '&' or '*' or '!' or '?' or '@' or '`' or '%':
                SkipDeeper(outer);
                return SettingNode.NotRead($"`{text[0]}` of YAML is not read", line);
            case ']' or '}' or ',':
                throw Error($"a text that begins with `{text[0]}` must stand in quotes");
            default:
                return Plain(text, outer);
        }
    }

    private SettingNode Plain(string text, int outer)
    {
        var line = _lines.Line;
        var value = Uncommented(text);
        ExpectNoColon(value);
        if (IsItem(value))
        {
            throw Error("a list must begin on a line of its own");
        }

        _lines.Next();
        var isLong = false;
        var isOver = value != text.TrimEnd(' ', '\t');
        for (; _lines.Current is { } next && next.Trim(' ', '\t').Length > 0 && GoesOn(next, outer); _lines.Next())
        {
            if (YamlKey.Of(next.TrimStart(' ', '\t'), _lines.Line) is not null)
            {
                throw Error("a name below a text: its indentation fits no line above");
            }

            if (isOver)
            {
                throw Error("a text goes on behind a comment");
            }

            var more = Uncommented(next.Trim(' ', '\t'));
            ExpectNoColon(more);
            value += " " + more;
            isOver = more != next.Trim(' ', '\t');
            isLong = true;
        }

        return SettingNode.Scalar(value, isLong, line);
    }

    private static bool GoesOn(string line, int outer) =>
        YamlLines.IndentOf(line) > outer && line.TrimStart(' ', '\t')[0] != '#' && !YamlLines.IsMarker(line);

    private void ExpectNoColon(string text)
    {
        if (text.IndexOf(": ", StringComparison.Ordinal) >= 0
            || text.IndexOf(":\t", StringComparison.Ordinal) >= 0
            || text.EndsWith(":", StringComparison.Ordinal))
        {
            throw Error("a text with a colon must stand in quotes");
        }
    }

    private static string Uncommented(string text)
    {
        var comment = YamlLines.CommentIn(text);
        return (comment < 0 ? text : text.Substring(0, comment)).TrimEnd(' ', '\t');
    }

    private void SkipDeeper(int outer)
    {
        do
        {
            _lines.Next();
        }
        while (_lines.Current is { } line && (line.Trim(' ', '\t').Length == 0 || YamlLines.IndentOf(line) > outer));
    }

    private void Expect(int indent)
    {
        if (_lines.SkipToContent() && _lines.Indent > indent)
        {
            throw Error("this line is indented further than the one it belongs to");
        }
    }

    private bool IsItem(string content) => content.Length > 0 && content[0] == '-' && (content.Length == 1 || content[1] switch
    {
        ' ' => true,
        '\t' => throw Error("a tab behind `-`; expected a space"),
        _ => false,
    });

    private PromptFormatException Error(string message) => new(message, _lines.Line);
}
