using System.Reflection;

namespace PromptLint.Architecture.Tests;

/// <summary>The files of the repository.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The projects under src that hold C#.</summary>
    public static IEnumerable<string> Projects => Directory.GetDirectories(Path.Combine(Root, "src")).Where(static d => SourceFiles(d).Any()).Select(static d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    /// <summary>The C# files below a folder that somebody wrote, in a stable order.</summary>
    public static IEnumerable<string> SourceFiles(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(folder, f).Split('/', '\\').Any(static part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);
}
