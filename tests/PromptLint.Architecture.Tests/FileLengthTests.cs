namespace PromptLint.Architecture.Tests;

/// <summary>A file has one idea and is read in one go; a line is read without scrolling.</summary>
public sealed class FileLengthTests
{
    private const int MostLines = 300;
    private const int MostColumns = 160;

    [Fact]
    public void No_file_has_more_than_300_lines() => Told.Nothing(
        TooLong(Files).Select(static f => $"{f.Path}: {f.Lines.Length} lines"));

    [Fact]
    public void No_line_has_more_than_160_columns() => Told.Nothing(
        from file in TooWide(Files)
        from line in file.Lines.Index()
        where line.Item.Length > MostColumns
        select $"{file.Path}:{line.Index + 1}: {line.Item.Length} columns");

    [Fact]
    public void A_file_of_300_lines_and_a_line_of_160_columns_are_the_longest()
    {
        (string, string[]) longest = ("longest.cs", [.. Enumerable.Repeat(new string('x', 160), 300)]);
        (string, string[]) oneLineMore = ("longer.cs", [.. Enumerable.Repeat("", 301)]);
        (string, string[]) oneColumnMore = ("wider.cs", ["", new string('x', 161)]);

        Assert.Equal(["longer.cs"], TooLong([longest, oneLineMore, oneColumnMore]).Select(static f => f.Path));
        Assert.Equal(["wider.cs"], TooWide([longest, oneLineMore, oneColumnMore]).Select(static f => f.Path));
    }

    [Fact]
    public void Editors_are_told_the_same_width() =>
        Assert.Contains($"max_line_length = {MostColumns}", File.ReadLines(Path.Combine(Repository.Root, ".editorconfig")));

    private static IEnumerable<(string Path, string[] Lines)> Files => Repository.SourceFiles(Path.Combine(Repository.Root, "src"))
        .Select(static f => (Path.GetRelativePath(Path.Combine(Repository.Root, "src"), f).Replace('\\', '/'), File.ReadAllLines(f)));

    private static IEnumerable<(string Path, string[] Lines)> TooLong(IEnumerable<(string Path, string[] Lines)> files) =>
        files.Where(static f => f.Lines.Length > MostLines);

    private static IEnumerable<(string Path, string[] Lines)> TooWide(IEnumerable<(string Path, string[] Lines)> files) =>
        files.Where(static f => f.Lines.Any(static l => l.Length > MostColumns));
}
