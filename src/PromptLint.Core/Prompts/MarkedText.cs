using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Prompts;

/// <summary>A prompt's text as one string, in which marks stand for what is not literal: so that a reader of text can read across them.</summary>
internal sealed class MarkedText
{
    // Characters that no prompt has a use for.
    private const char Begin = '\uE000';
    private const char End = '\uE001';

    private readonly List<PromptSegment> _marked = new();

    private MarkedText(PromptText text)
    {
        var written = new StringBuilder();
        foreach (var segment in text.Segments)
        {
            if (segment is LiteralSegment literal)
            {
                written.Append(literal.Text);
            }
            else
            {
                written.Append(Begin).Append(_marked.Count.ToString(CultureInfo.InvariantCulture)).Append(End);
                _marked.Add(segment);
            }
        }

        Text = written.ToString();
    }

    /// <summary>The text with the marks.</summary>
    public string Text { get; }

    /// <summary>Marks a text; null when it holds such characters itself.</summary>
    public static MarkedText? Of(PromptText text) => text.Literals().Any(static l => l.IndexOfAny(new[] { Begin, End }) >= 0) ? null : new MarkedText(text);

    /// <summary>A part of the text with what its marks stand for.</summary>
    public PromptText Restore(string part)
    {
        var parts = new List<PromptText>();
        var from = 0;
        for (var open = part.IndexOf(Begin); open >= 0; open = part.IndexOf(Begin, from))
        {
            var close = part.IndexOf(End, open);
            parts.Add(PromptText.Literal(part.Substring(from, open - from)));
            parts.Add(new PromptText(new[] { _marked[int.Parse(part.Substring(open + 1, close - open - 1), CultureInfo.InvariantCulture)] }));
            from = close + 1;
        }

        parts.Add(PromptText.Literal(part.Substring(from)));
        return PromptText.Concat(parts);
    }

    /// <summary>A part of the text for people: expressions in place of the marks.</summary>
    public string Readable(string part) => string.Concat(Restore(part).Segments.Select(static s => s switch
    {
        LiteralSegment literal => literal.Text,
        HoleSegment hole => hole.Expression,
        _ => "...",
    }));
}
