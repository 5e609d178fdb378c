using System.Collections.Generic;
using System.Linq;
using System.Net;
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
        if (MarkedText.Of(template) is not { } marked)
        {
            return PromptText.Hole("template", Reasons.TemplateNotRead());
        }

        var blocks = new TemplateBlocks(mayDropBlanks: format == TemplateFormat.Liquid);
        foreach (var piece in Pieces(marked.Text, format))
        {
            switch (format)
            {
                case TemplateFormat.Places when piece.IsVerbatim:
                    // The kernel encodes it, unless it was told to trust what is filled in.
                    blocks.Add(PromptText.OneOf(new[] { WebUtility.HtmlEncode(piece.Text), piece.Text }.Select(PromptText.Literal)));
                    break;
                case var _ when !piece.IsTag:
                    blocks.Add(Alternatives(marked.Restore(piece.Text), format));
                    break;
                case TemplateFormat.Liquid:
                    LiquidTags.Add(blocks, piece, marked.Readable(piece.Written));
                    break;
                case TemplateFormat.Handlebars:
                    HandlebarsTags.Add(blocks, piece, marked.Readable(piece.Written));
                    break;
                default:
                    blocks.Add(Hole(marked.Readable(piece.Written)));
                    break;
            }
        }

        return blocks.Finish();
    }

    /// <summary>The messages that a template becomes: by its <c>message</c> elements or the lines that name roles, else one of the user's.</summary>
    public static PromptMessages Messages(PromptText template, TemplateFormat format)
    {
        var text = Text(template, format);
        text = format == TemplateFormat.Handlebars ? TrimmedText.Of(Decoded(text)) : text;
        return (format == TemplateFormat.Liquid ? RoleLines.Split(text) : null)
            ?? ChatMarkup.Split(text)
            ?? new PromptMessages { Known = new[] { new PromptMessage(MessageRole.User, text, null) } };
    }

    /// <summary>A place that the run fills in.</summary>
    internal static PromptText Hole(string expression) => PromptText.Hole(expression, Reasons.TemplateFillsIn());

    private static List<TemplatePiece> Pieces(string text, TemplateFormat format) => format switch
    {
        TemplateFormat.Liquid => LiquidPieces.Of(text),
        TemplateFormat.Handlebars => HandlebarsPieces.Of(text),
        TemplateFormat.Places => PlacePieces.Of(text),
        _ => PlacePieces.OfUnknown(text),
    };

    // Of texts between which the code decides each is a template.
    private static PromptText Alternatives(PromptText text, TemplateFormat format) => PromptText.Concat(text.Segments.Select(s => s is ChoiceSegment choice
        ? PromptText.OneOf(choice.Alternatives.Select(a => Text(a, format)))
        : new PromptText(new[] { s })));

    // The kernel decodes what Handlebars has rendered, so that `&lt;` of a template is `<` when messages are looked for.
    private static PromptText Decoded(PromptText text) => PromptText.Concat(text.Segments.Select(static s => s switch
    {
        LiteralSegment literal => PromptText.Literal(WebUtility.HtmlDecode(literal.Text)),
        ChoiceSegment choice => PromptText.OneOf(choice.Alternatives.Select(Decoded)),
        _ => new PromptText(new[] { s }),
    }));
}
