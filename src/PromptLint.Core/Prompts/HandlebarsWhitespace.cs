using System;
using System.Collections.Generic;

namespace PromptLint.Core.Prompts;

/// <summary>The white space that Handlebars leaves out: beside a <c>~</c>, and the line of a block's tag, a comment or a partial that stands alone.</summary>
internal static class HandlebarsWhitespace
{
    /// <summary>Trims the texts between the tags.</summary>
    public static void Trim(List<TemplatePiece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!pieces[i].IsTag)
            {
                continue;
            }

            var (before, after) = (pieces[i].TrimsBefore, pieces[i].TrimsAfter);
            Change(pieces, i - 1, before, static t => t.TrimEnd());
            Change(pieces, i + 1, after, static t => t.TrimStart());
            var standsAlone = StandsAlone(pieces, i);
            Change(pieces, i - 1, standsAlone && !before, static t => t.TrimEnd(' ', '\t'));
            Change(pieces, i + 1, standsAlone && !after, WithoutLine);
        }
    }

    private static void Change(List<TemplatePiece> pieces, int at, bool changes, Func<string, string> change)
    {
        if (changes && at >= 0 && at < pieces.Count)
        {
            pieces[at] = pieces[at] with { Text = change(pieces[at].Text) };
        }
    }

    private static bool StandsAlone(List<TemplatePiece> pieces, int at) =>
        IsOfLine(pieces[at].Tag)
        && (at + 1 >= pieces.Count || BeginsWithLineBreak(pieces[at + 1].Written, at + 2 == pieces.Count))
        && (at == 0 || EndsWithLineBreak(pieces[at - 1].Written, at == 1));

    private static bool IsOfLine(string tag) => tag.Length > 0 && tag[0] is '!' or '>' or '#' or '^' or '/' || HandlebarsTags.FirstWord(tag) == "else";

    private static bool BeginsWithLineBreak(string text, bool isLast)
    {
        var rest = text.TrimStart(' ', '\t');
        return rest.Length == 0 ? isLast : rest[0] == '\n' || rest.StartsWith("\r\n", StringComparison.Ordinal);
    }

    private static bool EndsWithLineBreak(string text, bool isFirst)
    {
        var rest = text.TrimEnd();
        return isFirst && rest.Length == 0 || text.IndexOf('\n', rest.Length) >= 0;
    }

    private static string WithoutLine(string text)
    {
        var rest = text.TrimStart(' ', '\t');
        return rest.StartsWith("\r\n", StringComparison.Ordinal) ? rest.Substring(2)
            : rest.Length > 0 && rest[0] is '\n' or '\r' ? rest.Substring(1)
            : rest;
    }
}
