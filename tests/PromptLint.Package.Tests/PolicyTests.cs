using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>Usage and policy of a team in real builds.</summary>
public sealed partial class PackageTests
{
    // Its cost is bounded: a budget can be held against it.
    private const string Capped = """
        using OpenAI.Chat;
        internal static class Program
        {
            private static void Main() => new ChatClient("gpt-5.4-mini", "key").CompleteChat([new UserChatMessage("hi")], new ChatCompletionOptions { MaxOutputTokenCount = 1_000 });
        }
        """;

    [Fact]
    public async Task A_build_tells_the_month_that_the_usage_file_tells_and_tells_it_again_when_that_changes()
    {
        const string Usage = """{ "version": 1, "callSites": [ { "path": "**", "callsPerMonth": 1000, "inputTokens": 1000, "outputTokens": 100 } ] }""";
        var app = packed.NewApplication(Capped, "<PromptLintUsage>promptlint.usage.json</PromptLintUsage>");
        await File.WriteAllTextAsync(app.PathOf("promptlint.usage.json"), Usage);

        await app.BuildAsync();
        var month = Application.ExpectedMonth(app.Json());
        Assert.True(month > 0);
        Assert.Contains("a month", await File.ReadAllTextAsync(app.Markdown()));

        Assert.DoesNotContain("PromptLint:", await app.BuildAsync("--no-restore"));

        await File.WriteAllTextAsync(app.PathOf("promptlint.usage.json"), Usage.Replace("\"callsPerMonth\": 1000", "\"callsPerMonth\": 3000"));
        Assert.Contains(Line, await app.BuildAsync("--no-restore"));
        Assert.Equal(3 * month, Application.ExpectedMonth(app.Json()));
    }

    [Fact]
    public async Task A_policy_warns_at_the_call_and_fails_each_build_until_its_budget_holds()
    {
        var app = packed.NewApplication(Capped, items: """<PromptLintPolicy Include="promptlint.policy.json" />""");
        Task Write(string policy) => File.WriteAllTextAsync(app.PathOf("promptlint.policy.json"), policy);
        Task<(int ExitCode, string Output)> Build() => DotNet.TryRunAsync(app.PathOf(), "build", "--nologo", "-tl:off");

        await Write("""{ "version": 1, "allowedModels": ["gpt-4o"] }""");
        Assert.Contains($"{app.PathOf("Program.cs")}(4,73): warning PL4005: `ChatClient.CompleteChat` calls `gpt-5.4-mini`, which the policy does not allow", await app.BuildAsync());

        // A budget that changes compiles nothing again, and an error is one in every build, not only in the first.
        await Write("""{ "version": 1, "budgets": [ { "path": "**", "perCall": 0.000001 } ] }""");
        for (var build = 0; build < 2; build++)
        {
            var (exitCode, output) = await Build();
            Assert.Equal(1, exitCode);
            Assert.Contains($"{app.PathOf("Program.cs")}(4,73): error PL6001: one call of `ChatClient.CompleteChat` costs", output);
            Assert.DoesNotContain("PromptLint: 1 call site", output);
        }

        await Write("""{ "version": 1, "budgets": [ { "path": "**", "perCall": 100 } ] }""");
        Assert.DoesNotContain("PL6001", await app.BuildAsync("--no-restore"));
    }

    [Theory]
    [InlineData("<NoWarn>$(NoWarn);PL4005</NoWarn>", false, 0)]
    [InlineData("<WarningsAsErrors>$(WarningsAsErrors);PL4005</WarningsAsErrors>", true, 1)]
    public async Task A_project_says_how_loud_a_warning_of_the_policy_is(string properties, bool told, int expected)
    {
        var app = packed.NewApplication(Capped, properties + "<PromptLintPolicy>policy.json</PromptLintPolicy>");
        await File.WriteAllTextAsync(app.PathOf("policy.json"), """{ "version": 1, "allowedModels": ["gpt-4o"] }""");

        var (exitCode, output) = await DotNet.TryRunAsync(app.PathOf(), "build", "--nologo", "-tl:off");

        Assert.Equal(expected, exitCode);
        Assert.Equal(told, output.Contains("error PL4005"));
        Assert.DoesNotContain("warning PL4005", output);
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("suggestion", "")]
    [InlineData("warning", "warning")]
    [InlineData("error", "error")]
    public async Task An_editorconfig_says_how_loud_a_rule_of_the_policy_is_at_a_file(string severity, string told)
    {
        var app = packed.NewApplication(Capped, "<PromptLintPolicy>policy.json</PromptLintPolicy>");
        await File.WriteAllTextAsync(app.PathOf("policy.json"), """{ "version": 1, "allowedModels": ["gpt-4o"] }""");
        await File.WriteAllTextAsync(app.PathOf(".editorconfig"), $"root = true\n[Program.cs]\ndotnet_diagnostic.PL4005.severity = {severity}\n");

        var (exitCode, output) = await DotNet.TryRunAsync(app.PathOf(), "build", "--nologo", "-tl:off");

        Assert.Equal(told == "error" ? 1 : 0, exitCode);
        Assert.Equal(told == "warning", output.Contains("warning PL4005"));
        Assert.Equal(told == "error", output.Contains("error PL4005"));
    }

    [Fact]
    public async Task A_usage_file_that_is_given_on_the_command_line_alone_is_told()
    {
        var app = packed.NewApplication(Capped);
        await File.WriteAllTextAsync(app.PathOf("usage.json"), """{ "version": 1, "callSites": [ { "path": "**", "callsPerMonth": 1000, "inputTokens": 1000, "outputTokens": 100 } ] }""");

        await app.BuildAsync();
        Assert.DoesNotContain("a month", await File.ReadAllTextAsync(app.Markdown()));

        Assert.Contains(Line, await app.BuildAsync("--no-restore", "-p:PromptLintUsage=usage.json"));
        Assert.True(Application.ExpectedMonth(app.Json()) > 0);
        Assert.DoesNotContain("PromptLint:", await app.BuildAsync("--no-restore", "-p:PromptLintUsage=usage.json"));

        await app.BuildAsync("--no-restore");
        Assert.DoesNotContain("a month", await File.ReadAllTextAsync(app.Markdown()));
    }

    [Fact]
    public async Task A_policy_or_usage_file_that_cannot_be_read_is_told_with_its_place_and_the_rest_works()
    {
        var app = packed.NewApplication(Application.Uncapped, "<PromptLintUsage>usage.json</PromptLintUsage><PromptLintPolicy>policy.json</PromptLintPolicy>");
        await File.WriteAllTextAsync(app.PathOf("usage.json"), "{ \"version\": 1,\n \"calls\": [] }");
        await File.WriteAllTextAsync(app.PathOf("policy.json"), "{ \"version\": 1,\n \"budget\": [] }");

        var (exitCode, output) = await DotNet.TryRunAsync(app.PathOf(), "build", "--nologo", "-tl:off");

        Assert.Equal(0, exitCode);
        Assert.Contains($"{app.PathOf("usage.json")}(2,11): warning PL9001: The usage file cannot be read: 'calls' is no member of a usage file", output);
        Assert.Contains($"{app.PathOf("policy.json")}(2,12): warning PL9001: The policy cannot be read: 'budget' is no member of a policy", output);
        Assert.Equal("PL2001=1", Application.Findings(app.Json()));
    }
}
