namespace PromptLint.Tool.Tests;

public sealed class WhatIfCommandTests
{
    private static readonly string Usage = Path.Combine(Golden.Root, "samples", "SupportDesk", "promptlint.usage.json");

    [Fact]
    public async Task The_usual_scenarios_and_chosen_ones_give_the_golden_answers()
    {
        var usual = await CommandLine.RunAsync("what-if", Golden.Sample("SupportDesk"), "--usage", Usage);
        var chosen = await CommandLine.RunAsync(
            "what-if", Golden.Sample("SupportDesk"), "--usage", Usage, "--format", "json", "--model", "gpt-4o=gpt-5.4-mini", "--cascade", "gpt-5.4-nano:0.2:0.0001", "--response-cache", "0.1", "--cap", "100", "--shorter", "20", "--price-change", "10");

        Assert.Equal((0, 0), (usual.Code, chosen.Code));
        Golden.Holds("what-if.expected.md", usual.Output);
        Golden.Holds("what-if.json", chosen.Output);
    }

    [Theory]
    [InlineData("--model", "gpt-unheard-of")]
    [InlineData("--cascade", "gpt-4o-mini")]
    [InlineData("--cascade", "gpt-4o-mini:2")]
    [InlineData("--response-cache", "1.1")]
    [InlineData("--response-cache", "much")]
    [InlineData("--cap", "0")]
    [InlineData("--retirement", "2027=gpt-4o")]
    [InlineData("--new-prices", "nowhere.json")]
    [InlineData("--prices-on", "2027")]
    public async Task Misuse_is_one(string option, string value) =>
        Assert.Equal(1, (await CommandLine.RunAsync("what-if", Golden.Sample("SupportDesk"), "--usage", Usage, option, value)).Code);
}
