namespace PromptLint.Tool.Tests;

public sealed class PricesCommandTests : IDisposable
{
    private readonly MadeUpTree _tree = new();

    public void Dispose() => _tree.Dispose();

    // The eight prices that the product was asked for, as the cards have them today.
    [Theory]
    [InlineData("gpt-4o", "input $2.50, output $10.00")]
    [InlineData("gpt-4o-mini", "input $0.15, output $0.60")]
    [InlineData("o1", "input $15.00, output $60.00")]
    [InlineData("claude-sonnet-4-20250514", "input $3.00, output $15.00")]
    [InlineData("claude-opus-4-1", "input $15.00, output $75.00")]
    [InlineData("gemini-2.5-pro", "input $1.25, output $10.00")]
    [InlineData("gemini-1.5-flash", "input $0.075, output $0.30")]
    [InlineData("deepseek-v3", "input $0.14, output $0.28")]
    public async Task Show_tells_the_prices_of_a_model(string model, string expected)
    {
        var (code, output, error) = await CommandLine.RunAsync("prices", "show", model);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("  per 1,000,000 tokens: " + expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-06-09", "  per 1,000,000 tokens: input $10.00, output $40.00")]
    [InlineData("2025-06-10", "  per 1,000,000 tokens: input $2.00, output $8.00")]
    public async Task Show_tells_the_prices_of_a_day(string day, string expected) =>
        Assert.Contains(expected, (await CommandLine.RunAsync("prices", "show", "o3", "--on", day)).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Show_tells_what_is_announced_and_what_certain_hours_cost()
    {
        Assert.Contains("  from 2027-01-01: input $1.50, output $7.50", (await CommandLine.RunAsync("prices", "show", "gemini-3.6-flash")).Output, StringComparison.Ordinal);
        Assert.Contains("  from 01:00:00Z to 04:00:00Z: input $0.44, output $1.32", (await CommandLine.RunAsync("prices", "show", "deepseek-v4-flash")).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await CommandLine.RunAsync("prices", "show", "gpt-6.1-terra", "--on", "2026-10-25")).Code);
    }

    [Fact]
    public async Task Show_tells_where_hardware_of_your_own_breaks_even()
    {
        var card = _tree.Write("own.json", """{ "asOf": "2026-11-01", "models": [ { "id": "our-llama", "selfHosted": { "dollarsPerHour": 3.5, "tokensPerSecond": 500 } } ] }""");

        var (code, output, _) = await CommandLine.RunAsync("prices", "show", "our-llama", "--prices", card, "--against", "gpt-4o");

        Assert.Equal(0, code);
        Golden.Holds("prices-show.txt", output);
        Assert.Equal(1, (await CommandLine.RunAsync("prices", "show", "gpt-4o", "--against", "o1")).Code);
        Assert.Equal(1, (await CommandLine.RunAsync("prices", "show", "our-llama", "--prices", card, "--against", "gpt-4o", "--output-share", "2")).Code);
    }

    [Fact]
    public async Task Update_shows_what_changes_and_writes_a_card_only_when_asked()
    {
        var list = _tree.Write("list.json", """[ { "id": "openai", "models": [ { "id": "gpt-4o", "prices": { "input_mtok": 2.0, "output_mtok": 8 } } ] } ]""");
        var card = Path.Combine(_tree.Root, "updated.json");

        var shown = await CommandLine.RunAsync("prices", "update", "--from", list, "--as-of", "2026-11-20");
        Assert.Equal("genai-prices: 1 models of the cards, 1 with another price.\n  gpt-4o: input $2.50 → $2.00, output $10.00 → $8.00\n", shown.Output.ReplaceLineEndings("\n"));
        Assert.Equal(0, (await CommandLine.RunAsync("prices", "update", "--from", list, "--as-of", "2026-11-20", "-o", card)).Code);
        Assert.Contains("input $2.00, output $8.00", (await CommandLine.RunAsync("prices", "show", "gpt-4o", "--prices", card)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misuse_is_one_line_and_one()
    {
        foreach (var arguments in new string[][]
        {
            ["prices", "show", "gpt-unheard-of"],
            ["prices", "show", "gpt-4o", "--on", "2026"],
            ["prices", "update", "--from", _tree.Write("a.json", "{}"), "--as-of", "2026-11-20"],
            ["prices", "update", "--from", _tree.Write("b.json", "{"), "--as-of", "2026-11-20"],
            ["prices", "update", "--from", _tree.Write("c.json", "[]"), "--as-of", "soon"],
        })
        {
            var (code, output, error) = await CommandLine.RunAsync(arguments);

            Assert.Equal((1, ""), (code, output));
            Assert.Single(error.TrimEnd().Split('\n'));
        }
    }
}
