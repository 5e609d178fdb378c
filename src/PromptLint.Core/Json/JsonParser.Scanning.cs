namespace PromptLint.Core.Json;

/// <content>Where the parser stands in the text: white space, comments, single characters, the place of a mistake.</content>
public sealed partial class JsonParser
{
    private void SkipBlank()
    {
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c == '\n')
            {
                _position++;
                _line++;
                _lineStart = _position;
            }
            else if (c is ' ' or '\t' or '\r')
            {
                _position++;
            }
            else if (c == '/' && _position + 1 < _text.Length && _text[_position + 1] == '/')
            {
                SkipLineComment();
            }
            else if (c == '/' && _position + 1 < _text.Length && _text[_position + 1] == '*')
            {
                SkipBlockComment();
            }
            else
            {
                return;
            }
        }
    }

    // Readers do not agree on whether these separators end the comment's line, so on what is JSON behind them.
    private void SkipLineComment()
    {
        for (; _position < _text.Length && _text[_position] is not ('\n' or '\r'); _position++)
        {
            if (_text[_position] is '\u2028' or '\u2029')
            {
                throw Error("a line separator of Unicode in a comment; expected a line break");
            }
        }
    }

    private void SkipBlockComment()
    {
        for (_position += 2; _position + 1 < _text.Length; _position++)
        {
            if (_text[_position] == '*' && _text[_position + 1] == '/')
            {
                _position += 2;
                return;
            }

            if (_text[_position] == '\n')
            {
                _line++;
                _lineStart = _position + 1;
            }
        }

        throw Error("expected '*/' at the end of the comment");
    }

    private bool TryTakeDigits()
    {
        var start = _position;
        while (_position < _text.Length && _text[_position] is >= '0' and <= '9')
        {
            _position++;
        }

        return _position > start;
    }

    private bool TryTake(char c)
    {
        if (_position < _text.Length && _text[_position] == c)
        {
            _position++;
            return true;
        }

        return false;
    }

    private void Take(char c, string expected)
    {
        if (!TryTake(c))
        {
            throw Error("expected " + expected);
        }
    }

    private JsonFormatException Error(string message) =>
        new(_position < _text.Length ? message : message + ", found the end of the file", _line, Column);
}
