using System.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace PromptLint.Tool.Tests;

/// <summary>The commands of the ready pipeline files do what the files say, run as a pipeline's shell runs them.</summary>
public sealed class PipelineTests : IDisposable
{
    private readonly MadeUpTree _tree = new();

    public PipelineTests()
    {
        // The installed tool, as far as a shell can tell.
        var tool = Path.Combine(AppContext.BaseDirectory, "promptlint.dll");
        var shim = _tree.Write("bin/promptlint", $"#!/bin/sh\nexec dotnet exec --runtimeconfig '{Path.ChangeExtension(tool, ".runtimeconfig.json")}' '{tool}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _tree.Write("src/Desk/obj/Debug/net10.0/promptlint.json", File.ReadAllText(Golden.Sample("SupportDesk")));
    }

    public static TheoryData<string> Files => ["github-actions.yml", "azure-pipelines.yml"];

    public void Dispose() => _tree.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void The_first_pull_request_has_nothing_to_compare_with_and_passes(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal(0, Run(file, "Report").Code);
        Assert.Equal(0, Run(file, "Diff").Code);
        Assert.Equal((0, ""), Run(file, "Gate"));
        Assert.StartsWith("The target branch has no report", Written("cost/diff.md"), StringComparison.Ordinal);
        Assert.Contains("<h1>Cost of LLM calls: SupportDesk</h1>", Written("cost/cost.html"), StringComparison.Ordinal);
        Assert.StartsWith("{", Written("cost/cost.sarif"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_later_one_is_compared_and_held_against_the_policy(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal(0, Run(file, "Report").Code);
        Directory.Move(Path.Combine(_tree.Root, "cost"), Path.Combine(_tree.Root, "base"));
        var report = Path.Combine(_tree.Root, "src/Desk/obj/Debug/net10.0/promptlint.json");
        File.WriteAllText(report, File.ReadAllText(report).Replace("\"id\": \"o1\"", "\"id\": \"o3\"", StringComparison.Ordinal));

        Assert.Equal(0, Run(file, "Report").Code);
        Assert.Equal(0, Run(file, "Diff").Code);
        Assert.Contains("model `o1` → `o3`", Written("cost/diff.md"), StringComparison.Ordinal);

        _tree.Write("promptlint.policy.json", """{ "version": 1, "forbiddenFindings": ["PL3001"] }""");
        Assert.Equal(3, Run(file, "Gate").Code);
        _tree.Write("promptlint.policy.json", """{ "version": 1, "budgets": [ { "solution": true, "perMonth": 1 } ] }""");
        _tree.Write("promptlint.usage.json", File.ReadAllText(Path.Combine(Golden.Root, "samples", "SupportDesk", "promptlint.usage.json")));
        Assert.Equal(2, Run(file, "Gate").Code);
        _tree.Write("promptlint.policy.json", """{ "version": 1""");
        Assert.Equal(1, Run(file, "Gate").Code);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_command_holds_an_expression_that_somebody_else_could_write(string file)
    {
        var commands = Steps(file).Values.ToList();

        Assert.NotEmpty(commands);
        Assert.DoesNotContain(commands, static c => c.Contains("${{", StringComparison.Ordinal) || c.Contains("$(System", StringComparison.Ordinal) || c.Contains("$(Build", StringComparison.Ordinal));
    }

    private string Written(string path) => File.ReadAllText(Path.Combine(_tree.Root, path));

    private (int Code, string Error) Run(string file, string step)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", Steps(file)[step]]) { WorkingDirectory = _tree.Root, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PATH"] = Path.Combine(_tree.Root, "bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        _ = output.Result;
        return (process.ExitCode, error);
    }

    // Both kinds of file: steps with "run" and "name", or with "script" and "displayName".
    private static Dictionary<string, string> Steps(string file)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(Path.Combine(Golden.Root, "samples", "ci", file));
        yaml.Load(reader);
        return yaml.Documents[0].RootNode.AllNodes.OfType<YamlMappingNode>()
            .Select(static n => (Name: Text(n, "name") ?? Text(n, "displayName"), Command: Text(n, "run") ?? Text(n, "script")))
            .Where(static s => s.Name is not null && s.Command is not null)
            .ToDictionary(static s => s.Name!, static s => s.Command!, StringComparer.Ordinal);
    }

    private static string? Text(YamlMappingNode node, string name) => node.Children.TryGetValue(new YamlScalarNode(name), out var value) ? (value as YamlScalarNode)?.Value : null;
}
