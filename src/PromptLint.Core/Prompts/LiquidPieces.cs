using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace PromptLint.Core.Prompts;

/// <summary>Takes a Liquid template apart as Fluid does: nothing is a tag in <c>raw</c>, <c>comment</c> and <c>doc</c>, quotes may hold braces.</summary>
internal static class LiquidPieces
{
    private static readonly Regex Name = new(@"^(#|[A-Za-z_][A-Za-z0-9_-]*)", RegexOptions.CultureInvariant);

    /// <summary>The texts and tags, with the white space beside a <c>-</c> left out.</summary>
    public static List<TemplatePiece> Of(string text)
    {
        var pieces = new List<TemplatePiece>();
        var (at, open) = (0, -1);
        while (Tag(text, at, out open) is { } tag)
        {
            pieces.Add(new TemplatePiece(text.Substring(at, open - at)));
            at = open + tag.Written.Length;
            if (NameOf(tag) is "raw" or "comment" or "doc")
            {
                if (EndOf(NameOf(tag), text, at) is not { Success: true } end)
                {
                    at = open;
                    break;
                }

                pieces.Add(tag with { Tag = "comment", TrimsAfter = false });
                pieces.Add(new TemplatePiece(NameOf(tag) == "raw" ? text.Substring(at, end.Index - at) : "") { IsVerbatim = true });
                tag = tag with { Tag = "endcomment", TrimsBefore = false, TrimsAfter = end.Value[end.Value.Length - 3] == '-' };
                at = end.Index + end.Length;
            }

            pieces.Add(tag);
        }

        var rest = text.Substring(at);
        var never = open < 0 ? -1 : open - at;
        pieces.Add(new TemplatePiece(never < 0 ? rest : rest.Substring(0, never)));
        if (never >= 0)
        {
            pieces.Add(new TemplatePiece(rest.Substring(never)) { IsTag = true, IsRest = true });
        }

        Trim(pieces);
        return pieces;
    }

    /// <summary>The first word of a tag; empty for a place.</summary>
    public static string NameOf(TemplatePiece tag) => tag.Written[1] == '{' ? "" : Name.Match(tag.Tag).Value;

    private static TemplatePiece? Tag(string text, int from, out int open)
    {
        var place = text.IndexOf("{{", from, StringComparison.Ordinal);
        var statement = text.IndexOf("{%", from, StringComparison.Ordinal);
        open = place < 0 || statement >= 0 && statement < place ? statement : place;
        if (open < 0)
        {
            return null;
        }

        var close = Close(text, open);
        if (close < 0)
        {
            return null;
        }

        var whole = text.Substring(open, close + 2 - open);
        var inner = text.Substring(open + 2, close - open - 2);
        var trimsBefore = inner.StartsWith("-", StringComparison.Ordinal);
        inner = trimsBefore ? inner.Substring(1) : inner;
        var trimsAfter = inner.EndsWith("-", StringComparison.Ordinal);
        return new TemplatePiece(whole)
        {
            IsTag = true,
            Tag = (trimsAfter ? inner.Substring(0, inner.Length - 1) : inner).Trim(),
            TrimsBefore = trimsBefore,
            TrimsAfter = trimsAfter,
        };
    }

    // Texts in quotes may hold braces; an expression that holds some elsewhere is none, and then the library drops the rest, or refuses all.
    private static int Close(string text, int open)
    {
        var closing = text[open + 1] == '{' ? "}}" : "%}";
        var first = text.IndexOf(closing, open + 2, StringComparison.Ordinal);
        if (first < 0 || closing == "%}" && Name.Match(text.Substring(open + 2, first - open - 2).TrimStart('-').TrimStart()).Value is "#" or "else")
        {
            return first;
        }

        for (var at = open + 2; at >= 0 && at < text.Length; at++)
        {
            if (text[at] is '"' or '\'')
            {
                at = EndOfQuoted(text, at);
                if (at < 0)
                {
                    return -1;
                }
            }
            else if (text[at] is '{' or '}' or '%')
            {
                return string.CompareOrdinal(text, at, closing, 0, 2) == 0 ? at : -1;
            }
        }

        return -1;
    }

    private static int EndOfQuoted(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == text[open])
            {
                return at;
            }

            at += text[at] == '\\' ? 1 : 0;
        }

        return -1;
    }

    private static Match EndOf(string name, string text, int from) =>
        new Regex(@"\{%-?\s*end" + name + @"\s*-?%\}", RegexOptions.CultureInvariant).Match(text, from);

    private static void Trim(List<TemplatePiece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].TrimsBefore && i > 0 && pieces[i - 1] is { IsTag: false, IsVerbatim: false } before)
            {
                pieces[i - 1] = before with { Text = before.Text.TrimEnd() };
            }

            if (pieces[i].TrimsAfter && i + 1 < pieces.Count && pieces[i + 1] is { IsTag: false, IsVerbatim: false } after)
            {
                pieces[i + 1] = after with { Text = after.Text.TrimStart() };
            }
        }
    }
}
