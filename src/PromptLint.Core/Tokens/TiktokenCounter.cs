using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading;
using Microsoft.ML.Tokenizers;

namespace PromptLint.Core.Tokens;

/// <summary>
/// Counts with OpenAI's public vocabularies. Exact, except for texts whose unbroken runs would take quadratic time:
/// those are sampled and the count is a range marked approximate.
/// </summary>
public sealed class TiktokenCounter : ITokenCounter
{
    /// <summary>The vocabulary of gpt-4o and later.</summary>
    public static readonly TiktokenCounter O200kBase = new("o200k_base");

    /// <summary>The vocabulary of gpt-4, gpt-3.5 and the embedding models.</summary>
    public static readonly TiktokenCounter Cl100kBase = new("cl100k_base");

    // Runs up to this length cost so little that they are never counted against the budget.
    private const int FreeRun = 32;

    // Work that one text may spend on long runs, in bytes weighted by length: about 5,000 CJK characters, some 10 ms.
    private const long Budget = 16_000;
    private const int SampleCount = 48;
    private const int SampleLength = 64;
    private const int PieceLength = 16 * 1024;

    private readonly Lazy<TiktokenTokenizer> _tokenizer;

    private TiktokenCounter(string encoding)
    {
        Encoding = encoding;

        // Loading takes hundreds of milliseconds and 20 to 40 MB: once per process, and only when there is text to count.
        _tokenizer = new Lazy<TiktokenTokenizer>(() => TiktokenTokenizer.CreateForEncoding(encoding));
    }

    /// <summary>Name of the vocabulary.</summary>
    public string Encoding { get; }

    /// <summary>Whether the vocabulary is in memory.</summary>
    internal bool IsLoaded => _tokenizer.IsValueCreated;

    /// <summary>The counter of a vocabulary, or null when it is not one of those that are shipped.</summary>
    public static TiktokenCounter? ForEncoding(string encoding) => encoding switch
    {
        // Harmony differs from o200k in special tokens only, and text here is ordinary text.
        "o200k_base" or "o200k_harmony" => O200kBase,
        "cl100k_base" => Cl100kBase,
        _ => null,
    };

    /// <inheritdoc/>
    public TokenCount Count(string text, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
        {
            return TokenCount.Zero;
        }

        text = WithoutLoneSurrogates(text, out var astralLetters);
        var sampled = new List<UnbrokenRun>();
        long exact = 0;
        long spent = 0;
        var start = 0;
        foreach (var run in UnbrokenRuns.LongerThan(text, FreeRun))
        {
            var cost = run.Utf8Bytes + (run.Utf8Bytes * run.Utf8Bytes / 2048);
            if (spent + cost <= Budget)
            {
                spent += cost;
                continue;
            }

            exact += CountExactly(text, start, run.Start, cancellationToken);
            sampled.Add(run);
            start = run.Start + run.Length;
        }

        exact += CountExactly(text, start, text.Length, cancellationToken);
        if (sampled.Count == 0 && astralLetters == 0)
        {
            return TokenCount.Exactly(exact);
        }

        var (low, high) = sampled.Count == 0 ? (0, 0) : Sample(text, sampled, cancellationToken);

        // The pre-tokenizer sees letters outside the basic plane as punctuation: each may move one boundary.
        return new TokenCount(
            Math.Max(1, exact + low - astralLetters),
            Math.Min(exact + high + astralLetters, System.Text.Encoding.UTF8.GetByteCount(text)),
            Exactness.Approximate);
    }

    private long CountExactly(string text, int start, int end, CancellationToken cancellationToken)
    {
        long count = 0;
        while (start < end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cut = NextCut(text, start, end);
            count += _tokenizer.Value.CountTokens(text.AsSpan(start, cut - start));
            start = cut;
        }

        return count;
    }

    /// <summary>
    /// The next place where both encodings always begin a new piece, so that counting the parts gives the count of the whole:
    /// inside the text of a special token, which would else count as one, and after a word once a piece is long enough.
    /// </summary>
    private static int NextCut(string text, int start, int end)
    {
        for (var i = start; i < end - 1; i++)
        {
            if (text[i] == '<' && text[i + 1] == '|' && i + 2 < end && IsAsciiLetter(text[i + 2]))
            {
                return i + 2;
            }

            if (i - start >= PieceLength && IsAsciiLetter(text[i]) && text[i + 1] == ' ')
            {
                return i + 1;
            }
        }

        return end;
    }

    /// <summary>Counts chunks spread evenly over the runs and extrapolates.</summary>
    private (long Low, long High) Sample(string text, List<UnbrokenRun> runs, CancellationToken cancellationToken)
    {
        long total = 0;
        foreach (var run in runs)
        {
            total += run.Length;
        }

        double thinnest = double.MaxValue, densest = 0, tokens = 0, characters = 0;
        var chunks = (int)Math.Max(1, Math.Min(SampleCount, total / SampleLength));
        var runIndex = 0;
        long before = 0;
        for (var i = 0; i < chunks; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var position = total * i / chunks;
            while (position >= before + runs[runIndex].Length)
            {
                before += runs[runIndex++].Length;
            }

            var run = runs[runIndex];
            var length = Math.Min(SampleLength, run.Length);
            var from = run.Start + (int)Math.Min(position - before, run.Length - length);
            from -= CutsInside(text, from) ? 1 : 0;
            var to = from + length;
            to += CutsInside(text, to) ? 1 : 0;
            double count = _tokenizer.Value.CountTokens(text.AsSpan(from, to - from));

            // A cut can split one token in two, so the thin end takes one off.
            thinnest = Math.Min(thinnest, (count - 1) / (to - from));
            densest = Math.Max(densest, count / (to - from));
            tokens += count;
            characters += to - from;
        }

        var mean = tokens / characters;
        return (
            (long)Math.Floor(total * Math.Min(thinnest, mean * 0.9)),
            (long)Math.Ceiling(total * Math.Max(densest, mean * 1.1)));
    }

    /// <summary>Whether a cut there would part a surrogate pair or a line end.</summary>
    private static bool CutsInside(string text, int position) =>
        position > 0 && position < text.Length
        && (char.IsSurrogatePair(text[position - 1], text[position]) || (text[position - 1] == '\r' && text[position] == '\n'));

    private static string WithoutLoneSurrogates(string text, out int astralLetters)
    {
        astralLetters = 0;
        StringBuilder? changed = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < '\uD800' or > '\uDFFF')
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                astralLetters += CharUnicodeInfo.GetUnicodeCategory(text, i) is <= UnicodeCategory.OtherNumber ? 1 : 0;
                i++;
                continue;
            }

            changed ??= new StringBuilder(text);
            changed[i] = '\uFFFD';
        }

        return changed?.ToString() ?? text;
    }

    private static bool IsAsciiLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
