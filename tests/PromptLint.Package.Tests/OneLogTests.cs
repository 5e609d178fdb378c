using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>A report is of the compilation that it names, and of the last one: whoever else writes the log, and however the build ended.</summary>
public sealed partial class PackageTests
{
    private const string OneModelEach = """
        using OpenAI.Chat;
        internal static class Program
        {
        #if NET10_0
            private static void Main() => new ChatClient("gpt-5.4-mini", "key").CompleteChat("hi");
        #else
            private static void Main() => new ChatClient("gpt-4o", "key").CompleteChat("hi");
        #endif
        }
        """;

    [Fact]
    public async Task Two_target_frameworks_that_write_one_log_keep_their_own_facts()
    {
        var app = packed.NewApplication(OneModelEach, "<TargetFrameworks>net8.0;net10.0</TargetFrameworks><ErrorLog>own.sarif,version=2.1</ErrorLog>");
        await File.WriteAllTextAsync(app.PathOf("usage.json"), """{ "version": 1, "callSites": [ { "path": "**", "callsPerMonth": 1000, "inputTokens": 1000, "outputTokens": 100 } ] }""");

        // One after the other; then unchanged; then with a usage file, which makes both reports again and compiles nothing.
        foreach (var arguments in new string[][] { ["-m:1"], ["-m:1", "--no-restore"], ["-m:1", "--no-restore", "-p:PromptLintUsage=usage.json"] })
        {
            await app.BuildAsync(arguments);

            Assert.Equal("gpt-4o", Model(app.Json("net8.0")));
            Assert.Equal("gpt-5.4-mini", Model(app.Json("net10.0")));
        }

        Assert.True(Application.ExpectedMonth(app.Json("net8.0")) > 0);
    }

    [Fact]
    public async Task Two_projects_that_write_one_log_at_the_same_time_have_no_report_of_the_other()
    {
        var folder = packed.NewFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Directory.Build.props"),
            "<Project><PropertyGroup><ErrorLog>$(MSBuildThisFileDirectory)all.sarif,version=2.1</ErrorLog></PropertyGroup></Project>");
        string[] projects = [packed.NewProject(Path.Combine(folder, "A"), "A", Application.Uncapped), packed.NewProject(Path.Combine(folder, "B"), "B", Application.Uncapped.Replace("gpt-5.4-mini", "gpt-4o"))];
        await File.WriteAllTextAsync(Path.Combine(folder, "all.proj"), All(projects));

        var output = await DotNet.RunAsync(folder, "build", "all.proj", "--nologo", "-tl:off", "-m:2");

        foreach (var (name, model) in new[] { ("A", "gpt-5.4-mini"), ("B", "gpt-4o") })
        {
            var report = Path.Combine(folder, name, "obj", "Debug", "net10.0", "promptlint.json");
            if (File.Exists(report))
            {
                Assert.Equal(model, Model(report));
            }
            else
            {
                Assert.Contains($"no cost report for {name}: {Path.Combine(folder, "all.sarif")}", output);
                Assert.Contains("two compilations write one log", output);
            }
        }
    }

    [Fact]
    public async Task A_finding_that_is_an_error_is_in_the_report_and_code_that_does_not_compile_leaves_none()
    {
        var app = packed.NewApplication(Application.Uncapped);
        await app.BuildAsync();

        await File.WriteAllTextAsync(app.PathOf("Program.cs"), Application.Uncapped.Replace("gpt-5.4-mini", "gpt-4o"));
        var (exitCode, output) = await DotNet.TryRunAsync(app.PathOf(), "build", "--no-restore", "--nologo", "-tl:off", "-p:WarningsAsErrors=PL2001");
        Assert.Equal(1, exitCode);
        Assert.Contains("error PL2001", output);
        Assert.Contains(Line, output);
        Assert.Equal("gpt-4o", Model(app.Json()));
        Assert.StartsWith("PL2001=1", Application.Findings(app.Json()));

        // The calls are analysed, but what an error hides is not: the report says that it is incomplete.
        await File.WriteAllTextAsync(app.PathOf("Bad.cs"), "internal class Bad { private readonly int _one = two; }");
        (_, output) = await DotNet.TryRunAsync(app.PathOf(), "build", "--no-restore", "--nologo", "-tl:off");
        Assert.Contains("; incomplete: a project could not be analysed to its end", output);
        Assert.Contains("because the code does not compile (CS0103)", await File.ReadAllTextAsync(app.Markdown()));

        await File.WriteAllTextAsync(app.PathOf("Bad.cs"), "internal class {");
        (_, output) = await DotNet.TryRunAsync(app.PathOf(), "build", "--no-restore", "--nologo", "-tl:off");
        Assert.Contains("PromptLint: no cost report for ", output);
        Assert.False(File.Exists(app.Json()) || File.Exists(app.Markdown()));
    }

    [Fact]
    public async Task A_log_in_a_place_that_is_not_there_is_the_compilers_error_and_leaves_no_old_report()
    {
        var app = packed.NewApplication(Application.Uncapped);
        await app.BuildAsync();

        var (exitCode, output) = await DotNet.TryRunAsync(app.PathOf(), "build", "--no-restore", "--nologo", "-tl:off", "-p:ErrorLog=gone/own.sarif");

        // Without the package it is the same error.
        Assert.Equal(1, exitCode);
        Assert.Contains("error CS", output);
        Assert.Contains($"the compiler wrote no error log at {app.PathOf("gone", "own.sarif")}", output);
        Assert.False(File.Exists(app.Json()));
    }

    private static string? Model(string report)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        return json.RootElement.GetProperty("callSites").EnumerateArray().Single().GetProperty("model").GetProperty("id").GetString();
    }
}
