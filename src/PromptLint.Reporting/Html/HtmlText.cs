using System.Linq;
using System.Text;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Html;

/// <summary>Text from the user's code inside HTML: shown, never obeyed.</summary>
internal static class HtmlText
{
    private const int LongestText = 20_000;

    /// <summary>Text within an element or a quoted attribute, in one line, cut where nobody reads on.</summary>
    public static string Plain(string text) => Encode(DeceivingText.Visible(text));

    /// <summary>A longer text whose lines stay lines, cut where it would bury the page.</summary>
    public static string Lines(string text) => string.Join("\n", (text.Length <= LongestText ? text : text.Substring(0, LongestText) + "…")
        .Split('\n')
        .Select(static l => Encode(DeceivingText.Visible(l.TrimEnd('\r'), LongestText))));

    /// <summary>A sentence of ours: <c>**</c> around what is bold, backticks around code of the user.</summary>
    public static string Sentence(string text)
    {
        var html = new StringBuilder();
        var parts = Plain(text).Split('`');
        for (var i = 0; i < parts.Length; i++)
        {
            // An odd backtick at the end opens nothing.
            var code = i % 2 == 1 && i < parts.Length - 1;
            html.Append(code ? "<code>" + parts[i] + "</code>" : i % 2 == 1 ? "`" + parts[i] : Bold(parts[i]));
        }

        return html.ToString();
    }

    private static string Bold(string text)
    {
        var parts = text.Split(new[] { "**" }, System.StringSplitOptions.None);
        var html = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            html.Append(i % 2 == 0 || i == parts.Length - 1 ? parts[i] : "<strong>" + parts[i] + "</strong>");
        }

        return html.ToString();
    }

    private static string Encode(string text) => text
        .Replace("&", "&amp;")
        .Replace("<", "&lt;")
        .Replace(">", "&gt;")
        .Replace("\"", "&quot;")
        .Replace("'", "&#39;");
}
