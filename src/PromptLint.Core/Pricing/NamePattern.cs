using System;
using System.Text.RegularExpressions;

namespace PromptLint.Core.Pricing;

/// <summary>
/// A card's pattern over model names. Cards come from users and pull requests, and run inside the compiler: a pattern that
/// can take exponential time is refused by its text. No clock takes part in it: a time limit would refuse a card, or miss
/// a model's price, on a machine that is busy.
/// </summary>
internal sealed class NamePattern
{
    private const int MaxPattern = 512;

    // Only a name that no card has reaches the patterns, so most are never compiled.
    private Regex? _regex;

    /// <summary>A pattern that was checked when its card was read.</summary>
    public NamePattern(string text) => Text = text;

    /// <summary>The pattern as written: the longest that matches wins.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern, or says why it is refused.</summary>
    public static NamePattern? TryCreate(string text, out string problem)
    {
        if (text.Length > MaxPattern)
        {
            problem = "expected a pattern of at most 512 characters";
            return null;
        }

        try
        {
            var regex = Compile(text);
            problem = PatternCost.Refuses(text) ?? "";
            return problem.Length > 0 ? null : new NamePattern(text) { _regex = regex };
        }
        catch (ArgumentException invalid)
        {
            problem = "expected a regular expression: " + invalid.Message;
            return null;
        }
    }

    /// <summary>Whether a name matches; no model's name is longer than what the pattern's cost was counted for.</summary>
    public bool IsMatch(string name) => name.Length <= PatternCost.MaxName && (_regex ??= Compile(Text)).IsMatch(name);

    // Said outright, since a host can set a time limit for all who do not.
    private static Regex Compile(string text) =>
        new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
}
