using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PromptLint.Core.Calls;

/// <summary>A piece of a prompt.</summary>
public abstract record PromptSegment;

/// <summary>Text that is known to the letter.</summary>
public sealed record LiteralSegment(string Text) : PromptSegment;

/// <summary>Text that only the run knows.</summary>
/// <param name="Expression">The expression as written, for people.</param>
/// <param name="Why">Why its text is not known.</param>
public record HoleSegment(string Expression, Reason Why) : PromptSegment;

/// <summary>One of several texts, decided at run time.</summary>
public sealed record ChoiceSegment(IReadOnlyList<PromptText> Alternatives) : PromptSegment
{
    /// <inheritdoc/>
    public bool Equals(ChoiceSegment? other) => other is not null && Alternatives.SequenceEqual(other.Alternatives);

    /// <inheritdoc/>
    public override int GetHashCode() => Alternatives.Count == 0 ? 0 : (Alternatives.Count, Alternatives[0]).GetHashCode();
}

/// <summary>A prompt as far as the code tells: literal text, holes and choices in order.</summary>
public sealed record PromptText(IReadOnlyList<PromptSegment> Segments)
{
    /// <summary>The text of no characters.</summary>
    public static readonly PromptText Empty = new(Array.Empty<PromptSegment>());

    /// <summary>True when every segment is literal.</summary>
    public bool IsKnown => Segments.All(static s => s is LiteralSegment);

    /// <summary>The whole text when known, else null.</summary>
    public string? Known => IsKnown ? string.Concat(Segments.Cast<LiteralSegment>().Select(static s => s.Text)) : null;

    /// <summary>A text known to the letter.</summary>
    public static PromptText Literal(string text) =>
        text.Length == 0 ? Empty : new(new PromptSegment[] { new LiteralSegment(text) });

    /// <summary>A text that only the run knows.</summary>
    public static PromptText Hole(string expression, Reason why) => new(new PromptSegment[] { new HoleSegment(expression, why) });

    /// <summary>One after the other; neighbouring literals become one, so that tokens are counted across the seam.</summary>
    public static PromptText Concat(IEnumerable<PromptText> parts)
    {
        var segments = new List<PromptSegment>();
        var literal = new StringBuilder();
        foreach (var segment in parts.SelectMany(static p => p.Segments))
        {
            if (segment is LiteralSegment text)
            {
                literal.Append(text.Text);
                continue;
            }

            Flush();
            segments.Add(segment);
        }

        Flush();
        return segments.Count == 0 ? Empty : new PromptText(segments);

        void Flush()
        {
            if (literal.Length > 0)
            {
                segments.Add(new LiteralSegment(literal.ToString()));
                literal.Clear();
            }
        }
    }

    /// <summary>One of several texts; equal alternatives count once.</summary>
    public static PromptText OneOf(IEnumerable<PromptText> alternatives)
    {
        var distinct = alternatives.Distinct().ToList();
        return distinct.Count == 1 ? distinct[0] : new(new PromptSegment[] { new ChoiceSegment(distinct) });
    }

    /// <summary>All holes, in order, those of alternatives included.</summary>
    public IEnumerable<HoleSegment> Holes() => Segments.SelectMany(static s => s switch
    {
        HoleSegment hole => new[] { hole },
        ChoiceSegment choice => choice.Alternatives.SelectMany(static a => a.Holes()),
        _ => Enumerable.Empty<HoleSegment>(),
    });

    /// <summary>All literal text, in order, those of alternatives included.</summary>
    public IEnumerable<string> Literals() => Segments.SelectMany(static s => s switch
    {
        LiteralSegment literal => new[] { literal.Text },
        ChoiceSegment choice => choice.Alternatives.SelectMany(static a => a.Literals()),
        _ => Enumerable.Empty<string>(),
    });

    /// <inheritdoc/>
    public bool Equals(PromptText? other) => other is not null && Segments.SequenceEqual(other.Segments);

    /// <inheritdoc/>
    public override int GetHashCode() => Segments.Count == 0 ? 0 : (Segments.Count, Segments[0]).GetHashCode();
}
