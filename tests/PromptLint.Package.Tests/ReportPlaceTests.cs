using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>Each project and each target framework has its report, whatever the projects share.</summary>
public sealed partial class PackageTests
{
    [Fact]
    public async Task Of_two_projects_with_one_report_file_each_has_its_own_and_the_build_says_so()
    {
        var folder = packed.NewFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Directory.Build.props"),
            "<Project><PropertyGroup><PromptLintReportFile>$(MSBuildThisFileDirectory)costs.json</PromptLintReportFile></PropertyGroup></Project>");

        // Two of the same name too.
        string[] projects = [.. new[] { ("one", "A"), ("two", "B"), ("three", "B") }.Select(p => packed.NewProject(Path.Combine(folder, p.Item1), p.Item2, Application.Uncapped))];
        await File.WriteAllTextAsync(Path.Combine(folder, "all.proj"), All(projects));

        for (var build = 0; build < 2; build++)
        {
            var output = await DotNet.RunAsync(folder, "build", "all.proj", "--nologo", "-tl:off", "-m:1");

            Assert.Contains($"{Path.Combine(folder, "costs.json")} is the report of {projects[0]}, so that of B goes to {Path.Combine(folder, "costs.B.json")}", output);
            Assert.Equal(3, Directory.GetFiles(folder, "costs*.json").Length);
            Assert.Equal(3, Directory.GetFiles(folder, "costs*.md").Length);
            Assert.Contains("\"project\": \"A\"", await File.ReadAllTextAsync(Path.Combine(folder, "costs.json")));
        }
    }

    [Fact]
    public async Task Two_projects_in_one_folder_have_a_report_each()
    {
        var folder = packed.NewFolder();
        string[] projects = [.. new[] { "A", "B" }.Select(name => packed.NewProject(folder, name, Application.Uncapped))];
        await File.WriteAllTextAsync(Path.Combine(folder, "all.xml"), All(projects));

        await DotNet.RunAsync(folder, "build", "all.xml", "--nologo", "-tl:off", "-m:1");

        foreach (var name in new[] { "A", "B" })
        {
            Assert.Contains($"\"project\": \"{name}\"", await File.ReadAllTextAsync(Path.Combine(folder, "obj", "Debug", "net10.0", name, "promptlint.json")));
        }
    }

    [Fact]
    public async Task A_report_in_a_folder_has_the_usual_name_there()
    {
        var app = packed.NewApplication(Application.Uncapped, "<PromptLintReportFile>rep/</PromptLintReportFile><PromptLintPreset>Strict</PromptLintPreset>");

        await app.BuildAsync();

        Assert.Equal(["promptlint.json", "promptlint.md"], Directory.GetFiles(app.PathOf("rep")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_warning_level_of_0_is_told_as_what_it_is()
    {
        var app = packed.NewApplication(Application.Uncapped);

        Assert.Contains("no cost report for " + app.Name + ": WarningLevel is 0", await app.BuildAsync("-p:WarningLevel=0"));
    }
}
