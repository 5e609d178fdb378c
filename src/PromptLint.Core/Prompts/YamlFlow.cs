using System.Collections.Generic;

namespace PromptLint.Core.Prompts;

/// <summary>Flow lists and maps of YAML: <c>[a, "b"]</c>, <c>{ name: value }</c>; JSON is written so too.</summary>
internal sealed class YamlFlow
{
    private const int MaxDepth = 40;

    private readonly string _text;
    private readonly int _line;
    private int _at;

    private YamlFlow(string text, int line)
    {
        _text = text;
        _line = line;
    }

    /// <summary>Reads one that fills the value, over as many lines as it takes, and goes to the line behind it.</summary>
    /// <param name="lines">The lines, of which the one at hand has the value.</param>
    /// <param name="text">The value as far as that line has it.</param>
    /// <param name="outer">The indentation of what it belongs to.</param>
    public static SettingNode Read(YamlLines lines, string text, int outer)
    {
        var first = lines.Line;
        var whole = text;
        int end;
        while ((end = EndOf(whole)) < 0)
        {
            whole = lines.Continue(outer, first, mayClose: true) is { } next
                ? whole + "\n" + next.Trim(' ', '\t')
                : throw new PromptFormatException($"`{text[0]}` is never closed", first);
        }

        if (!YamlLines.IsBlankOrComment(whole.Substring(end)))
        {
            throw new PromptFormatException("text behind a closing bracket", lines.Line);
        }

        lines.Next();
        return new YamlFlow(whole.Substring(0, end), first).Node(0);
    }

    // One behind the closing bracket; -1 when it is not there yet.
    private static int EndOf(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}' when --depth == 0:
                    return i + 1;
                case '#' when IsComment(text, i):
                    i = text.IndexOf('\n', i);
                    if (i < 0)
                    {
                        return -1;
                    }

                    break;
                case '"' or '\'' when i > 0 && text[i - 1] is ('[' or '{' or ',' or ' ' or ':' or '\n'):
                    var end = YamlQuoted.EndOf(text.Substring(i));
                    if (end < 0)
                    {
                        return -1;
                    }

                    i += end;
                    break;
            }
        }

        return -1;
    }

    private static bool IsComment(string text, int at) => at > 0 && text[at - 1] is ' ' or '\n' or '\t';

    private SettingNode Node(int depth)
    {
        if (depth > MaxDepth)
        {
            throw Error($"nested deeper than {MaxDepth} levels");
        }

        Skip();
        if (_at >= _text.Length)
        {
            throw Error("expected a value");
        }

        return _text[_at] switch
        {
            '[' => List(depth),
            '{' => Map(depth),
            '"' or '\'' => SettingNode.Scalar(Quoted(), isQuoted: true, _line),
            '&' or '*' or '!' or '?' => NotRead(),
            _ => SettingNode.Scalar(Plain(), isQuoted: false, _line),
        };
    }

    private SettingNode List(int depth)
    {
        var items = new List<SettingNode>();
        for (_at++; !Closes(']'); Separate(']'))
        {
            items.Add(Node(depth + 1));
        }

        return SettingNode.List(items, _line);
    }

    private SettingNode Map(int depth)
    {
        var members = new List<KeyValuePair<string, SettingNode>>();
        for (_at++; !Closes('}'); Separate('}'))
        {
            var name = _text[_at] is '"' or '\'' ? Quoted() : Plain();
            Skip();
            var hasValue = _at < _text.Length && _text[_at] == ':';
            _at += hasValue ? 1 : 0;
            Skip();
            members.Add(new KeyValuePair<string, SettingNode>(
                name,
                hasValue && _at < _text.Length && _text[_at] is not (',' or '}') ? Node(depth + 1) : SettingNode.Scalar("", isQuoted: false, _line)));
        }

        return SettingNode.Map(members, _line);
    }

    private bool Closes(char bracket)
    {
        Skip();
        if (_at >= _text.Length)
        {
            throw Error($"expected `{bracket}`");
        }

        if (_text[_at] != bracket)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Separate(char bracket)
    {
        Skip();
        if (_at < _text.Length && _text[_at] == ',')
        {
            _at++;
        }
        else if (_at >= _text.Length || _text[_at] != bracket)
        {
            throw Error($"expected `,` or `{bracket}`");
        }
    }

    private string Quoted()
    {
        var end = YamlQuoted.EndOf(_text.Substring(_at));
        if (end < 0)
        {
            throw Error("the quote is never closed");
        }

        var value = YamlQuoted.Value(OfOneLine(_text.Substring(_at, end + 1)), _line);
        _at += end + 1;
        return value;
    }

    private string Plain()
    {
        var from = _at;
        if (_text[_at] is '#' or ':' or '|' or '>' or '@' or '`' or '%' or '?' or '&' or '*' or '!')
        {
            throw Error($"a text that begins with `{_text[_at]}` must stand in quotes");
        }

        if (_text[_at] == '-' && (_at + 1 == _text.Length || _text[_at + 1] is ' ' or '\n' or '\t' or ',' or ']' or '}'))
        {
            throw Error("a text that begins with `- ` must stand in quotes");
        }

        while (_at < _text.Length
            && !(_text[_at] == '#' && IsComment(_text, _at))
            && _text[_at] is not (',' or ']' or '}' or '[' or '{')
            && !(_text[_at] == ':' && (_at + 1 == _text.Length || _text[_at + 1] is ' ' or '\n' or ',' or '}')))
        {
            _at++;
        }

        return from == _at ? throw Error("expected a value") : OfOneLine(_text.Substring(from, _at - from).Trim(' ', '\t'));
    }

    private string OfOneLine(string text) => text.IndexOf('\n') < 0 ? text : throw Error("a text over several lines in brackets is not read");

    private SettingNode NotRead()
    {
        var mark = _text[_at++];
        if (_at < _text.Length && _text[_at] is not (',' or ']' or '}'))
        {
            Plain();
        }

        return SettingNode.NotRead($"`{mark}` of YAML is not read", _line);
    }

    private void Skip()
    {
        while (_at < _text.Length && (_text[_at] is ' ' or '\n' or '\t' || _text[_at] == '#' && IsComment(_text, _at)))
        {
            _at = _text[_at] == '#' && _text.IndexOf('\n', _at) is >= 0 and var end ? end : _at + 1;
        }
    }

    private PromptFormatException Error(string message) => new(message, _line);
}
