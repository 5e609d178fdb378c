using System.Threading;

namespace PromptLint.Core.Tokens;

/// <summary>Counts the tokens of ordinary text: the text of a special token counts as the characters it is written with.</summary>
public interface ITokenCounter
{
    /// <summary>Counts a text.</summary>
    /// <param name="text">Any text; unpaired surrogates count as U+FFFD.</param>
    /// <param name="cancellationToken">Asked between pieces of long texts.</param>
    /// <returns>Exact, or a range marked approximate where an exact count would take too long.</returns>
    TokenCount Count(string text, CancellationToken cancellationToken);
}
