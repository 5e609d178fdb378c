namespace PromptLint.Architecture.Tests;

/// <summary>A file has one idea and is read in one go; a line is read without scrolling.</summary>
public sealed class FileLengthTests
{
    private const int MostLines = 300;
    private const int MostColumns = 160;

    // Files of src that are longer today. Whoever mends one takes it off the list; nobody adds one.
    private static readonly string[] StillTooLong =
    [
    ];

    // Files of src with lines that are longer today. Whoever mends one takes it off the list; nobody adds one.
    private static readonly string[] StillTooWide =
    [
        "PromptLint.Analyzers/Analysis/AnalyzerSettings.cs",
        "PromptLint.Analyzers/Analysis/AppHostConnections.cs",
        "PromptLint.Analyzers/Analysis/CallSiteReporter.cs",
        "PromptLint.Analyzers/Analysis/ProjectConfiguration.cs",
        "PromptLint.Analyzers/CallSites/CallAttempts.cs",
        "PromptLint.Analyzers/CallSites/CallFacts.cs",
        "PromptLint.Analyzers/CallSites/CallReading.cs",
        "PromptLint.Analyzers/CallSites/CallSiteBuilder.cs",
        "PromptLint.Analyzers/CallSites/CallSiteReader.cs",
        "PromptLint.Analyzers/CallSites/RequestReading.cs",
        "PromptLint.Analyzers/Catalogs/CatalogSemantics.cs",
        "PromptLint.Analyzers/Clients/AgentRounds.cs",
        "PromptLint.Analyzers/Clients/BuilderRegistrations.cs",
        "PromptLint.Analyzers/Clients/ClientFacts.cs",
        "PromptLint.Analyzers/Clients/ClientLayer.cs",
        "PromptLint.Analyzers/Clients/ClientReading.cs",
        "PromptLint.Analyzers/Clients/ClientRetries.cs",
        "PromptLint.Analyzers/Clients/ClientSetup.cs",
        "PromptLint.Analyzers/Clients/Middleware.cs",
        "PromptLint.Analyzers/Clients/RetryFacts.cs",
        "PromptLint.Analyzers/Http/HttpAddress.cs",
        "PromptLint.Analyzers/Http/HttpCallReader.cs",
        "PromptLint.Analyzers/Http/HttpGateways.cs",
        "PromptLint.Analyzers/Http/HttpResponseShape.cs",
        "PromptLint.Analyzers/Http/HttpUrl.cs",
        "PromptLint.Analyzers/Http/JsonBody.cs",
        "PromptLint.Analyzers/Requests/AnswerCount.cs",
        "PromptLint.Analyzers/Requests/CapFact.cs",
        "PromptLint.Analyzers/Requests/MessageReading.cs",
        "PromptLint.Analyzers/Requests/OptionsFacts.cs",
        "PromptLint.Analyzers/Requests/OptionsReading.cs",
        "PromptLint.Analyzers/Requests/PipelineOptions.cs",
        "PromptLint.Analyzers/Requests/PromptFunctionReading.cs",
        "PromptLint.Analyzers/Requests/SlotContent.cs",
        "PromptLint.Analyzers/Requests/ToolReading.cs",
        "PromptLint.Analyzers/Rules/PL1001SystemPromptTooLarge.cs",
        "PromptLint.Analyzers/Rules/PL2002StopSequenceMissing.cs",
        "PromptLint.Analyzers/Rules/PL3001RetryUnbounded.cs",
        "PromptLint.Analyzers/Rules/PL3002AgentLoopUnbounded.cs",
        "PromptLint.Analyzers/Rules/PL3003RetriesStacked.cs",
        "PromptLint.Analyzers/Rules/PL3004RetryWithoutBackoff.cs",
        "PromptLint.Analyzers/Rules/PL3005CallPerItem.cs",
        "PromptLint.Analyzers/Rules/PL3006ToolLoopCapTooHigh.cs",
        "PromptLint.Analyzers/Rules/PL4002ModelRetired.cs",
        "PromptLint.Analyzers/Rules/Rule.cs",
        "PromptLint.Analyzers/Values/OneOf.cs",
        "PromptLint.Analyzers/Values/Reasons.cs",
    ];

    [Fact]
    public void No_file_has_more_than_300_lines() => Told.Nothing(
        TooLong(Files).Where(static f => !StillTooLong.Contains(f.Path)).Select(static f => $"{f.Path}: {f.Lines.Length} lines"));

    [Fact]
    public void No_line_has_more_than_160_columns() => Told.Nothing(
        from file in TooWide(Files)
        where !StillTooWide.Contains(file.Path)
        from line in file.Lines.Index()
        where line.Item.Length > MostColumns
        select $"{file.Path}:{line.Index + 1}: {line.Item.Length} columns");

    [Fact]
    public void What_is_no_longer_too_long_or_too_wide_is_taken_off_the_lists()
    {
        Told.Nothing(StillTooLong.Except(TooLong(Files).Select(static f => f.Path)));
        Told.Nothing(StillTooWide.Except(TooWide(Files).Select(static f => f.Path)));
    }

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
