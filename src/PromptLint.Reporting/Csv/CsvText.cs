using System.Collections.Generic;
using System.Linq;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Csv;

/// <summary>Comma-separated values (RFC 4180) that a spreadsheet shows and never computes.</summary>
internal static class CsvText
{
    // What a spreadsheet takes for the beginning of a formula, the wide forms of East Asian keyboards among it.
    private const string Formula = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    // A spreadsheet's cell holds 32,767 characters.
    private const int LongestCell = 32_000;

    /// <summary>A line of cells, its end included.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(",", cells) + "\r\n";

    /// <summary>A cell of text from the user's code: in one line, quoted where it must be, and no formula.</summary>
    public static string Text(string? text)
    {
        var visible = DeceivingText.Visible(text ?? "", LongestCell);
        var first = visible.FirstOrDefault(static c => !char.IsWhiteSpace(c));
        var inert = first != default && Formula.IndexOf(first) >= 0 ? "'" + visible : visible;
        return inert.IndexOfAny(new[] { ',', '"', ';' }) >= 0 || inert != inert.Trim() ? "\"" + inert.Replace("\"", "\"\"") + "\"" : inert;
    }
}
