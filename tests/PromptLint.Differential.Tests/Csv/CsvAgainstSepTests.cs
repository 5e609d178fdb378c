using nietras.SeparatedValues;
using PromptLint.Core.Json;
using PromptLint.Reporting.Csv;
using PromptLint.Reporting.Telemetry;

namespace PromptLint.Differential.Tests.Csv;

/// <summary>Our reader and writer of CSV, which the MSBuild task loads, against Sep: the same cells of what is written by RFC 4180.</summary>
public sealed class CsvAgainstSepTests
{
    [Fact]
    public void Cells_are_read_as_Sep_reads_them() => Differences.None(Differences.Between(Ours, Theirs, Table));

    [Fact]
    public void The_cells_that_we_write_Sep_reads_back() => Differences.None(Differences.Between(
        static t => Theirs(CsvText.Line(["x", CsvText.Text(t)])), static t => "x¦" + t, Visible));

    [Theory]
    [InlineData("\"\"", "\"")]
    [InlineData("\r\n", "")]
    [InlineData(",", ";")]
    public void A_reader_that_is_wrong_in_one_thing_is_found(string written, string taken) =>
        Assert.NotEmpty(Differences.Between(t => Ours(t.Replace(written, taken)), Theirs, Table));

    private static string Table(Random random)
    {
        var (width, end) = (2 + random.Next(3), random.OneOf("\n", "\r\n"));
        var rows = Enumerable.Range(0, 1 + random.Next(4)).Select(_ => string.Join(",", Enumerable.Range(0, width).Select(_ => Cell(random))));
        return string.Join(end, rows) + (random.OneIn(2) ? end : "");
    }

    private static string Cell(Random random) => random.OneIn(2)
        ? random.Several(4, () => random.OneOf("a", "1", " ", ";", "é", "😀", "'", "="))
        : "\"" + random.Several(5, () => random.OneOf("a", " ", ",", "\"\"", "\n", "\r\n", "é", "'", ";")) + "\"";

    // What CsvText leaves as it is: no control, no formula.
    private static string Visible(Random random) => "a" + random.Several(8, () => random.OneOf("a", " ", ",", ";", "\"", "\"\"", "'", "é", "😀", "=", "|"));

    private static string Ours(string text)
    {
        try
        {
            return string.Join("¶", CsvReader.Rows(text).Select(static r => string.Join("¦", r.Cells)));
        }
        catch (JsonFormatException)
        {
            return "refused";
        }
    }

    private static string Theirs(string text)
    {
        using var reader = Sep.New(',').Reader(static o => o with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).FromText(text);
        var rows = new List<string>();
        foreach (var row in reader)
        {
            var cells = new string[row.ColCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = row[i].ToString();
            }

            rows.Add(string.Join("¦", cells));
        }

        return string.Join("¶", rows);
    }
}
