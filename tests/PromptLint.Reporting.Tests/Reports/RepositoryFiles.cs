using System.Reflection;

namespace PromptLint.Reporting.Tests.Reports;

/// <summary>Files of the repository that tests read, and golden files that they hold outputs against.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } =
        typeof(RepositoryFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));
}
