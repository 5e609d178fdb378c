using System;
using System.Collections.Generic;
using System.Text;

namespace PromptLint.Core.Prompts;

/// <summary>Takes a Handlebars template apart as Handlebars.Net does: <c>\{{</c> is no tag, quotes and comments may hold braces.</summary>
internal static class HandlebarsPieces
{
    /// <summary>Texts and tags in turns, beginning with a text, with the white space left out that the tags take away; a text may be empty.</summary>
    public static List<TemplatePiece> Of(string text)
    {
        var pieces = new List<TemplatePiece>();
        var literal = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            if (Starts(text, at, "\\\\"))
            {
                // Of two before a brace one is left, and the brace begins a tag.
                literal.Append(Starts(text, at + 2, "{") ? "\\" : "\\\\");
                at += 2;
            }
            else if (Starts(text, at, "\\{{"))
            {
                literal.Append("{{");
                at += 3;
            }
            else if (Starts(text, at, "{{") && Tag(text, at) is { } tag)
            {
                pieces.Add(new TemplatePiece(literal.ToString()));
                pieces.Add(tag);
                literal.Clear();
                at += tag.Written.Length;
            }
            else if (Starts(text, at, "{{"))
            {
                pieces.Add(new TemplatePiece(literal.ToString()));
                var rest = text.Substring(at);
                pieces.Add(new TemplatePiece(rest) { IsTag = true, IsRest = true, TrimsBefore = Starts(rest.TrimStart('{'), 0, "~") });
                literal.Clear();
                at = text.Length;
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        if (literal.Length > 0)
        {
            pieces.Add(new TemplatePiece(literal.ToString()));
        }

        HandlebarsWhitespace.Trim(pieces);
        return pieces;
    }

    private static TemplatePiece? Tag(string text, int open)
    {
        if (Starts(text, open, "{{{{"))
        {
            return Raw(text, open);
        }

        var from = open + (Starts(text, open, "{{{") ? 3 : 2);
        var trims = Starts(text, from, "~");
        from += trims ? 1 : 0;
        var inner = from;
        while (inner < text.Length && char.IsWhiteSpace(text[inner]))
        {
            inner++;
        }

        var isComment = Starts(text, inner, "!");
        var end = isComment ? EndOfComment(text, inner + 1) : EndOfExpression(text, inner);
        if (end < 0)
        {
            return null;
        }

        var tag = text.Substring(from, end - from);
        var trimsAfter = !isComment && Trims(tag);
        var close = end + 2;
        while (close < text.Length && text[close] == '}' && close < end + 4)
        {
            close++;
        }

        return new TemplatePiece(text.Substring(open, close - open))
        {
            IsTag = true,
            Tag = isComment ? tag.Trim() : tag.Trim('~', ' ', '\t', '\r', '\n'),
            TrimsBefore = trims,
            TrimsAfter = trimsAfter,
        };
    }

    // `{{{{raw}}}} ... {{{{/raw}}}}`: a helper gets what stands between as a text, and may do anything with it.
    private static TemplatePiece? Raw(string text, int open)
    {
        var end = EndOfExpression(text, open + 4);
        if (end < 0 || !Starts(text, end, "}}}}"))
        {
            return null;
        }

        var tag = text.Substring(open + 4, end - open - 4).Trim();
        var closing = "{{{{/" + HandlebarsTags.FirstWord(tag) + "}}}}";
        var close = text.IndexOf(closing, end, StringComparison.Ordinal);
        return close < 0 ? null : new TemplatePiece(text.Substring(open, close + closing.Length - open)) { IsTag = true, Tag = tag };
    }

    // Where the braces stand that close it: `}` ends a comment, but `{{!--` only together with two dashes of its own.
    private static int EndOfComment(string text, int from)
    {
        var at = from;
        if (!Starts(text, from, "--"))
        {
            at = text.IndexOf('}', from);
            return at >= 0 && Starts(text, at, "}}") ? at : -1;
        }

        for (at += 2; at < text.Length; at++)
        {
            if (Starts(text, at, "--"))
            {
                at += 2;
                if (Starts(text, at, "}"))
                {
                    return Starts(text, at, "}}") ? at : -1;
                }
            }
            else if (text[at] == '-')
            {
                at++;
            }
        }

        return -1;
    }

    // Texts in quotes and names in brackets may hold braces; elsewhere a brace alone ends it in ways of its own.
    private static int EndOfExpression(string text, int from)
    {
        var isInWord = false;
        for (var at = from; at < text.Length; at++)
        {
            var c = text[at];
            switch (c)
            {
                case '{' or '}':
                    return Starts(text, at, "}}") ? at : -1;
                case '"' or '\'':
                    at = isInWord ? text.IndexOfAny(new[] { '"', '\'' }, at + 1) : EndOfQuoted(text, at);
                    break;
                case '[':
                    at = text.IndexOf(']', at);
                    break;
            }

            if (at < 0)
            {
                return -1;
            }

            isInWord = !char.IsWhiteSpace(c) && c is not ('(' or ')' or '=' or '~' or '"' or '\'');
        }

        return -1;
    }

    // A `~` anywhere in a tag trims what stands behind it, but before white space; a comment holds whatever it ends with.
    private static bool Trims(string tag)
    {
        for (var at = 0; at >= 0 && at < tag.Length; at++)
        {
            if (tag[at] == '~' && (at + 1 == tag.Length || !char.IsWhiteSpace(tag[at + 1])))
            {
                return true;
            }

            at = tag[at] switch
            {
                '"' or '\'' => EndOfQuoted(tag, at),
                '[' => tag.IndexOf(']', at),
                _ => at,
            };
            if (at < 0)
            {
                return false;
            }
        }

        return false;
    }

    private static int EndOfQuoted(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == text[open])
            {
                return at;
            }

            at += text[at] == '\\' && at + 1 < text.Length && text[at + 1] == text[open] ? 1 : 0;
        }

        return -1;
    }

    private static bool Starts(string text, int at, string with) => string.CompareOrdinal(text, at, with, 0, with.Length) == 0;
}
