using System.Reflection;
using System.Text.RegularExpressions;

namespace PromptLint.Benchmarks.Projects;

/// <summary>This repository, as far as the measurements need it.</summary>
internal static class Repository
{
    /// <summary>Its top folder.</summary>
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The version of a package that this repository tests with.</summary>
    public static string VersionOf(string package) => Regex.Match(
        File.ReadAllText(Path.Combine(Root, "Directory.Packages.props")),
        $"Include=\"{Regex.Escape(package)}\" Version=\"([^\"]+)\"").Groups[1].Value;
}
