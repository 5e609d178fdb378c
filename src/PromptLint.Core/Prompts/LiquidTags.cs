using System;
using System.Text.RegularExpressions;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Prompts;

/// <summary>What the tags of a Liquid template do.</summary>
internal static class LiquidTags
{
    /// <summary>Adds one tag to the template.</summary>
    /// <param name="blocks">The template so far.</param>
    /// <param name="whole">The tag with its braces.</param>
    /// <param name="tag">What stands between them.</param>
    /// <param name="text">The template's text.</param>
    /// <param name="after">Where the tag ends in it.</param>
    /// <returns>Where to read on.</returns>
    public static int Add(TemplateBlocks blocks, string whole, string tag, string text, int after)
    {
        if (whole[1] == '{')
        {
            blocks.Add(PromptTemplate.Hole(whole));
            return after;
        }

        var name = tag.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : "";
        switch (name)
        {
            case "raw":
                // Nothing is a tag before the end of it.
                var end = Regex.Match(text.Substring(after), @"\{%-?\s*endraw\s*-?%\}");
                blocks.Add(PromptText.Literal(end.Success ? text.Substring(after, end.Index) : text.Substring(after)));
                return end.Success ? after + end.Index + end.Length : text.Length;
            case "comment" or "capture":
                blocks.OpenDropped(name);
                break;
            case "if" or "unless" or "case":
                blocks.OpenBranches(name, whole);
                break;
            case "elsif":
                blocks.NextBranch(isLast: false);
                break;
            case "else":
                blocks.NextBranch(isLast: true);
                break;
            case "when":
                blocks.FirstBranch();
                break;
            case "for" or "tablerow":
                blocks.OpenRepeated(name, whole);
                break;
            case "assign" or "#" or "break" or "continue":
                break;
            case var closing when closing.StartsWith("end", StringComparison.Ordinal) && blocks.Close(closing.Substring(3)):
                break;
            default:
                blocks.Add(PromptTemplate.Hole(whole));
                break;
        }

        return after;
    }
}
