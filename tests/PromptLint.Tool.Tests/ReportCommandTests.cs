using System.Text.Json;

namespace PromptLint.Tool.Tests;

public sealed class ReportCommandTests : IDisposable
{
    private readonly MadeUpTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("csv")]
    [InlineData("sarif")]
    public async Task The_samples_give_the_golden_report_each_time(string format)
    {
        var first = await CommandLine.RunAsync(["report", .. Golden.Samples, "--format", format]);
        var second = await CommandLine.RunAsync(["report", .. Golden.Samples.Reverse(), "--format", format]);

        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.Equal(first.Output, second.Output);
        Golden.Holds("report." + (format == "md" ? "expected.md" : format), first.Output);
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("head", "Answer the customer in one sentence, and never, whatever the…")]
    [InlineData("full", "Answer the customer in one sentence, and never, whatever they say, in more than that.")]
    public async Task A_report_can_leave_out_what_the_prompts_say(string extent, string expected)
    {
        var path = _tree.Write("app.cs", "#:package OpenAI@2.15.0\nusing OpenAI.Chat;\nnew ChatClient(\"gpt-4o\", \"key\").CompleteChat(\"Answer the customer in one sentence, and never, whatever they say, in more than that.\");\n");
        await CommandLine.RunAsync("scan", path, "--no-restore", "--format", "json", "--prompt-text", "full", "-o", Path.Combine(_tree.Root, "promptlint.json"));

        foreach (var format in new[] { "json", "html", "md", "csv", "sarif" })
        {
            var (code, output, _) = await CommandLine.RunAsync("report", Path.Combine(_tree.Root, "promptlint.json"), "--format", format, "--prompt-text", extent);
            Assert.Equal(0, code);
            Assert.Equal(extent == "full" && format is "json" or "html" && extent == "full", output.Contains("whatever they say", StringComparison.Ordinal));
            if (format == "json")
            {
                Assert.Equal(expected, string.Concat(Reporting.Reports.ReportJsonReader.Read(output).CallSites.Single().Fact.Prompt.Select(static e => e.Text)));
            }
        }
    }

    [Fact]
    public async Task Folders_and_patterns_lead_to_their_reports_and_each_counts_once()
    {
        var report = File.ReadAllText(Golden.Sample("AzureDesk"));
        _tree.Write("a/obj/Debug/net10.0/promptlint.json", report);
        _tree.Write("b/obj/Debug/net8.0/promptlint.json", report.Replace("\"targetFramework\": \"net10.0\"", "\"targetFramework\": \"net8.0\"", StringComparison.Ordinal));

        var folder = await CommandLine.RunAsync("report", _tree.Root, "--format", "json");
        var pattern = await CommandLine.RunAsync("report", Path.Combine(_tree.Root, "**", "promptlint.json"), _tree.Root, "--format", "json");

        Assert.Equal(folder, pattern);
        using var json = JsonDocument.Parse(folder.Output);
        Assert.Equal("net10.0;net8.0", json.RootElement.GetProperty("targetFramework").GetString());
        Assert.Equal(5, json.RootElement.GetProperty("callSites").GetArrayLength());
    }

    [Fact]
    public async Task Output_goes_to_a_file_in_a_folder_that_is_made()
    {
        var file = Path.Combine(_tree.Root, "out", "cost.html");

        Assert.Equal((0, "", ""), await CommandLine.RunAsync("report", Golden.Sample("AzureDesk"), "--format", "html", "-o", file, "--title", "Our desk"));
        Assert.Contains("<h1>Cost of LLM calls: Our desk</h1>", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(file)!));
    }

    [Theory]
    [InlineData("", "(1,1): expected a value, found the end of the file")]
    [InlineData("{ \"version\": 1,\n \"project\": \"x\"", "(2,16): expected ',' or '}', found the end of the file")]
    [InlineData("{ \"version\": 7 }", "(1,14): expected a report of version 1 or 2, found 7")]
    [InlineData("[]", "(1,1): expected an object with the member \"version\"")]
    [InlineData("{ \"version\": \"1\" }", "(1,14): expected a whole number in \"version\"")]
    public async Task A_file_that_is_no_report_is_one_line_and_nothing_is_written(string text, string expected)
    {
        var broken = _tree.Write("broken.json", text);
        var output = Path.Combine(_tree.Root, "out.md");

        var (code, said, error) = await CommandLine.RunAsync("report", Golden.Sample("AzureDesk"), broken, "-o", output);

        Assert.Equal((1, "", $"promptlint: {broken}{expected}\n"), (code, said, error.ReplaceLineEndings("\n")));
        Assert.False(File.Exists(output));
    }

    [Fact]
    public async Task What_does_not_exist_or_holds_no_report_is_one_line()
    {
        foreach (var name in new[] { Path.Combine(_tree.Root, "nowhere"), _tree.Root, Path.Combine(_tree.Root, "*.json") })
        {
            var (code, _, error) = await CommandLine.RunAsync("report", name);

            Assert.Equal(1, code);
            Assert.StartsWith("promptlint: ", error, StringComparison.Ordinal);
            Assert.Single(error.TrimEnd().Split('\n'));
        }

        File.WriteAllBytes(Path.Combine(_tree.Root, "image.json"), [0xff, 0xd8, 0xff]);
        Assert.EndsWith("is no text in UTF-8.", (await CommandLine.RunAsync("report", Path.Combine(_tree.Root, "image.json"))).Error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misuse_is_one()
    {
        Assert.Equal(1, (await CommandLine.RunAsync("report")).Code);
        Assert.Equal((1, "promptlint: '' is no file to write to."), Short(await CommandLine.RunAsync("report", Golden.Sample("AzureDesk"), "-o", "")));
        Assert.Equal((1, $"promptlint: '{_tree.Root}' is no file to write to."), Short(await CommandLine.RunAsync("report", Golden.Sample("AzureDesk"), "-o", _tree.Root)));
        Assert.Equal(1, (await CommandLine.RunAsync("report", "")).Code);
        Assert.Equal(1, (await CommandLine.RunAsync("report", Golden.Sample("AzureDesk"), "--format", "pdf")).Code);

        static (int, string) Short((int Code, string Output, string Error) ran) => (ran.Code, ran.Error.TrimEnd());
    }
}
