using System.Reflection;

namespace PromptLint.Tool.Tests;

/// <summary>
/// Files in Golden/ that hold what the tool says about the samples. With PROMPTLINT_UPDATE=1 they are rewritten instead: look at the
/// difference before you commit it.
/// </summary>
internal static class Golden
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } =
        typeof(Golden).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The expected reports of all samples; not their copies in bin, which are those of the last build.</summary>
    public static string[] Samples { get; } = [.. Directory.EnumerateDirectories(Path.Combine(Root, "samples")).Select(static d => Path.Combine(d, "report.expected.json")).Where(File.Exists).Order(StringComparer.Ordinal)];

    /// <summary>A sample's expected report.</summary>
    public static string Sample(string name) => Path.Combine(Root, "samples", name, "report.expected.json");

    /// <summary>Holds a text against the golden file of that name.</summary>
    public static void Holds(string name, string text)
    {
        var file = Path.Combine(Root, "tests", "PromptLint.Tool.Tests", "Golden", name);
        if (Environment.GetEnvironmentVariable("PROMPTLINT_UPDATE") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
    }
}
