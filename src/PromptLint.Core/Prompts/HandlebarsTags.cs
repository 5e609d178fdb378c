using System;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Prompts;

/// <summary>What the tags of a Handlebars template do.</summary>
internal static class HandlebarsTags
{
    /// <summary>Adds one tag to the template.</summary>
    /// <param name="blocks">The template so far.</param>
    /// <param name="piece">The tag.</param>
    /// <param name="written">The tag with its braces, for people.</param>
    public static void Add(TemplateBlocks blocks, TemplatePiece piece, string written)
    {
        var tag = piece.Tag;
        var name = FirstWord(tag.TrimStart('#', '/', '^').TrimStart().TrimStart('>', '*').TrimStart());
        switch (KindOf(piece))
        {
            case '?':
                blocks.EndUnread(written);
                break;
            case ' ' when FirstWord(tag) is "with" or "message":
                // A helper that takes a block takes one without the mark too, and does other things with it.
                blocks.OpenUnknown(name, written);
                break;
            case '!':
                break;
            case '#' or '^' when name is "if" or "unless":
                blocks.OpenBranches(name, written);
                break;
            case '#' when name == "message":
                // A helper of the kernel: it writes an element that is named for the role. The role may be a place of its own.
                var role = Role(tag, written);
                blocks.OpenWrapped(name, Element("<", role), Element("</", role));
                break;
            case '#' when name == "inline":
                blocks.OpenDropped(name);
                break;
            case '#' or '^' when name.Length > 0:
                blocks.OpenUnknown(name, written);
                break;
            case '/' when blocks.Close(name):
                break;
            default:
                if (FirstWord(tag) == "else")
                {
                    blocks.NextBranch(isLast: tag == "else");
                }
                else if (FirstWord(tag) != "set")
                {
                    blocks.Add(PromptTemplate.Hole(written));
                }

                break;
        }
    }

    /// <summary>The first word of a tag.</summary>
    public static string FirstWord(string text)
    {
        var end = text.IndexOfAny(new[] { ' ', '\t', '\r', '\n', '~' });
        return end < 0 ? text : text.Substring(0, end);
    }

    // The mark that a tag begins with: `?` for what is not read, a blank for a place.
    private static char KindOf(TemplatePiece piece) => piece.IsRest ? '?'
        : piece.Tag.Length > 0 && piece.Tag[0] is '!' or '#' or '^' or '/' && !piece.Written.StartsWith("{{{{", StringComparison.Ordinal) ? piece.Tag[0]
        : ' ';

    private static PromptText Element(string opening, PromptText role) =>
        PromptText.Concat(new[] { PromptText.Literal(opening), role, PromptText.Literal("~>") });

    private static PromptText Role(string tag, string written)
    {
        var at = tag.IndexOf("role=", StringComparison.Ordinal);
        var value = at < 0 ? "" : FirstWord(tag.Substring(at + 5));
        return value.Length >= 2 && value[0] is '"' or '\'' && value[value.Length - 1] == value[0]
            ? PromptText.Literal(value.Substring(1, value.Length - 2))
            : PromptTemplate.Hole(written);
    }
}
