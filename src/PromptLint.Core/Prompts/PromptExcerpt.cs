using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Prompts;

/// <summary>What a report shows of a message.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Text">What is said, as far as the report may show it; a part that only the run knows is its expression in braces.</param>
public sealed record PromptExcerpt(MessageRole Role, string Text)
{
    /// <summary>Characters of a head.</summary>
    public const int HeadLength = 60;

    // Far more than a head, so that a key which begins in it is seen whole.
    private const int ReadForHead = 1000;

    /// <summary>What a report shows of messages. What looks like a key is taken out, whatever the extent.</summary>
    public static IReadOnlyList<PromptExcerpt> Of(PromptMessages messages, PromptExtent extent) => (extent switch
    {
        PromptExtent.Full => messages.Known.Select(static m => new PromptExcerpt(m.Role, SecretText.Masked(Written(m.Content, int.MaxValue)))),
        PromptExtent.Head => messages.Known.GroupBy(static m => m.Role).Select(static g => new PromptExcerpt(g.Key, Head(g.First().Content))),
        _ => Array.Empty<PromptExcerpt>(),
    }).Where(static e => e.Text.Length > 0).ToList();

    /// <summary>No more of what a report shows than may be shown; what it does not show cannot come back.</summary>
    public static IReadOnlyList<PromptExcerpt> Cut(IReadOnlyList<PromptExcerpt> shown, PromptExtent extent) => extent switch
    {
        PromptExtent.Full => shown,
        PromptExtent.Head => shown.GroupBy(static e => e.Role).Select(static g => g.First() with { Text = Head(g.First().Text) }).ToList(),
        _ => Array.Empty<PromptExcerpt>(),
    };

    private static string Head(PromptText text) => Head(SecretText.Masked(Written(text, ReadForHead)));

    private static string Head(string text)
    {
        var line = string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= HeadLength || line.Length == HeadLength + 1 && line[HeadLength] == '…')
        {
            return line;
        }

        // Not between the halves of one character.
        return line.Substring(0, char.IsHighSurrogate(line[HeadLength - 1]) ? HeadLength - 1 : HeadLength) + "…";
    }

    private static string Written(PromptText text, int enough)
    {
        var written = new StringBuilder();
        foreach (var segment in text.Segments)
        {
            if (written.Length >= enough)
            {
                break;
            }

            switch (segment)
            {
                case LiteralSegment literal:
                    written.Append(literal.Text, 0, Math.Min(literal.Text.Length, enough));
                    break;
                case HoleSegment hole:
                    written.Append('{').Append(hole.Expression).Append('}');
                    break;
                case ChoiceSegment choice:
                    written.Append('{').Append(string.Join(" | ", choice.Alternatives.Select(a => Written(a, enough)))).Append('}');
                    break;
            }
        }

        return written.ToString();
    }
}
