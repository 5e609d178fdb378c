using System;
using System.Collections.Generic;
using System.Text;

namespace PromptLint.Core.Prompts;

/// <summary>Takes a template of the kernel's own language apart as Semantic Kernel does: <c>{{$name}}</c>, <c>{{'a text'}}</c>.</summary>
internal static class PlacePieces
{
    /// <summary>The texts and tags; a text in braces is a text, and verbatim.</summary>
    public static List<TemplatePiece> Of(string text)
    {
        var pieces = new List<TemplatePiece>();
        var (from, open, quote) = (0, -1, '\0');
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (quote != '\0')
            {
                if (text[at] == '\\' && CanBeEscaped(text[at + 1]))
                {
                    at++;
                }
                else if (text[at] == quote)
                {
                    quote = '\0';
                }
            }
            else if (text[at] == '{' && text[at + 1] == '{')
            {
                // The last pair before the closing one opens the tag.
                open = at;
            }
            else if (open >= 0 && text[at] is '"' or '\'')
            {
                quote = text[at];
            }
            else if (open >= 0 && text[at] == '}' && text[at + 1] == '}')
            {
                pieces.Add(new TemplatePiece(text.Substring(from, open - from)));
                pieces.Add(Piece(text.Substring(open, at + 2 - open)));
                (from, open) = (at + 2, -1);
            }
        }

        pieces.Add(new TemplatePiece(text.Substring(from)));
        return pieces;
    }

    /// <summary>The same where the language is not known: whatever stands in braces is a place.</summary>
    public static List<TemplatePiece> OfUnknown(string text)
    {
        var pieces = new List<TemplatePiece>();
        var from = 0;
        for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("{{", from, StringComparison.Ordinal))
        {
            var close = text.IndexOf("}}", open + 2, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            pieces.Add(new TemplatePiece(text.Substring(from, open - from)));
            pieces.Add(new TemplatePiece(text.Substring(open, close + 2 - open)) { IsTag = true });
            from = close + 2;
        }

        pieces.Add(new TemplatePiece(text.Substring(from)));
        return pieces;
    }

    private static TemplatePiece Piece(string whole)
    {
        var tag = whole.Substring(2, whole.Length - 4).Trim();
        return tag.Length == 0 ? new TemplatePiece(whole)
            : Quoted(tag) is { } text ? new TemplatePiece(text) { IsVerbatim = true }
            : new TemplatePiece(whole) { IsTag = true, Tag = tag };
    }

    // `{{"text"}}` is how a template writes what would else be a place.
    private static string? Quoted(string tag)
    {
        if (tag[0] is not ('"' or '\''))
        {
            return null;
        }

        var text = new StringBuilder();
        for (var at = 1; at < tag.Length; at++)
        {
            if (tag[at] == tag[0])
            {
                return at == tag.Length - 1 ? text.ToString() : null;
            }

            at += tag[at] == '\\' && at + 1 < tag.Length && CanBeEscaped(tag[at + 1]) ? 1 : 0;
            text.Append(tag[at]);
        }

        return null;
    }

    private static bool CanBeEscaped(char c) => c is '"' or '\'' or '\\';
}
