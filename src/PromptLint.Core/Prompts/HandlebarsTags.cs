using System;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Prompts;

/// <summary>What the tags of a Handlebars template do.</summary>
internal static class HandlebarsTags
{
    /// <summary>Adds one tag to the template.</summary>
    /// <param name="blocks">The template so far.</param>
    /// <param name="whole">The tag with its braces.</param>
    /// <param name="tag">What stands between them.</param>
    public static void Add(TemplateBlocks blocks, string whole, string tag)
    {
        var name = FirstWord(tag.TrimStart('#', '/', '^').TrimStart());
        switch (tag.Length == 0 ? ' ' : tag[0])
        {
            case '!':
                break;
            case '#' when name is "if" or "unless":
                blocks.OpenBranches(name, whole);
                break;
            case '#' when name == "message":
                // A helper that writes a message element; the role may be a place of its own.
                blocks.Add(PromptText.Concat(new[] { PromptText.Literal("<message role=\""), Role(tag, whole), PromptText.Literal("\">") }));
                break;
            case '/' when name == "message":
                blocks.Add(PromptText.Literal("</message>"));
                break;
            case '#' or '^' when name.Length > 0:
                blocks.OpenRepeated(name, whole);
                break;
            case '/' when blocks.Close(name):
                break;
            default:
                if (FirstWord(tag) == "else" || tag == "^")
                {
                    blocks.NextBranch(isLast: tag is "else" or "^");
                }
                else if (FirstWord(tag) != "set")
                {
                    blocks.Add(PromptTemplate.Hole(whole));
                }

                break;
        }
    }

    private static PromptText Role(string tag, string whole)
    {
        var at = tag.IndexOf("role=", StringComparison.Ordinal);
        var value = at < 0 ? "" : FirstWord(tag.Substring(at + 5));
        return value.Length >= 2 && value[0] is '"' or '\'' && value[value.Length - 1] == value[0]
            ? PromptText.Literal(value.Substring(1, value.Length - 2))
            : PromptTemplate.Hole(whole);
    }

    private static string FirstWord(string text)
    {
        var end = text.IndexOfAny(new[] { ' ', '\t', '\r', '\n' });
        return end < 0 ? text : text.Substring(0, end);
    }
}
