using System;
using System.Collections.Generic;

namespace PromptLint.Core.Pricing;

/// <summary>A dated list of prices.</summary>
public sealed record PriceCard
{
    /// <summary>Its name in reports.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its date, yyyy-MM-dd.</summary>
    public string AsOf { get; init; } = "";

    /// <summary>Where its numbers come from, for people.</summary>
    public string Source { get; init; } = "";

    /// <summary>The models, in the card's order.</summary>
    public IReadOnlyList<ModelPrice> Models { get; init; } = Array.Empty<ModelPrice>();

    /// <summary>Which model stands behind a deployment name; the user's own cards only.</summary>
    public IReadOnlyDictionary<string, string> Deployments { get; init; } = new Dictionary<string, string>();
}

/// <summary>A price card that cannot be read: which file, where, and what was expected.</summary>
public sealed class PriceCardException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="file">The card's file.</param>
    /// <param name="line">One-based line.</param>
    /// <param name="column">One-based column.</param>
    /// <param name="message">What is wrong and what was expected.</param>
    public PriceCardException(string file, int line, int column, string message)
        : base(message) => (File, Line, Column) = (file, line, column);

    /// <summary>The card's file.</summary>
    public string File { get; }

    /// <summary>One-based line.</summary>
    public int Line { get; }

    /// <summary>One-based column.</summary>
    public int Column { get; }
}
