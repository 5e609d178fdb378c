namespace PromptLint.Tool.Tests;

public sealed class UsageCommandTests : IDisposable
{
    private static readonly string Usage = Path.Combine(Golden.Root, "samples", "SupportDesk", "promptlint.usage.json");

    private readonly MadeUpTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("csv")]
    public async Task A_sample_with_usage_gives_the_golden_report(string format)
    {
        var (code, output, error) = await CommandLine.RunAsync("report", Golden.Sample("SupportDesk"), "--usage", Usage, "--format", format);

        Assert.Equal((0, ""), (code, error));
        Golden.Holds("usage-report." + (format == "md" ? "expected.md" : format), output);
    }

    [Fact]
    public async Task Init_writes_every_site_once_and_replaces_nothing_unless_forced()
    {
        var file = Path.Combine(_tree.Root, "promptlint.usage.json");
        Assert.Equal(0, (await CommandLine.RunAsync("usage", "init", Golden.Sample("SupportDesk"), "-o", file)).Code);
        Golden.Holds("usage-init.json", File.ReadAllText(file));

        File.WriteAllText(file, "mine");
        var (code, _, error) = await CommandLine.RunAsync("usage", "init", Golden.Sample("SupportDesk"), "-o", file);

        Assert.Equal((1, $"promptlint: {file} exists; --force replaces it."), (code, error.TrimEnd()));
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Equal(0, (await CommandLine.RunAsync("usage", "init", Golden.Sample("SupportDesk"), "-o", file, "--force")).Code);
    }

    [Fact]
    public async Task Import_fills_the_file_and_tells_how_far_the_estimate_was_off()
    {
        var records = _tree.Write("use.jsonl", """
            { "time": "2026-11-01T10:00:00Z", "model": "gpt-4o", "member": "ReplyDrafter.DraftAsync", "inputTokens": 3100, "outputTokens": 310, "cachedTokens": 2304 }
            { "time": "2026-11-15T10:00:00Z", "model": "gpt-4o", "member": "SupportDesk.ReplyDrafter.DraftAsync", "inputTokens": 2900, "outputTokens": 290, "cachedTokens": 2304 }
            { "time": "2026-11-30T10:00:00Z", "model": "gpt-9", "inputTokens": 1, "outputTokens": 1 }
            """);
        var output = Path.Combine(_tree.Root, "filled.json");

        var (code, said, error) = await CommandLine.RunAsync("usage", "import", records, "--report", Golden.Sample("SupportDesk"), "--usage", Usage, "-o", output);

        Assert.Equal((0, ""), (code, error));
        Golden.Holds("usage-import.txt", said);
        Golden.Holds("usage-import.json", File.ReadAllText(output));
    }

    [Fact]
    public async Task Report_ranks_spend_and_is_two_when_a_month_used_its_budget_up()
    {
        var records = _tree.Write("use.jsonl", """{ "time": "2026-11-01T10:00:00Z", "model": "gpt-4o", "user": "<b>ann</b>|", "inputTokens": 1000000, "outputTokens": 100000 }""");

        var within = await CommandLine.RunAsync("usage", "report", records, "--budget", "4");
        var over = await CommandLine.RunAsync("usage", "report", records, "--budget", "3.5");

        // 1 M x 2.50 + 0.1 M x 10.00.
        Assert.Equal((0, 2), (within.Code, over.Code));
        Assert.Contains("| 2026-11 | $3.50 | 1 | 100.0 % | 87.5 % (**80 %** reached) |", within.Output, StringComparison.Ordinal);
        Assert.Contains("| &lt;b&gt;ann&lt;/b&gt;\\| |", within.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("usage.json", "{ \"version\": 1, \"callSites\": [ {} ] }")]
    [InlineData("usage.json", "{ \"version\": 1")]
    public async Task A_broken_usage_file_is_one_line_with_its_place(string name, string text)
    {
        var file = _tree.Write(name, text);

        var (code, output, error) = await CommandLine.RunAsync("report", Golden.Sample("SupportDesk"), "--usage", file);

        Assert.Equal((1, ""), (code, output));
        Assert.Matches(@"^promptlint: .*usage\.json\(1,\d+\): expected [^\n]*\n$", error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Misuse_is_one()
    {
        Assert.Equal(1, (await CommandLine.RunAsync("usage", "import", "nowhere.jsonl", "--report", Golden.Sample("SupportDesk"))).Code);
        Assert.Equal(1, (await CommandLine.RunAsync("usage", "import", _tree.Write("a.jsonl", "{}"), "--report", Golden.Sample("SupportDesk"), "--days", "0")).Code);
        Assert.Equal(1, (await CommandLine.RunAsync("report", Golden.Sample("SupportDesk"), "--prices", _tree.Write("card.json", "{}"))).Code);
    }

    [Fact]
    public async Task A_price_card_of_your_own_counts()
    {
        var card = _tree.Write("card.json", """{ "asOf": "2026-11-01", "models": [ { "id": "gpt-4o", "rates": { "input": 5, "output": 20, "cachedInput": 2.5 } } ] }""");

        var report = await CommandLine.RunAsync("report", Golden.Sample("SupportDesk"), "--usage", Usage, "--prices", card);

        // Twice the prices, twice the profile's month.
        Assert.Contains("| support chat | unknown | $0.005 | unknown | 300,000 | $1,500.00 |", report.Output, StringComparison.Ordinal);
    }
}
