using System;
using System.Linq;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Prompts;

/// <summary>Reads a prompt template: what is sent whatever the run fills in, and holes for the rest.</summary>
public static class PromptTemplate
{
    /// <summary>The text with its places as holes, its branches as alternatives and its loops as holes.</summary>
    /// <param name="template">The template as far as it is known.</param>
    /// <param name="format">Its language.</param>
    public static PromptText Text(PromptText template, TemplateFormat format)
    {
        var blocks = new TemplateBlocks();
        foreach (var segment in template.Segments)
        {
            switch (segment)
            {
                case LiteralSegment literal:
                    Read(blocks, literal.Text, format);
                    break;
                case ChoiceSegment choice:
                    blocks.Add(PromptText.OneOf(choice.Alternatives.Select(a => Text(a, format))));
                    break;
                default:
                    blocks.Add(new PromptText(new[] { segment }));
                    break;
            }
        }

        return blocks.Finish();
    }

    /// <summary>The messages that a template becomes: by its <c>message</c> elements or the lines that name roles, else one of the user's.</summary>
    public static PromptMessages Messages(PromptText template, TemplateFormat format)
    {
        var text = Text(template, format);
        return (format == TemplateFormat.Liquid ? RoleLines.Split(text) : null)
            ?? ChatMarkup.Split(text)
            ?? new PromptMessages { Known = new[] { new PromptMessage(MessageRole.User, text, null) } };
    }

    private static void Read(TemplateBlocks blocks, string text, TemplateFormat format)
    {
        var from = 0;
        while (Next(text, from, format) is var (open, close, tag))
        {
            blocks.Add(PromptText.Literal(text.Substring(from, open - from)));
            var whole = text.Substring(open, close - open);
            from = close;
            switch (format)
            {
                case TemplateFormat.Liquid:
                    from = LiquidTags.Add(blocks, whole, tag, text, close);
                    break;
                case TemplateFormat.Handlebars:
                    HandlebarsTags.Add(blocks, whole, tag);
                    break;
                case TemplateFormat.Places when Quoted(tag) is { } quoted:
                    blocks.Add(PromptText.Literal(quoted));
                    break;
                default:
                    blocks.Add(Hole(whole));
                    break;
            }
        }

        blocks.Add(PromptText.Literal(text.Substring(from)));
    }

    /// <summary>A place that the run fills in.</summary>
    internal static PromptText Hole(string expression) => PromptText.Hole(expression, Reasons.TemplateFillsIn());

    // The next tag: where it begins and ends, and what stands between its braces.
    private static (int Open, int Close, string Tag)? Next(string text, int from, TemplateFormat format)
    {
        var open = text.IndexOf("{{", from, StringComparison.Ordinal);
        var statement = format == TemplateFormat.Liquid ? text.IndexOf("{%", from, StringComparison.Ordinal) : -1;
        var isStatement = statement >= 0 && (open < 0 || statement < open);
        open = isStatement ? statement : open;
        if (open < 0)
        {
            return null;
        }

        var closing = isStatement ? "%}"
            : format != TemplateFormat.Handlebars ? "}}"
            : string.CompareOrdinal(text, open, "{{!--", 0, 5) == 0 ? "--}}"
            : string.CompareOrdinal(text, open, "{{{", 0, 3) == 0 ? "}}}" : "}}";
        var end = text.IndexOf(closing, open + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var tag = text.Substring(open + 2, end - open - 2);
        return (open, end + closing.Length, tag.TrimStart('{').Trim('~', '-').Trim());
    }

    // `{{"text"}}` is how a template writes what would else be a place.
    private static string? Quoted(string tag) =>
        tag.Length >= 2 && tag[0] is '"' or '\'' && tag[tag.Length - 1] == tag[0] && tag.IndexOf(tag[0], 1) == tag.Length - 1
            ? tag.Substring(1, tag.Length - 2)
            : null;
}
