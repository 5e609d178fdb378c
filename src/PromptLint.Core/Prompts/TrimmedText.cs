using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Prompts;

/// <summary>A text without the white space around it, as far as that is known.</summary>
internal static class TrimmedText
{
    public static PromptText Of(PromptText text)
    {
        var segments = text.Segments.ToList();
        if (segments.Count > 0 && segments[0] is LiteralSegment first)
        {
            segments[0] = new LiteralSegment(first.Text.TrimStart());
        }

        if (segments.Count > 0 && segments[segments.Count - 1] is LiteralSegment last)
        {
            segments[segments.Count - 1] = new LiteralSegment(last.Text.TrimEnd());
        }

        return PromptText.Concat(segments.Select(static s => new PromptText(new List<PromptSegment> { s })));
    }
}
