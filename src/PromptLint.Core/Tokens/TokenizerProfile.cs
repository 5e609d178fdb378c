using System;
using System.Text;
using System.Threading;

namespace PromptLint.Core.Tokens;

/// <summary>How a family of models counts: a public vocabulary, and how far the family's own is from it.</summary>
public sealed record TokenizerProfile
{
    /// <summary>Name, as models of a price card refer to it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The public vocabulary that counts.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>True when that vocabulary is the model's own.</summary>
    public bool Exact { get; init; }

    /// <summary>The likeliest ratio of the model's tokens to the vocabulary's.</summary>
    public decimal Multiplier { get; init; } = 1;

    /// <summary>The least ratio.</summary>
    public decimal BandLow { get; init; } = 1;

    /// <summary>The greatest ratio.</summary>
    public decimal BandHigh { get; init; } = 1;

    /// <summary>Tokens that offering any tool adds, the least; null where OpenAI's own rule holds.</summary>
    public long? ToolsOnceLow { get; init; }

    /// <summary>Tokens that offering any tool adds, the most.</summary>
    public long? ToolsOnceHigh { get; init; }

    /// <summary>Tokens that each tool adds beside its text; null where OpenAI's own rule holds.</summary>
    public long? PerTool { get; init; }

    /// <summary>Tokens that the provider may add to every request.</summary>
    public long RequestOverheadHigh { get; init; }

    /// <summary>Where the numbers come from.</summary>
    public string? Note { get; init; }

    /// <summary>What a count with the public vocabulary is in the model's own tokens.</summary>
    public TokenCount Scale(TokenCount count)
    {
        // Nothing is nothing under every tokenizer.
        if (Exact || count == TokenCount.Zero)
        {
            return count;
        }

        return new TokenCount(
            (long)Math.Floor(count.Low * BandLow),
            count.High is { } high ? (long)Math.Ceiling(high * BandHigh) : null,
            (Exactness)Math.Max((int)Exactness.Approximate, (int)count.Exactness))
        {
            Typical = (long)Math.Round(count.Typical * Multiplier, MidpointRounding.AwayFromZero),
        };
    }
}

/// <summary>Counts in a model's own tokens, through its profile.</summary>
public sealed class ProfiledTokenCounter : ITokenCounter
{
    private readonly TokenizerProfile _profile;
    private readonly ITokenCounter _counter;

    /// <summary>Creates it.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="counter">Counts with the profile's public vocabulary.</param>
    public ProfiledTokenCounter(TokenizerProfile profile, ITokenCounter counter) => (_profile, _counter) = (profile, counter);

    /// <inheritdoc/>
    public TokenCount Count(string text, CancellationToken cancellationToken) => _profile.Scale(_counter.Count(text, cancellationToken));
}

/// <summary>
/// Bounds a text whose model, or whose model's tokenizer, is not known. From above by its UTF-8 length, since every token
/// covers at least one byte; from below by half of o200k's count, since the leanest vocabulary measured needs 0.8 of it.
/// </summary>
public sealed class UnknownTokenizerCounter : ITokenCounter
{
    private readonly ITokenCounter _o200k;

    /// <summary>Creates it.</summary>
    /// <param name="o200k">Counts with the o200k vocabulary.</param>
    public UnknownTokenizerCounter(ITokenCounter o200k) => _o200k = o200k;

    /// <inheritdoc/>
    public TokenCount Count(string text, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
        {
            return TokenCount.Zero;
        }

        var o200k = _o200k.Count(text, cancellationToken);
        return new TokenCount((o200k.Low + 1) / 2, Encoding.UTF8.GetByteCount(text), Exactness.Bound) { Typical = o200k.Typical };
    }
}
