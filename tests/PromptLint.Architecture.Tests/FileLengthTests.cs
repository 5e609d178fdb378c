namespace PromptLint.Architecture.Tests;

/// <summary>A file has one idea and is read in one go; a line is read without scrolling.</summary>
public sealed class FileLengthTests
{
    private const int MostLines = 300;
    private const int MostColumns = 160;

    // Files that are longer today. Whoever mends one takes it off the list; nobody adds one.
    private static readonly string[] StillTooLong =
    [
    ];

    // Files with lines that are longer today. Whoever mends one takes it off the list; nobody adds one.
    private static readonly string[] StillTooWide =
    [
    ];

    [Fact]
    public void No_file_has_more_than_300_lines() => Assert.Equal(StillTooLong, Files(static lines => lines.Length > MostLines));

    [Fact]
    public void No_line_has_more_than_160_columns() => Assert.Equal(StillTooWide, Files(static lines => lines.Any(static l => l.Length > MostColumns)));

    [Fact]
    public void Editors_are_told_the_same_width() =>
        Assert.Contains($"max_line_length = {MostColumns}", File.ReadLines(Path.Combine(Repository.Root, ".editorconfig")));

    private static IEnumerable<string> Files(Func<string[], bool> predicate) => Repository.SourceFiles(Path.Combine(Repository.Root, "src"))
        .Where(f => predicate(File.ReadAllLines(f)))
        .Select(static f => Path.GetRelativePath(Path.Combine(Repository.Root, "src"), f).Replace('\\', '/'));
}
