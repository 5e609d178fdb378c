using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>The packed package in applications that are restored and built as users build theirs.</summary>
public sealed partial class PackageTests(PackedPackage packed) : IClassFixture<PackedPackage>
{
    internal const string Line = "PromptLint: 1 call site,";

    [Fact]
    public async Task A_build_warns_prints_one_line_and_writes_both_files_once()
    {
        var app = packed.NewApplication(Application.Uncapped);

        var first = await app.BuildAsync();
        Assert.Contains("warning PL2001", first);
        Assert.Equal(2, first.Split(Line).Length);
        Assert.Equal("PL2001=1", Application.Findings(app.Json()));
        Assert.Contains("# Cost of LLM calls", await File.ReadAllTextAsync(app.Markdown()));
        var bytes = await File.ReadAllBytesAsync(app.Json());
        var written = File.GetLastWriteTimeUtc(app.Json());

        Assert.DoesNotContain("PromptLint:", await app.BuildAsync("--no-restore"));
        Assert.Equal(written, File.GetLastWriteTimeUtc(app.Json()));

        File.Delete(app.Json());
        Assert.Contains(Line, await app.BuildAsync("--no-restore"));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(app.Json()));

        File.Delete(app.Sarif());
        Assert.Contains(Line, await app.BuildAsync("--no-restore"));
        Assert.True(File.Exists(app.Sarif()));

        // The compiler without its server, and paths as a build server maps them: the same bytes.
        await app.BuildAsync("--no-restore", "--no-incremental", "-p:UseSharedCompilation=false", "-p:ContinuousIntegrationBuild=true");
        Assert.Equal(bytes, await File.ReadAllBytesAsync(app.Json()));

        // What a build no longer makes is removed.
        await app.BuildAsync("--no-restore", "-p:PromptLintReport=false");
        Assert.False(File.Exists(app.Json()) || File.Exists(app.Markdown()) || File.Exists(app.Sarif()));
    }

    [Theory]
    [InlineData("own.sarif,version=2.1")]
    [InlineData("own.sarif")]
    public async Task A_log_of_the_users_own_is_read_where_it_stands(string errorLog)
    {
        var app = packed.NewApplication(Application.Uncapped, $"<ErrorLog>{errorLog}</ErrorLog>");

        Assert.Contains(Line, await app.BuildAsync());

        Assert.True(File.Exists(app.PathOf("own.sarif")));
        Assert.False(File.Exists(app.Sarif()));
        Assert.Equal("PL2001=1", Application.Findings(app.Json()));
    }

    [Fact]
    public async Task Without_facts_the_build_is_green_says_why_and_leaves_no_old_report()
    {
        var app = packed.NewApplication(Application.Uncapped, "<PromptLintReportFile>out/costs.json</PromptLintReportFile>");
        await app.BuildAsync();
        Assert.True(File.Exists(app.PathOf("out", "costs.json")) && File.Exists(app.PathOf("out", "costs.md")));

        Assert.Contains("rule PL0001 is switched off", await app.BuildAsync("--no-restore", "--no-incremental", "-warnaserror", "-p:NoWarn=PL0001%3BPL2001"));
        Assert.False(File.Exists(app.PathOf("out", "costs.json")));

        await app.BuildAsync("--no-restore", "--no-incremental");
        Assert.True(File.Exists(app.PathOf("out", "costs.json")));
        Assert.Contains("analyzers are switched off", await app.BuildAsync("--no-restore", "-warnaserror", "-p:RunAnalyzersDuringBuild=false"));
        Assert.False(File.Exists(app.PathOf("out", "costs.json")) || File.Exists(app.PathOf("out", "costs.md")));
    }

    [Fact]
    public async Task A_garbled_log_never_breaks_a_build()
    {
        // The compiler is up to date: only the task reads the log again.
        var app = packed.NewApplication(Application.Uncapped);
        await app.BuildAsync();
        await File.WriteAllTextAsync(app.Sarif(), (await File.ReadAllTextAsync(app.Sarif()))[..1000]);

        var output = await app.BuildAsync("--no-restore", "-warnaserror");

        Assert.Contains("no cost report", output);
        Assert.Contains("expected", output);
        Assert.False(File.Exists(app.Json()));
    }

    [Fact]
    public async Task Every_target_framework_gets_its_own_report()
    {
        var app = packed.NewApplication(Application.Uncapped, "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>");

        Assert.Equal(3, (await app.BuildAsync()).Split(Line).Length);

        Assert.Contains("\"targetFramework\": \"net8.0\"", await File.ReadAllTextAsync(app.Json("net8.0")));
        Assert.Contains("\"targetFramework\": \"net10.0\"", await File.ReadAllTextAsync(app.Json("net10.0")));

        await app.BuildAsync("--no-restore", "-p:PromptLintReportFile=costs.json");
        Assert.True(File.Exists(app.PathOf("costs.net8.0.json")) && File.Exists(app.PathOf("costs.net10.0.md")));
    }

    [Fact]
    public async Task No_finding_is_green_where_warnings_are_errors_and_a_preset_is_chosen()
    {
        var app = packed.NewApplication(Application.Silent, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><PromptLintPreset>strict</PromptLintPreset>");

        Assert.Contains("PromptLint: 0 call sites, 0 priced, 0 unpriced, 0 findings", await app.BuildAsync());
    }

    [Fact]
    public async Task Prompt_text_is_in_the_report_only_as_far_as_the_project_says()
    {
        var app = packed.NewApplication(Application.Uncapped.Replace("\"hi\"", "\"Answer in one sentence, whatever you are asked, and never in more than that.\""));

        await app.BuildAsync();
        Assert.Contains("\"text\": \"Answer in one sentence, whatever you are asked, and never in…\"", await File.ReadAllTextAsync(app.Json()));

        await app.BuildAsync("--no-restore", "-p:PromptLintPromptText=full");
        Assert.Contains("\"text\": \"Answer in one sentence, whatever you are asked, and never in more than that.\"", await File.ReadAllTextAsync(app.Json()));

        await app.BuildAsync("--no-restore", "-p:PromptLintPromptText=none");
        Assert.DoesNotContain("Answer in one", await File.ReadAllTextAsync(app.Json()) + await File.ReadAllTextAsync(app.Sarif()));
    }

    [Fact]
    public async Task The_quiet_preset_lowers_a_warning()
    {
        var app = packed.NewApplication(Application.Uncapped, "<PromptLintPreset>quiet</PromptLintPreset>");

        Assert.DoesNotContain("warning PL2001", await app.BuildAsync());
        Assert.Equal("PL2001=1", Application.Findings(app.Json()));
    }

    [Fact]
    public async Task A_project_without_an_sdk_pays_nothing_until_it_names_its_own()
    {
        var app = packed.NewApplication(Application.Silent, items: """<PromptLintSdk Include="gateway.json" Condition="'$(Own)' == 'true'" />""", withSdk: false);
        await File.WriteAllTextAsync(app.PathOf("gateway.json"), """{ "id": "gateway", "assemblies": [ "Contoso.Gateway", "System.Linq" ] }""");

        Assert.DoesNotContain("PromptLint", await app.BuildAsync());
        Assert.Empty(Directory.GetFiles(app.PathOf("obj"), "*.sarif", SearchOption.AllDirectories));
        Assert.False(File.Exists(app.Json()));

        var own = (await DotNet.TryRunAsync(app.PathOf(), "build", "--no-restore", "-tl:off", "-p:Own=true")).Output;
        Assert.Contains("PromptLint: 0 call sites", own);
    }
}
