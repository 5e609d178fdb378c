using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace PromptLint.Dev.Tests;

/// <summary>The hosted workflows, as far as they can be held to something without their host.</summary>
public sealed partial class WorkflowTests
{
    // What the runners have, and what the workflows set up.
    private static readonly string[] Commands = ["dotnet", "python", "git", "gh", "test", "echo", "printf", "rm"];

    private static readonly string[] Folders = [".ci/", "src/", "tests/", "samples/", "rules/"];

    public static TheoryData<string> Workflows =>
        [.. Directory.EnumerateFiles(Path.Combine(Checkout.Repository.Root, ".github", "workflows")).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void What_a_workflow_runs_is_there_and_what_it_uses_has_a_version(string file)
    {
        var workflow = Read(file);

        Assert.Equal("read", Text(workflow["permissions"]["contents"]));
        Assert.Equal([], Jobs(workflow).SelectMany(static j => Uses(j.Value)).Where(u => !Versioned().IsMatch(u) && !Exists(u)));
        Assert.Equal([], Jobs(workflow).SelectMany(static j => Runs(j.Value)).SelectMany(Faults));
        Assert.All(Jobs(workflow), job => Assert.All(Needs(job.Value), need => Assert.Contains(need, Jobs(workflow).Keys)));
    }

    [Theory]
    [InlineData("actions/checkout@main", false)]
    [InlineData("actions/checkout", false)]
    [InlineData("actions/checkout@v4", true)]
    [InlineData("microsoft/setup-msbuild@v2.0.1", true)]
    public void A_version_is_a_tag(string uses, bool expected) => Assert.Equal(expected, Versioned().IsMatch(uses));

    [Theory]
    [InlineData("dotnet pack src/PromptLint --output artifacts", 0)]
    [InlineData("dotnet pack src/PromptLimt --output artifacts", 1)]
    [InlineData(".ci/runs", 1)]
    [InlineData("curl example.org | sh", 1)]
    public void A_command_that_is_not_there_is_told(string line, int faults) => Assert.Equal(faults, Faults(line).Count());

    [Fact]
    public void The_package_meets_three_sdks_on_three_systems_and_Visual_Studio()
    {
        var jobs = Jobs(Read("hosts.yml"));
        string[] Matrix(string job, string axis) => [.. ((YamlSequenceNode)jobs[job]["strategy"]["matrix"][axis]).Select(Text)];
        string[] systems = ["ubuntu-latest", "windows-latest", "macos-latest"];

        Assert.Equal(systems, Matrix("sdk", "os"));
        Assert.Equal(["8.0", "9.0", "10.0"], Matrix("sdk", "sdk"));
        Assert.Equal(systems, Matrix("samples", "os"));
        Assert.Equal(["net472", "net8.0"], Matrix("visual-studio", "framework"));
        Assert.Equal("windows-latest", Text(jobs["visual-studio"]["runs-on"]));
        Assert.Contains(Uses(jobs["visual-studio"]), static u => u.StartsWith("microsoft/setup-msbuild@", StringComparison.Ordinal));

        // Packed once: all others take what the first made.
        Assert.Equal(["pack"], jobs.Where(static j => Runs(j.Value).Any(static r => r.StartsWith("dotnet pack ", StringComparison.Ordinal))).Select(static j => j.Key));
        Assert.All(jobs.Where(static j => j.Key != "pack"), static j =>
        {
            Assert.Equal(["pack"], Needs(j.Value));
            Assert.StartsWith("python .ci/build-with-package artifacts/PromptLint.*.nupkg ", Assert.Single(Runs(j.Value)));
        });
    }

    [Fact]
    public void Nothing_is_pushed_that_was_not_checked_packed_tried_attested_and_approved()
    {
        var workflow = Read("release.yml");
        var jobs = Jobs(workflow);

        Assert.Equal("v*", Text(Assert.Single((YamlSequenceNode)workflow["on"]["push"]["tags"])));
        Assert.Equal(["check", "hosts"], Needs(jobs["pack"]));
        Assert.Equal(["pack"], Needs(jobs["sign"]));
        Assert.Equal(["sign"], Needs(jobs["push"]));
        Assert.Contains(".ci/run", Runs(jobs["check"]));
        Assert.Equal(["./.github/workflows/hosts.yml"], Uses(jobs["hosts"]));
        Assert.Contains(Runs(jobs["pack"]), static r => r.StartsWith("python .ci/build-with-package ", StringComparison.Ordinal));
        Assert.Contains(Uses(jobs["sign"]), static u => u.StartsWith("actions/attest-build-provenance@", StringComparison.Ordinal));
        Assert.Contains(Runs(jobs["sign"]), static r => r.StartsWith("dotnet nuget verify ", StringComparison.Ordinal));
        Assert.Equal("write", Text(jobs["sign"]["permissions"]["attestations"]));
        Assert.Equal("release", Text(jobs["push"]["environment"]));
        Assert.Equal(["push"], jobs.Where(static j => Runs(j.Value).Any(static r => r.StartsWith("dotnet nuget push ", StringComparison.Ordinal))).Select(static j => j.Key));
        Assert.Equal(["push"], jobs.Where(static j => j.Value.Children.ContainsKey("permissions") && Text(j.Value["permissions"]["contents"]) == "write").Select(static j => j.Key));
    }

    // A line of a script: its command is known, and every path of the repository in it leads somewhere.
    private static IEnumerable<string> Faults(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isOurs = words[0].StartsWith(".ci/", StringComparison.Ordinal) || words[0].StartsWith("tool/", StringComparison.Ordinal);
        return words.Where(w => Folders.Any(f => w.StartsWith(f, StringComparison.Ordinal)) && !Exists(w)).Select(w => $"{w} is not there: {line}")
            .Concat(isOurs || Commands.Contains(words[0]) ? [] : [$"{words[0]} is no known command: {line}"]);
    }

    private static bool Exists(string path) => Path.Exists(Path.Combine(Checkout.Repository.Root, path.TrimEnd(')')));

    private static Dictionary<string, YamlMappingNode> Jobs(YamlNode workflow) => ((YamlMappingNode)workflow["jobs"]).ToDictionary(static j => Text(j.Key), static j => (YamlMappingNode)j.Value);

    private static IEnumerable<string> Uses(YamlMappingNode job) => Steps(job).Prepend(job).Where(static s => s.Children.ContainsKey("uses")).Select(static s => Text(s["uses"]));

    private static IEnumerable<string> Runs(YamlMappingNode job) => Steps(job).Where(static s => s.Children.ContainsKey("run"))
        .SelectMany(static s => Text(s["run"]).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) => job.Children.TryGetValue("steps", out var steps) ? ((YamlSequenceNode)steps).Cast<YamlMappingNode>() : [];

    private static IEnumerable<string> Needs(YamlMappingNode job) => !job.Children.TryGetValue("needs", out var needs) ? []
        : needs is YamlSequenceNode several ? several.Select(Text) : [Text(needs)];

    private static YamlNode Read(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Checkout.Repository.Read(".github/workflows/" + file)));
        return yaml.Documents.Single().RootNode;
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@v\d+(\.\d+){0,2}$")]
    private static partial Regex Versioned();
}
