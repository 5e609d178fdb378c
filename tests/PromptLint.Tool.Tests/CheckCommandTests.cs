namespace PromptLint.Tool.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private static readonly string Desk = Path.Combine(Golden.Root, "samples", "SupportDesk");

    private readonly MadeUpTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("md", "expected.md")]
    [InlineData("sarif", "sarif")]
    public async Task The_samples_policy_gives_the_golden_findings_and_its_budget_is_used_up(string format, string extension)
    {
        var (code, output, error) = await CommandLine.RunAsync(
            "check", Golden.Sample("SupportDesk"), "--policy", Path.Combine(Desk, "promptlint.policy.json"), "--usage", Path.Combine(Desk, "promptlint.usage.json"), "--format", format);

        Assert.Equal((2, ""), (code, error));
        Golden.Holds("check." + extension, output);
    }

    [Theory]
    [InlineData("""{ "version": 1 }""", 0)]
    [InlineData("""{ "version": 1, "forbiddenFindings": ["PL3001"] }""", 3)]
    [InlineData("""{ "version": 1, "budgets": [ { "path": "**", "perCall": 0.0000001 } ], "forbiddenFindings": ["PL3001"] }""", 2)]
    [InlineData("""{ "version": 1, "bugdets": [] }""", 1)]
    [InlineData("""{ "version": 1""", 1)]
    public async Task The_exit_code_says_what_holds(string policy, int code) =>
        Assert.Equal(code, (await CommandLine.RunAsync("check", Golden.Sample("SupportDesk"), "--policy", _tree.Write("policy.json", policy))).Code);

    [Fact]
    public async Task Without_a_policy_it_is_misused() => Assert.Equal(1, (await CommandLine.RunAsync("check", Golden.Sample("SupportDesk"))).Code);
}
