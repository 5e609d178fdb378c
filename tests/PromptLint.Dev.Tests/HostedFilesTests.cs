using YamlDotNet.RepresentationModel;

namespace PromptLint.Dev.Tests;

/// <summary>What the host of the repository reads: the checks that it runs, and the forms that it shows.</summary>
public sealed class HostedFilesTests
{
    public static TheoryData<string> Forms => ["false-alarm", "missed-call", "wrong-price", "crash"];

    [Fact]
    public void The_hosted_checks_are_those_of_contributors_on_three_systems_with_three_SDKs()
    {
        var jobs = Read(".github/workflows/ci.yml")["jobs"];
        var check = jobs["check"];
        Assert.Equal(["ubuntu-latest", "windows-latest", "macos-latest"], ((YamlSequenceNode)check["strategy"]["matrix"]["os"]).Select(Text));

        var steps = ((YamlSequenceNode)check["steps"]).Cast<YamlMappingNode>().ToList();
        var sdks = steps.Single(static s => s.Children.ContainsKey("uses") && Text(s["uses"]).StartsWith("actions/setup-dotnet@", StringComparison.Ordinal));
        Assert.Equal(["8.0.x", "9.0.x", "10.0.x"], Text(sdks["with"]["dotnet-version"]).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var run = Assert.Single(steps, static s => s.Children.ContainsKey("run"));
        Assert.Equal(("bash", ".ci/run"), (Text(run["shell"]), Text(run["run"])));

        var package = ((YamlSequenceNode)jobs["package"]["steps"]).Cast<YamlMappingNode>().ToList();
        Assert.Equal("check", Text(jobs["package"]["needs"]));
        Assert.Contains(package, static s => s.Children.ContainsKey("uses") && Text(s["uses"]).StartsWith("actions/upload-artifact@", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_asks_for_what_is_needed_and_nothing_that_has_no_id(string form)
    {
        var read = Read($".github/ISSUE_TEMPLATE/{form}.yml");
        Assert.All(new[] { "name", "description" }, key => Assert.NotEmpty(Text(read[key])));
        var fields = ((YamlSequenceNode)read["body"]).Cast<YamlMappingNode>().ToList();
        Assert.True(fields.Count >= 4);
        Assert.All(fields, static f =>
        {
            Assert.Contains(Text(f["type"]), new[] { "input", "textarea", "dropdown" });
            Assert.NotEmpty(Text(f["attributes"]["label"]));
            Assert.Equal("true", Text(f["validations"]["required"]));
        });
        Assert.Equal(fields.Count, fields.Select(static f => Text(f["id"])).Distinct().Count());
    }

    private static YamlNode Read(string path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Checkout.Repository.Read(path)));
        return yaml.Documents.Single().RootNode;
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
