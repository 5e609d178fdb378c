using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>Calls that are billed without an SDK are held as any other; a project without any pays nothing, whatever files it has.</summary>
public sealed partial class PackageTests
{
    internal const string OverHttp = """
        using System.Net.Http;
        using System.Net.Http.Json;
        internal static class Program
        {
            private static void Main() => new HttpClient().PostAsJsonAsync("https://api.openai.com/v1/chat/completions",
                new { model = "gpt-5.4-mini", messages = new[] { new { role = "user", content = "hi" } } }).Wait();
        }
        """;

    private const string OverGateway = """
        internal static class Program { private static void Main() => new Gateway().Ask("gpt-5.4-mini", "hi"); }
        internal sealed class Gateway { public string Ask(string model, string prompt) => model + prompt; }
        """;

    private const string GatewayCatalog = """
        { "sdk": "gateway", "calls": [ { "type": "Gateway", "methods": ["Ask"], "operation": "chat", "slots": { "model": "model", "prompt": "text" } } ] }
        """;

    [Theory]
    [InlineData(OverHttp, "")]
    [InlineData(OverGateway, """<PromptLintSdk Include="gateway.json" />""")]
    public async Task A_call_without_an_sdk_has_a_report_and_a_policy_holds_it(string code, string items)
    {
        var app = packed.NewApplication(code, "<PromptLintPolicy>policy.json</PromptLintPolicy>", items, withSdk: false);
        await File.WriteAllTextAsync(app.PathOf("gateway.json"), GatewayCatalog);
        await File.WriteAllTextAsync(app.PathOf("policy.json"), """{ "version": 1, "allowedModels": ["gpt-4o"] }""");

        var output = await app.BuildAsync();

        Assert.Contains(Line, output);
        Assert.Contains("warning PL4005:", output);
        Assert.Equal("gpt-5.4-mini", Model(app.Json()));
    }

    [Fact]
    public async Task A_project_that_calls_nothing_is_not_compiled_again_for_its_settings_and_one_that_does_is()
    {
        foreach (var (code, withSdk, expected) in new[] { (Application.Silent, false, false), (Application.Uncapped, true, true) })
        {
            var app = packed.NewApplication(code, withSdk: withSdk);
            await File.WriteAllTextAsync(app.PathOf("appsettings.json"), "{ }");
            await app.BuildAsync();
            var assembly = app.PathOf("obj", "Debug", "net10.0", app.Name + ".dll");
            var compiled = File.GetLastWriteTimeUtc(assembly);

            File.SetLastWriteTimeUtc(app.PathOf("appsettings.json"), DateTime.UtcNow.AddSeconds(1));
            var output = await app.BuildAsync("--no-restore");

            Assert.Equal(expected, compiled != File.GetLastWriteTimeUtc(assembly));
            Assert.Equal(expected, output.Contains("PromptLint:", StringComparison.Ordinal));
            Assert.Equal(expected, File.Exists(app.Sarif()));
        }
    }

    [Fact]
    public async Task An_editors_build_in_between_compiles_nothing_again()
    {
        // Both write what the analyzer is told of the project into one file, which the compiler reads.
        var app = packed.NewApplication(Application.Uncapped, items: """<PromptLintPrompt Include="*.txt" />""");
        await File.WriteAllTextAsync(app.PathOf("prompt.txt"), "Answer in one sentence.");
        await app.BuildAsync();
        var log = File.GetLastWriteTimeUtc(app.Sarif());

        await DotNet.RunAsync(
            app.PathOf(), "msbuild", "-nologo", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true");

        Assert.DoesNotContain("PromptLint:", await app.BuildAsync("--no-restore"));
        Assert.Equal(log, File.GetLastWriteTimeUtc(app.Sarif()));
    }

    [Fact]
    public async Task Files_that_are_no_text_leave_a_build_as_green_as_it_was()
    {
        byte[] bytes = [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13, 0, 0, 0, 1];
        var app = packed.NewApplication(
            Prompted.Replace("prompt.txt", "Plugins/prompt.txt"),
            items: """<PromptLintPrompt Include="Plugins/**/*" /><PromptLintPriceCard Include="card.json;missing.json" /><AdditionalFiles Include="Plugins/prompt.txt" />""");
        Directory.CreateDirectory(app.PathOf("Plugins"));
        await File.WriteAllTextAsync(app.PathOf("Plugins", "prompt.txt"), "Answer in one sentence.");
        await File.WriteAllBytesAsync(app.PathOf("Plugins", "logo.png"), bytes);
        await File.WriteAllBytesAsync(app.PathOf("appsettings.Production.json"), bytes);
        await File.WriteAllBytesAsync(app.PathOf("card.json"), bytes);

        var (exitCode, output) = await DotNet.TryRunAsync(app.PathOf(), "build", "--nologo", "-tl:off");

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("error", output.Replace("0 Error(s)", ""));
        Assert.DoesNotContain("logo.png", output);
        Assert.Contains($"{app.PathOf("card.json")} : warning PL9001: The price card cannot be read: expected text, found binary data", output);
        Assert.Contains($"{app.PathOf("missing.json")} : warning PL9001: The price card cannot be read: expected a file, and there is none", output);
        Assert.Contains($"PromptLint: {app.PathOf("appsettings.Production.json")} is not read, its settings are unknown", output);
        Assert.EndsWith(": prompt exact, no month", Told(app.Json()));
    }
}
