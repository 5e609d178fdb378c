using System;
using System.Text.RegularExpressions;

namespace PromptLint.Core.Calls;

/// <summary>Finds the terminator that a prompt itself asks for: "end your answer with &lt;/answer&gt;".</summary>
public static class PromptTerminator
{
    private static readonly Regex Asked = new(
        """
        \b(?: end | finish | conclude | terminate | close | stop )
        (?: \s+ (?! with\b | at\b | on\b | by\b ) [\w'’]+ ){0,5}
        \s+ (?: with | at | on | by \s+ (?: writing | printing | emitting ) )
        (?: \s+ (?: the | a | exactly | only | just | line | marker | token | tag | word | string | sequence | single | new | closing ) ){0,4}
        \s* :? \s* ["'`“‘]?
        (?<mark> </?[A-Za-z_][\w-]*> | <\|\w+\|> | \[/?[A-Z_]{2,}\] | \#{3,} | -{3,} | ={3,} | \*{3,} | (?-i: \b[A-Z]{3,}(?:_[A-Z]+)*\b ) )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        TimeSpan.FromMilliseconds(100));

    /// <summary>The terminator, or null when the text asks for none.</summary>
    /// <param name="text">Literal text of a prompt.</param>
    public static string? Find(string text)
    {
        try
        {
            var match = Asked.Match(text);
            return match.Success ? match.Groups["mark"].Value : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
