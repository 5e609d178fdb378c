using System.Text.Json;
using PromptLint.Tool.Output;

namespace PromptLint.Tool.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly MadeUpTree _tree = new();

    public CommandTests() => _tree.Write("Asker.cs", MadeUpTree.Call);

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task Json_has_relative_paths_and_the_same_bytes_each_time()
    {
        var first = await CommandLine.ScanAsync(_tree.Root, "--format", "json");
        var second = await CommandLine.ScanAsync(_tree.Root, "--format", "json");

        Assert.Equal(0, first.Code);
        Assert.Equal(first.Output, second.Output);
        Assert.DoesNotContain(_tree.Root, first.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(first.Output);
        Assert.Equal("Asker.cs", json.RootElement.GetProperty("callSites")[0].GetProperty("file").GetString());
    }

    [Fact]
    public async Task Sarif_names_rules_places_and_fingerprints()
    {
        using var json = JsonDocument.Parse((await CommandLine.ScanAsync(_tree.Root, "--format", "sarif")).Output);

        var run = json.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
            Assert.Equal(result.GetProperty("ruleId").GetString(), rule.GetProperty("id").GetString());
            Assert.StartsWith("https://", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
            Assert.Equal("Asker.cs", result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
            Assert.NotEmpty(result.GetProperty("partialFingerprints").GetProperty("promptlintSite/v1").GetString()!);
        }

        Assert.NotEqual(0, run.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Output_goes_to_a_file_with_one_line_on_the_screen()
    {
        var file = Path.Combine(_tree.Root, "report.md");

        var (code, output, _) = await CommandLine.ScanAsync(_tree.Root, "--output", file);

        Assert.Equal(0, code);
        Assert.StartsWith("PromptLint: 1 call site", output, StringComparison.Ordinal);
        Assert.Contains("Asker.cs", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "warning")]
    [InlineData(0, "error")]
    public async Task The_gate_decides_the_exit_code(int code, string gate) =>
        Assert.Equal(code, (await CommandLine.ScanAsync(_tree.Root, "--gate", gate)).Code);

    [Fact]
    public async Task Misuse_is_one()
    {
        Assert.Equal(1, (await CommandLine.ScanAsync(Path.Combine(_tree.Root, "nowhere"))).Code);
        Assert.Equal(1, (await CommandLine.ScanAsync(_tree.Write("notes.txt", ""))).Code);
        Assert.Equal(1, (await CommandLine.ScanAsync(_tree.Root, "--format", "pdf")).Code);
        Assert.Equal(1, (await CommandLine.RunAsync("explain", "PL9999")).Code);
    }

    [Fact]
    public async Task A_hostile_name_cannot_write_to_the_terminal()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _tree.Write("evil\u001b[2J\"\n<b>.cs", "class Long { }" + new string('\n', 50_000));
        _tree.Write("q\"uote\u001b.razor", "@using OpenAI.Chat\n@code {\n    void Send(ChatClient c) => c.CompleteChat(\"x\");\n}\n");

        var markdown = await CommandLine.ScanAsync(_tree.Root);
        using var json = JsonDocument.Parse((await CommandLine.ScanAsync(_tree.Root, "--format", "json")).Output);

        Assert.DoesNotContain('\u001b', markdown.Error);
        Assert.DoesNotContain('\u001b', markdown.Output);
        Assert.Contains("evil?[2J", markdown.Error, StringComparison.Ordinal);
        Assert.Equal(2, json.RootElement.GetProperty("callSites").GetArrayLength());
    }

    [Fact]
    public void Text_for_the_terminal_keeps_letters_and_loses_controls() => Assert.Equal("é?[31m?a", TerminalText.Plain("é\u001b[31m\u202Ea"));
}
