using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace PromptLint.Package.Tests;

/// <summary>An application that uses the package.</summary>
internal sealed class Application(string name, string folder)
{
    /// <summary>One call without an output cap: PL2001.</summary>
    public const string Uncapped = """
        using OpenAI.Chat;
        internal static class Program
        {
            private static void Main() => new ChatClient("gpt-5.4-mini", "key").CompleteChat("hi");
        }
        """;

    /// <summary>No call at all.</summary>
    public const string Silent = "internal static class Program { private static void Main() { } }";

    public string Name => name;

    public string PathOf(params string[] parts) => Path.Combine([folder, .. parts]);

    public string Json(string framework = "net10.0") => PathOf("obj", "Debug", framework, "promptlint.json");

    public string Markdown(string framework = "net10.0") => PathOf("obj", "Debug", framework, "promptlint.md");

    public string Sarif(string framework = "net10.0") => PathOf("obj", "Debug", framework, name + ".promptlint.sarif");

    /// <summary>Builds it, expects success and that the analyzer was loaded without a fault.</summary>
    public async Task<string> BuildAsync(params string[] arguments)
    {
        var output = await DotNet.RunAsync(folder, ["build", "--nologo", "-tl:off", .. arguments]);

        // With a missing dependency or a too new compiler the build stays green and nothing is analyzed.
        foreach (var fault in new[] { "AD0001", "CS8032", "CS9057", "CS8034", "MSB4018", "MSB4062", "PL9001" })
        {
            Assert.DoesNotContain(fault, output);
        }

        return output;
    }

    /// <summary>The ids of the findings in the report's summary, with their numbers.</summary>
    public static string Findings(string json)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(json));
        return string.Join(",", report.RootElement.GetProperty("summary").GetProperty("findings").EnumerateObject().Select(f => f.Name + "=" + f.Value));
    }

    /// <summary>Dollars of the first call site's expected month.</summary>
    public static decimal ExpectedMonth(string json)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(json));
        return decimal.Parse(report.RootElement.GetProperty("callSites")[0].GetProperty("monthly").GetProperty("expected").GetString()!, CultureInfo.InvariantCulture);
    }
}
