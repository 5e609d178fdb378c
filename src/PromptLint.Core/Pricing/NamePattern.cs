using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace PromptLint.Core.Pricing;

/// <summary>
/// A card's pattern over model names. Cards come from users and pull requests, and run inside the compiler: a pattern that
/// can take exponential time is refused, and every match has a time limit all the same.
/// </summary>
internal sealed class NamePattern
{
    private const int MaxPattern = 512;
    private const int MaxName = 256;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    // A repeated group that repeats inside: (a+)+ and its kind.
    private static readonly Regex NestedRepeat = new(
        @"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*(?:[*+]|\{\d+,\})(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)(?:[*+]|\{\d+,\})",
        RegexOptions.CultureInvariant,
        Limit);

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
            if (NestedRepeat.IsMatch(text))
            {
                problem = "expected a pattern without a repetition inside a repetition: it can take exponential time";
                return null;
            }

            // Alternatives that overlap are not seen from the outside: try what usually explodes.
            foreach (var letter in new string(text.Where(char.IsLetterOrDigit).Distinct().Take(16).ToArray()) + "a0-")
            {
                regex.IsMatch(new StringBuilder().Append(letter, 48).Append('!').ToString());
            }

            problem = "";
            return new NamePattern(text) { _regex = regex };
        }
        catch (RegexMatchTimeoutException)
        {
            problem = "expected a pattern that matches in reasonable time";
            return null;
        }
        catch (ArgumentException invalid)
        {
            problem = "expected a regular expression: " + invalid.Message;
            return null;
        }
    }

    /// <summary>Whether a name matches; a name that takes too long does not.</summary>
    public bool IsMatch(string name)
    {
        try
        {
            return name.Length <= MaxName && (_regex ??= Compile(Text)).IsMatch(name);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static Regex Compile(string text) => new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
}
