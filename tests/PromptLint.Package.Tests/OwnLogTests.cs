using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>The suggestions of the .NET SDK are left out of a log that only PromptLint reads, and of nothing else.</summary>
public sealed partial class PackageTests
{
    // CA1822 (can be static) is a suggestion of the SDK.
    private const string Suggested = """
        using OpenAI.Chat;
        internal class Program
        {
            private static void Main() => new ChatClient("gpt-4o-mini", "key").CompleteChat("hi");
            public int One() => 1;
        }
        """;

    [Fact]
    public async Task Suggestions_are_left_out_of_a_log_that_is_ours_alone()
    {
        var app = packed.NewApplication(Suggested);

        await app.BuildAsync();

        var log = await File.ReadAllTextAsync(app.Sarif());
        Assert.Contains("\"ruleId\": \"PL0001\"", log);
        Assert.DoesNotContain("\"ruleId\": \"CA1822\"", log);
    }

    [Theory]
    [InlineData("<AnalysisMode>All</AnalysisMode>", "warning CA1822")]
    [InlineData("<AnalysisModePerformance>All</AnalysisModePerformance>", "warning CA1822")]
    [InlineData("<WarningsAsErrors>$(WarningsAsErrors);CA1822</WarningsAsErrors>", "error CA1822")]
    [InlineData("<CodeAnalysisRuleSet>own.ruleset</CodeAnalysisRuleSet>", "warning CA1822", """<RuleSet Name="Own" ToolsVersion="16.0"><Rules AnalyzerId="A" RuleNamespace="A"><Rule Id="CA1822" Action="Warning" /></Rules></RuleSet>""", "own.ruleset")]
    [InlineData("", "warning CA1822", "[*.cs]\ndotnet_diagnostic.CA1822.severity = warning", ".editorconfig")]
    [InlineData("", "warning CA1822", "[*.cs]\ndotnet_analyzer_diagnostic.category-Performance.severity = warning", ".editorconfig")]
    [InlineData("", "warning CA1822", "is_global = true\ndotnet_diagnostic.CA1822.severity = warning", ".globalconfig")]
    [InlineData("", "warning CA1822", "is_global = true\ndotnet_analyzer_diagnostic.severity = warning", ".globalconfig")]
    public async Task A_suggestion_that_the_user_raised_is_reported_all_the_same(string properties, string expected, string config = "", string file = "")
    {
        var app = packed.NewApplication(Suggested, properties);
        if (file.Length > 0)
        {
            await File.WriteAllTextAsync(app.PathOf(file), config);
        }

        Assert.Contains(expected, (await DotNet.TryRunAsync(app.PathOf(), "build", "--nologo", "-tl:off")).Output);
    }

    [Fact]
    public async Task The_rules_left_out_are_suggestions_of_this_sdk()
    {
        var app = packed.NewApplication(Application.Uncapped, "<ErrorLog>own.sarif,version=2.1</ErrorLog>");
        await app.BuildAsync();
        using var log = JsonDocument.Parse(await File.ReadAllTextAsync(app.PathOf("own.sarif")));
        var levels = log.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToLookup(
            static r => r.GetProperty("id").GetString(),
            static r => r.TryGetProperty("defaultConfiguration", out var defaults) && defaults.TryGetProperty("level", out var level) ? level.GetString() : "warning");
        var left = Regex.Matches(await File.ReadAllTextAsync(Path.Combine(packed.Repository, "src", "PromptLint", "PromptLint.OwnLog.globalconfig")), @"^dotnet_diagnostic\.(CA\d+)\.severity = none$", RegexOptions.Multiline)
            .Select(static m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(left);
        Assert.Equal([], left.Where(id => levels[id].Any(static level => level != "note")));
        Assert.All(left, id => Assert.NotEmpty(levels[id]));
    }
}
