using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Http;

/// <summary>
/// A character that stands for text known only at run time where an address or a body is looked at as one string: one that the known text
/// does not hold, so that nothing that a user writes can be taken for it.
/// </summary>
internal static class GapCharacter
{
    private const char First = '\uE000';

    /// <summary>The first character of the private use area that none of the texts holds.</summary>
    public static char NotIn(params PromptText[] texts)
    {
        var known = new HashSet<char>(texts.SelectMany(Literals).SelectMany(static t => t));
        var free = First;
        while (known.Contains(free))
        {
            free++;
        }

        return free;
    }

    private static IEnumerable<string> Literals(PromptText text) => text.Segments.SelectMany(static s => s switch
    {
        LiteralSegment literal => new[] { literal.Text },
        ChoiceSegment choice => choice.Alternatives.SelectMany(Literals),
        _ => Enumerable.Empty<string>(),
    });
}
