using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Tables;

/// <summary>A generated part of a file that people write: what stands between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
internal static class MarkedPart
{
    /// <summary>The text with another part.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="name">The part's name.</param>
    /// <param name="part">Its lines, each with its end.</param>
    /// <exception cref="RefusedException">The marks are not there.</exception>
    public static string Replace(string path, string text, string name, string part)
    {
        var (open, close) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var start = text.IndexOf(open, StringComparison.Ordinal);
        var end = text.IndexOf(close, StringComparison.Ordinal);
        return start >= 0 && end > start
            ? text[..start] + open + part + text[end..]
            : throw new RefusedException($"{path}: expected the lines {open.TrimEnd()} and {close}");
    }
}
