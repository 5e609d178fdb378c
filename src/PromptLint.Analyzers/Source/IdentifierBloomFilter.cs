using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Source;

/// <summary>
/// The words of a source text as a Bloom filter: whether a name may stand in it is known without its syntax nodes, which are dear to make.
/// A tree is read once for as long as it lives, so that an edit of one file costs the words of one file; it takes a bit per character.
/// </summary>
internal sealed class IdentifierBloomFilter
{
    private static readonly ConditionalWeakTable<SyntaxTree, IdentifierBloomFilter> Filters = new();
    private static readonly ConditionalWeakTable<Compilation, (SyntaxTree Tree, IdentifierBloomFilter Filter)[]> OfTrees = new();

    private readonly ulong[] _bits;

    private IdentifierBloomFilter(string text)
    {
        int size = AnalysisLimits.FewestFilterBits;
        while (size < text.Length && size < AnalysisLimits.FilterBits)
        {
            size *= 2;
        }

        _bits = new ulong[size / 64];
        for (var i = 0; i < text.Length;)
        {
            if (!IsWord(text[i]))
            {
                i++;
                continue;
            }

            var hash = Start;
            for (; i < text.Length && IsWord(text[i]); i++)
            {
                hash = Next(hash, text[i]);
            }

            Bit(hash, out var word, out var mask);
            _bits[word] |= mask;
        }
    }

    private static uint Start => 2166136261;

    /// <summary>The places at which a word stands in a compilation's text, comments and strings included, in a fixed order.</summary>
    public static IEnumerable<(SyntaxTree Tree, int Position)> Positions(Compilation compilation, string word, CancellationToken cancellationToken)
    {
        if (word.Length == 0)
        {
            yield break;
        }

        var hash = Start;
        foreach (var c in word)
        {
            hash = Next(hash, c);
        }

        // Thousands of names are looked for in thousands of files: for nearly all of them one bit is all there is to look at.
        foreach (var (tree, filter) in OfTrees.GetValue(compilation, c => All(c, cancellationToken)))
        {
            if (filter.MayHold(hash))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var position in In(tree.GetText(cancellationToken).ToString(), word))
                {
                    yield return (tree, position);
                }
            }
        }
    }

    private static (SyntaxTree, IdentifierBloomFilter)[] All(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Select(tree =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        return (tree, Filters.GetValue(tree, t => new IdentifierBloomFilter(t.GetText(cancellationToken).ToString())));
    }).ToArray();

    private static IEnumerable<int> In(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsWord(text[at - 1])) && (at + word.Length == text.Length || !IsWord(text[at + word.Length])))
            {
                yield return at;
            }
        }
    }

    private static bool IsWord(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' || c > 127 && char.IsLetterOrDigit(c);

    private static uint Next(uint hash, char c) => (hash ^ c) * 16777619;

    private bool MayHold(uint hash)
    {
        Bit(hash, out var at, out var mask);
        return (_bits[at] & mask) != 0;
    }

    private void Bit(uint hash, out int word, out ulong mask)
    {
        var bit = (hash ^ hash >> 15) & (uint)(_bits.Length * 64 - 1);
        word = (int)(bit / 64);
        mask = 1UL << (int)(bit % 64);
    }
}
