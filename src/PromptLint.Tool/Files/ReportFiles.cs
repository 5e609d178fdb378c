using Microsoft.Extensions.FileSystemGlobbing;
using PromptLint.Reporting.Reports;

namespace PromptLint.Tool.Files;

/// <summary>Finds and reads the reports that builds have written.</summary>
internal static class ReportFiles
{
    private const string FileName = "promptlint.json";

    /// <summary>Reads the reports and merges them.</summary>
    /// <param name="names">Files, folders (every promptlint.json below them) and patterns with <c>*</c> and <c>**</c>.</param>
    /// <param name="title">What the whole is called; null names it after its project.</param>
    /// <exception cref="InputFileException">A name leads to no report, or a report cannot be read.</exception>
    public static CostReport Merge(IEnumerable<string> names, string? title = null)
    {
        var reports = Find(names).Select(static path => InputFile.Read(path, ReportJsonReader.Read)).ToList();

        // One report that was merged before, as `diff` is given it, stays as it is: its tasks and profiles with it.
        return reports is [{ Projects.Count: > 0 } merged] ? merged with { Project = title ?? merged.Project } : ReportMerge.Of(reports, title);
    }

    /// <summary>The files behind the names, sorted, each once.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> names) =>
        [.. names.SelectMany(Named).DistinctBy(Path.GetFullPath, StringComparer.Ordinal).OrderBy(static p => p.Replace('\\', '/'), StringComparer.Ordinal)];

    private static IEnumerable<string> Named(string name)
    {
        if (File.Exists(name))
        {
            return [name];
        }

        var folder = Directory.Exists(name);
        var found = folder ? Directory.EnumerateFiles(name, FileName, Everywhere).ToList() : Matching(name);
        return found.Count > 0 ? found : throw new InputFileException(folder
            ? $"there is no {FileName} below {name}; expected the reports that a build writes."
            : name.Contains('*', StringComparison.Ordinal) ? $"no file matches {name}; expected the reports that a build writes."
            : $"{name} does not exist; expected a report, a folder with reports, or a pattern.");
    }

    // A shell that knows no ** hands the pattern on.
    private static List<string> Matching(string pattern)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal))
        {
            return [];
        }

        var parts = pattern.Replace('\\', '/').Split('/');
        var fixedParts = parts.TakeWhile(static p => !p.Contains('*', StringComparison.Ordinal)).ToArray();
        var root = fixedParts.Length == 0 ? "." : fixedParts is [""] ? "/" : string.Join('/', fixedParts);
        if (!Directory.Exists(root))
        {
            return [];
        }

        // Walked here, since the matcher follows links, and a link may lead round in a circle.
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(string.Join('/', parts.Skip(fixedParts.Length)));
        return [.. Directory.EnumerateFiles(root, "*", Everywhere)
            .Where(p => matcher.Match(Path.GetRelativePath(root, p).Replace('\\', '/')).HasMatches)
            .Select(p => Path.IsPathRooted(pattern) ? Path.GetFullPath(p) : Path.GetRelativePath(".", p))];
    }

    private static EnumerationOptions Everywhere => new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };
}
