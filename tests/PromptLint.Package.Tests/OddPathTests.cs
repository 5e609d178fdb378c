using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>
/// Every character that a path may hold, in the name of a project, its folder and its outputs, and every way to lay the outputs out. All that the
/// package adds to a build meets it: the error log, the report, additional files and what is said of them, the usage file and the policy.
/// </summary>
public sealed partial class PackageTests
{
    // Its prompt is in a file: how many tokens it has is known only when the file reached the analyzer, and the analyzer knew what it is.
    private const string Prompted = """
        using OpenAI.Chat;
        internal static class Program
        {
            private static void Main() => new ChatClient("gpt-5.4-mini", "key").CompleteChat(System.IO.File.ReadAllText("prompt.txt"));
        }
        """;

    // Together they hold each character that the same project builds with where the package is not; ":", "*", "?", "|", "\" and the quotation mark it
    // does not. A comma and a semicolon are what the compiler's /errorlog option ends at.
    private static readonly string[] OddNames = OperatingSystem.IsWindows()
        ? ["Acme, Inc", "semi;colon", "x%@$'()&#+=!~^[]{}.-_", "ü漢😀 9% z", " a`b"]
        : ["Acme, Inc", "semi;colon", "x%@$'()&#+=!~^[]{}.-_", "ü漢😀 9% z", "a`<>b "];

    [Theory]
    [InlineData("")]
    [InlineData("<UseArtifactsOutput>true</UseArtifactsOutput><ArtifactsPath>$(MSBuildThisFileDirectory)artifacts</ArtifactsPath><RestorePackagesPath>$(MSBuildThisFileDirectory)p'k, (g)</RestorePackagesPath>")]
    [InlineData("<UseArtifactsOutput>true</UseArtifactsOutput><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>")]
    [InlineData("<ErrorLog>own.sarif,version=2.1</ErrorLog>")]
    [InlineData("<UseArtifactsOutput>true</UseArtifactsOutput><ErrorLog>own.sarif</ErrorLog>")]
    public async Task A_project_of_any_name_builds_in_any_layout_and_has_its_report(string layout)
    {
        // A folder with a comma above all of them: with artifacts output every path of the compiler's is absolute.
        var folder = Path.Combine(packed.NewFolder(), "C, and D");
        Directory.CreateDirectory(folder);
        var isCentral = layout.Contains("Centrally", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "Directory.Build.props"), $"<Project><PropertyGroup>{layout}</PropertyGroup></Project>");
        if (isCentral)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "Directory.Packages.props"), $"""
                <Project><ItemGroup>
                  <PackageVersion Include="PromptLint" Version="{packed.Version}" /><PackageVersion Include="OpenAI" Version="{packed.VersionOf("OpenAI")}" />
                </ItemGroup></Project>
                """);
        }

        var projects = OddNames.Select(name => Odd(folder, name, isCentral)).ToList();
        await File.WriteAllTextAsync(Path.Combine(folder, "all.proj"), All(projects));

        var output = await DotNet.RunAsync(folder, "build", "all.proj", "--nologo", "-tl:off");

        foreach (var fault in new[] { "AD0001", "CS8032", "CS9057", "CS2046", "CS2015", "MSB4018", "MSB4062", "MSB4184", "PL9001", "no cost report" })
        {
            Assert.DoesNotContain(fault, output);
        }

        var told = Directory.EnumerateFiles(folder, "promptlint.json", SearchOption.AllDirectories).Select(Told).Order(StringComparer.Ordinal);
        Assert.Equal(OddNames.Select(static n => n + ": prompt exact, month told").Order(StringComparer.Ordinal), told);
        Assert.All(projects, p => Assert.Contains($"{Path.Combine(Path.GetDirectoryName(p)!, "Program.cs")}(4,73): warning PL4005", output));
    }

    private static string Told(string report)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        var site = json.RootElement.GetProperty("callSites").EnumerateArray().Single();
        return json.RootElement.GetProperty("project").GetString()
            + ": prompt " + site.GetProperty("input").GetProperty("exactness").GetString()
            + (site.GetProperty("monthly").ValueKind == JsonValueKind.Null ? ", no month" : ", month told");
    }

    private string Odd(string parent, string name, bool isCentral)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        string Version(string version) => isCentral ? "" : $"Version=\"{version}\"";
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Prompted);
        File.WriteAllText(Path.Combine(folder, "prompt.txt"), "Answer in one sentence.");
        File.WriteAllText(Path.Combine(folder, "usage.json"), """{ "version": 1, "callSites": [ { "path": "**", "callsPerMonth": 1000, "inputTokens": 1000, "outputTokens": 100 } ] }""");
        File.WriteAllText(Path.Combine(folder, "policy.json"), """{ "version": 1, "allowedModels": ["gpt-4o"] }""");
        var project = Path.Combine(folder, name + ".csproj");
        File.WriteAllText(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <NuGetAudit>false</NuGetAudit>
                <TargetFramework>net10.0</TargetFramework>
                <PromptLintUsage>$(MSBuildProjectDirectory)/usage.json</PromptLintUsage>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="PromptLint" {Version(packed.Version)} PrivateAssets="all" />
                <PackageReference Include="OpenAI" {Version(packed.VersionOf("OpenAI"))} />
                <PromptLintPrompt Include="$(MSBuildProjectDirectory)/*.txt" />
                <PromptLintPolicy Include="policy.json" />
              </ItemGroup>
            </Project>
            """);
        return project;
    }

    // One build for all of them: what takes time is to start.
    private static string All(IEnumerable<string> projects) => new XElement(
        "Project",
        new XAttribute("DefaultTargets", "Build"),
        new XElement("ItemGroup", projects.Select(static p => new XElement("Odd", new XAttribute("Include", Escaped(p))))),
        new XElement("Target", new XAttribute("Name", "Restore"), Each("Restore")),
        new XElement("Target", new XAttribute("Name", "Build"), Each("Build"))).ToString();

    private static XElement Each(string target) =>
        new("MSBuild", new XAttribute("Projects", "@(Odd)"), new XAttribute("Targets", target), new XAttribute("BuildInParallel", "true"));

    private static string Escaped(string path) => string.Concat(path.Select(static c => "%$@'();*?".Contains(c) ? "%" + ((int)c).ToString("x2") : c.ToString()));
}
