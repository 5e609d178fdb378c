namespace PromptLint.Tool.Tests;

public sealed class DiffCommandTests : IDisposable
{
    private readonly MadeUpTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("md", "expected.md")]
    [InlineData("json", "json")]
    public async Task A_changed_sample_gives_the_golden_diff(string format, string extension)
    {
        var (code, output, error) = await CommandLine.RunAsync("diff", "--base", Golden.Sample("SupportDesk"), "--head", Changed(), "--format", format);

        Assert.Equal((0, ""), (code, error));
        Golden.Holds("diff." + extension, output);
    }

    [Fact]
    public async Task A_report_with_a_base_is_the_golden_comment_of_a_pull_request()
    {
        var (code, output, error) = await CommandLine.RunAsync("report", Changed(), "--base", Golden.Sample("SupportDesk"));

        Assert.Equal((0, ""), (code, error));
        Golden.Holds("pull-request.expected.md", output);
        Assert.Equal(1, (await CommandLine.RunAsync("report", Changed(), "--base", Golden.Sample("SupportDesk"), "--format", "csv")).Code);
    }

    [Fact]
    public async Task Nothing_changed_is_quiet_and_reassures_when_asked()
    {
        var sample = Golden.Sample("SupportDesk");

        Assert.Equal((0, "", ""), await CommandLine.RunAsync("diff", "--base", sample, "--head", sample));
        Assert.StartsWith("The cost of LLM calls does not change", (await CommandLine.RunAsync("diff", "--base", sample, "--head", sample, "--reassure")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dearer_than_the_threshold_is_two()
    {
        var (code, output, error) = await CommandLine.RunAsync("diff", "--base", Golden.Sample("SupportDesk"), "--head", Changed(), "--threshold", "0.0001");

        Assert.Equal(2, code);
        Assert.NotEmpty(output);
        Assert.StartsWith("promptlint: one call of each site is +$", error, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLine.RunAsync("diff", "--base", Golden.Sample("SupportDesk"), "--head", Changed(), "--threshold", "1")).Code);
    }

    [Fact]
    public async Task With_usage_the_month_is_compared_and_held_against_the_threshold()
    {
        var usage = Path.Combine(Golden.Root, "samples", "SupportDesk", "promptlint.usage.json");
        var cheaper = _tree.Write("cheaper.json", File.ReadAllText(Golden.Sample("SupportDesk")).Replace("\"id\": \"gpt-4o\"", "\"id\": \"gpt-4o-mini\"", StringComparison.Ordinal));

        var saved = await CommandLine.RunAsync("diff", "--base", Golden.Sample("SupportDesk"), "--head", cheaper, "--usage", usage, "--threshold", "0");
        var dearer = await CommandLine.RunAsync("diff", "--base", cheaper, "--head", Golden.Sample("SupportDesk"), "--usage", usage, "--threshold-percent", "50");

        Assert.Equal((0, 2), (saved.Code, dearer.Code));
        Assert.Contains("Expected a month: -$", saved.Output, StringComparison.Ordinal);
        Assert.Matches(@"the expected month is \+[\d.]+ %, more than 50 % allowed", dearer.Error);
    }

    [Fact]
    public async Task Misuse_and_broken_files_are_one()
    {
        Assert.Equal(1, (await CommandLine.RunAsync("diff", "--base", Golden.Sample("SupportDesk"))).Code);
        Assert.Equal(1, (await CommandLine.RunAsync("diff", "--base", Golden.Sample("SupportDesk"), "--head", _tree.Write("x.json", "{"))).Code);
    }

    // The same sample after a change: a dearer model without a cap at one call, another call gone, everything below moved by a line.
    private string Changed()
    {
        var text = File.ReadAllText(Golden.Sample("SupportDesk"));
        var report = Reporting.Reports.ReportJsonReader.Read(text);
        var sites = report.CallSites.Skip(1).Select(static s => s with { Fact = s.Fact with { Place = s.Fact.Place with { Line = s.Fact.Place.Line + 1 } } }).ToList();
        sites[0] = sites[0] with
        {
            Fact = sites[0].Fact with
            {
                Model = sites[0].Fact.Model with { Id = "gpt-5.4" },
                Cap = new Core.Calls.OutputCap(Core.Calls.CapState.Missing),
                Cost = new Core.Pricing.CostRange(0.000315m, null, null),
            },
            Findings = [Reporting.Reports.ReportedFinding.OfId("PL2001"), Reporting.Reports.ReportedFinding.OfId("PL3002")],
        };
        return _tree.Write("head.json", Reporting.Reports.ReportJsonWriter.Write(report with { CallSites = sites }));
    }
}
