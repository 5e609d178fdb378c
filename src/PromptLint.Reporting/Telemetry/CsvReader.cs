using System.Collections.Generic;
using System.Text;
using PromptLint.Core.Json;

namespace PromptLint.Reporting.Telemetry;

/// <summary>
/// Reads comma-separated values (RFC 4180). Not a library's reader: the MSBuild task loads this assembly, and a library's DLL would have to be shipped beside
/// it into every build, where another version may be loaded already. A test compares it with a library instead (Sep).
/// </summary>
internal static class CsvReader
{
    /// <summary>The rows with the line that each begins in; empty lines are passed over.</summary>
    /// <exception cref="JsonFormatException">A quoted cell does not end.</exception>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Rows(string text)
    {
        var at = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var line = 1;
        while (at < text.Length)
        {
            var first = line;
            var cells = new List<string>();
            do
            {
                cells.Add(Cell(text, ref at, ref line));
            }
            while (at < text.Length && text[at++] == ',');

            // What stopped it was the end of the line: skip the second half of \r\n.
            if (at > 0 && text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
            {
                at++;
            }

            line++;
            if (cells.Count > 1 || cells[0].Length > 0)
            {
                yield return (first, cells);
            }
        }
    }

    private static string Cell(string text, ref int at, ref int line)
    {
        var cell = new StringBuilder();
        if (at < text.Length && text[at] == '"')
        {
            var start = line;
            at++;
            while (at >= text.Length || text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'))
            {
                if (at >= text.Length)
                {
                    throw new JsonFormatException("expected '\"' at the end of the cell", start, 1);
                }

                line += text[at] == '\n' ? 1 : 0;
                cell.Append(text[at]);

                // A quote within a cell is written twice.
                at += text[at] == '"' ? 2 : 1;
            }

            at++;
        }

        for (; at < text.Length && text[at] is not (',' or '\r' or '\n'); at++)
        {
            cell.Append(text[at]);
        }

        return cell.ToString();
    }
}
