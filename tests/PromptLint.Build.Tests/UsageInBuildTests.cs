using System.Text.Json;
using Xunit;

namespace PromptLint.Build.Tests;

/// <summary>A usage file makes months of calls, in the build as in the tool.</summary>
public sealed class UsageInBuildTests
{
    // 1,000 calls of 1,000 input tokens at $2.50 and 500 output tokens at $10.00 per million.
    private const string Told = """{ "version": 1, "callSites": [ { "member": "Bot.Ask", "callsPerMonth": 1000, "outputTokens": 500 } ] }""";

    [Fact]
    public void A_month_is_in_both_files_when_usage_tells_it()
    {
        using var shop = new Shop();
        shop.Write("usage.json", Told);

        Assert.True(shop.WriteReport(["usage.json"]));

        using var report = JsonDocument.Parse(shop.Read("promptlint.json"));
        var site = report.RootElement.GetProperty("callSites")[0];
        Assert.Equal("0.0075", site.GetProperty("cost").GetProperty("expected").GetString());
        Assert.Equal("7.5", site.GetProperty("monthly").GetProperty("expected").GetString());
        Assert.Contains("$7.50", shop.Read("promptlint.md"), StringComparison.Ordinal);
        Assert.Contains("## What if", shop.Read("promptlint.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_month_is_made_up_without_usage()
    {
        using var shop = new Shop();

        Assert.True(shop.WriteReport());

        using var report = JsonDocument.Parse(shop.Read("promptlint.json"));
        Assert.Equal(JsonValueKind.Null, report.RootElement.GetProperty("callSites")[0].GetProperty("monthly").ValueKind);
        Assert.DoesNotContain("month", shop.Read("promptlint.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Months_are_computed_with_the_projects_own_prices_the_later_card_over_the_earlier()
    {
        using var shop = new Shop();
        shop.Write("usage.json", Told);
        shop.Write("first.json", Card(1));
        shop.Write("second.json", Card(2));
        shop.Write("broken.json", "{");

        Assert.True(shop.WriteReport(["usage.json"], ["first.json", "second.json", "broken.json"]));

        // 1,000 calls of 1,000 input tokens at $2.00, and 500 output tokens that are free.
        Assert.Contains("\"expected\": \"2\"", shop.Read("promptlint.json"), StringComparison.Ordinal);

        static string Card(int dollars) => $$"""{ "asOf": "2026-11-01", "models": [ { "id": "gpt-4o", "rates": { "input": {{dollars}}, "output": 0 } } ] }""";
    }

    [Theory]
    [InlineData("{ \"version\": 1,\n  \"callSite\": [] }", "(2,15): warning PL9001: The usage file cannot be read: 'callSite' is no member of a usage file")]
    [InlineData("{ \"version\": 2 }", "(1,14): warning PL9001: The usage file cannot be read: expected a usage file of version 1, found 2")]
    [InlineData("{ \"version\"", "(1,12): warning PL9001: The usage file cannot be read: expected ':'")]
    [InlineData(null, "(0,0): warning PL9001: The usage file cannot be read: expected a file, and there is none")]
    public void A_usage_file_that_cannot_be_read_is_one_warning_and_the_report_is_written(string? text, string expected)
    {
        using var shop = new Shop();
        if (text is not null)
        {
            shop.Write("usage.json", text);
        }

        Assert.True(shop.WriteReport(["usage.json"]));

        Assert.StartsWith(shop.PathOf("usage.json") + expected, Assert.Single(shop.Engine.Lines, static l => l.Contains("warning", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("\"monthly\": null", shop.Read("promptlint.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told_too()
    {
        using var shop = new Shop();
        File.WriteAllBytes(shop.PathOf("usage.json"), [0x7B, 0xC3, 0x28]);

        Assert.True(shop.WriteReport(["usage.json"]));

        Assert.Contains(shop.Engine.Lines, static l => l.EndsWith("expected text in UTF-8", StringComparison.Ordinal));
    }
}
