using System.Collections.Concurrent;
using System.Threading;

namespace PromptLint.Core.Tokens;

/// <summary>Remembers counts of equal texts within a run: one constant prompt at a hundred call sites is counted once.</summary>
public sealed class CachedTokenCounter : ITokenCounter
{
    // Bounds the memory that a compiler server keeps: texts are the user's own constants, so few are ever seen.
    private const int MaxTexts = 4096;

    private readonly ConcurrentDictionary<string, TokenCount> _counts = new(System.StringComparer.Ordinal);
    private readonly ITokenCounter _inner;

    /// <summary>Creates a cache in front of a counter.</summary>
    /// <param name="inner">Counts what is new.</param>
    public CachedTokenCounter(ITokenCounter inner) => _inner = inner;

    /// <inheritdoc/>
    public TokenCount Count(string text, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
        {
            return TokenCount.Zero;
        }

        if (_counts.TryGetValue(text, out var known))
        {
            return known;
        }

        var count = _inner.Count(text, cancellationToken);
        if (_counts.Count >= MaxTexts)
        {
            _counts.Clear();
        }

        _counts[text] = count;
        return count;
    }
}
