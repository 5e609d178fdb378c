using System.Reflection;
using NJsonSchema;

namespace PromptLint.Schemas.Tests;

/// <summary>The schemas of our formats, and files of the repository that are of these formats.</summary>
internal static class Schemas
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } =
        typeof(Schemas).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    /// <summary>Files by schema, as paths in the repository.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Samples { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["sdk-catalog"] = Files("rules/sdks", "*.json"),
        ["price-card"] = [.. Files("rules/prices", "*.json").Where(static f => !f.EndsWith("/tokenizers.json", StringComparison.Ordinal))],
        ["promptlint"] =
        [
            .. Directory.EnumerateDirectories(Path.Combine(Root, "samples")).Select(static d => $"samples/{Path.GetFileName(d)}/report.expected.json")
                .Where(static f => File.Exists(Path.Combine(Root, f))).Order(StringComparer.Ordinal),
            "tests/PromptLint.Tool.Tests/Golden/report.json",
            "tests/PromptLint.Tool.Tests/Golden/usage-report.json",
        ],
        ["usage"] =
        [
            "samples/SupportDesk/promptlint.usage.json",
            "tests/PromptLint.Tool.Tests/Golden/usage-init.json",
            "tests/PromptLint.Tool.Tests/Golden/usage-import.json",
        ],
        ["policy"] = ["samples/SupportDesk/promptlint.policy.json"],
    };

    /// <summary>The names of the schemas.</summary>
    public static TheoryData<string> Names => [.. Samples.Keys];

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The text of a schema.</summary>
    public static string Text(string name) => Read($"rules/schemas/{name}.schema.json");

    /// <summary>A schema, ready to validate.</summary>
    public static Task<JsonSchema> LoadAsync(string name) => JsonSchema.FromJsonAsync(Text(name));

    private static IReadOnlyList<string> Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern).Select(f => $"{folder}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal)];
}
