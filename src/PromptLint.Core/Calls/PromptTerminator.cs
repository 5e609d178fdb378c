using System.Text.RegularExpressions;

namespace PromptLint.Core.Calls;

/// <summary>Finds the terminator that a prompt itself asks for: "end your answer with &lt;/answer&gt;".</summary>
public static class PromptTerminator
{
    // Prompts can be long and anyone's text, and a time limit would find on one machine what it misses on another. So the
    // time is bounded by the pattern: a match begins at one of a few verbs, every repetition has an upper bound, and what
    // has taken blanks or a word never gives them back. Only the runs at the very end are open: nothing comes behind them.
    private static readonly Regex Asked = new(
        """
        \b(?: end | finish | conclude | terminate | close | stop )
        (?: (?>\s{1,64}) (?! with\b | at\b | on\b | by\b ) (?>[\w'’]{1,64}) ){0,5}
        (?>\s{1,64}) (?: with | at | on | by (?>\s{1,64}) (?: writing | printing | emitting ) )
        (?: (?>\s{1,64}) (?: the | a | exactly | only | just | line | marker | token | tag | word | string | sequence | single | new | closing ) ){0,4}
        (?>\s{0,64}) :? (?>\s{0,64}) ["'`“‘]?
        (?<mark> </?[A-Za-z_][\w-]{0,64}> | <\|\w{1,64}\|> | \[/?[A-Z_]{2,64}\] | \#{3,} | -{3,} | ={3,} | \*{3,}
            | (?-i: \b[A-Z]{3,64}(?:_[A-Z]{1,64}){0,16}\b ) )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        Regex.InfiniteMatchTimeout);

    /// <summary>The terminator, or null when the text asks for none.</summary>
    /// <param name="text">Literal text of a prompt.</param>
    public static string? Find(string text)
    {
        var match = Asked.Match(text);
        return match.Success ? match.Groups["mark"].Value : null;
    }
}
