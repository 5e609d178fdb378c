using System;
using System.Text.RegularExpressions;

namespace PromptLint.Core.Prompts;

/// <summary>Tells <c>name: value</c> from other lines of YAML.</summary>
internal static class YamlKey
{
    private static readonly Regex Quoted = new(@"^(""([^""\\]*)""|'([^']*)')[ \t]*:([ \t]|$)", RegexOptions.CultureInvariant);

    /// <summary>The name and what stands behind the colon; null when the line begins with no name.</summary>
    public static (string Name, string Value)? Of(string content, int line)
    {
        if (content[0] == '\t')
        {
            throw new PromptFormatException("a tab in the indentation; expected spaces", line);
        }

        if (Quoted.Match(content) is { Success: true } quoted)
        {
            return (quoted.Groups[2].Value + quoted.Groups[3].Value, content.Substring(quoted.Length));
        }

        if ("[]{}\"'|>&*!?@%#`,".IndexOf(content[0]) >= 0)
        {
            return null;
        }

        var colon = content.IndexOf(": ", StringComparison.Ordinal);
        var comment = YamlLines.CommentIn(content);
        if (colon >= 0 && (comment < 0 || colon < comment))
        {
            return (Name(content.Substring(0, colon).TrimEnd(' ', '\t'), line), content.Substring(colon + 2));
        }

        var trimmed = (comment < 0 ? content : content.Substring(0, comment)).TrimEnd(' ', '\t');
        return trimmed.EndsWith(":", StringComparison.Ordinal) ? (Name(trimmed.Substring(0, trimmed.Length - 1).TrimEnd(' ', '\t'), line), "") : null;
    }

    // Valid YAML some of them, which the library reads otherwise.
    private static string Name(string name, int line) =>
        name.Length == 0 ? throw new PromptFormatException("expected a name before `:`", line)
        : name.IndexOf('\t') >= 0 || name.IndexOf(" *", StringComparison.Ordinal) >= 0
        ? throw new PromptFormatException("a name with a tab or ` *` must stand in quotes", line)
        : name;
}
