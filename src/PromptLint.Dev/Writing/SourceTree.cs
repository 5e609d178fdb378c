using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text;

namespace PromptLint.Dev.Writing;

/// <summary>A checkout of this repository. Paths are relative to it, with slashes.</summary>
/// <param name="Root">Full path of its root folder.</param>
public sealed record SourceTree(string Root)
{
    private const string Mark = "PromptLint.sln";

    /// <summary>Texts that stand for what lies on the disk, by path; null for a file that is not there.</summary>
    private ImmutableSortedDictionary<string, string?> Instead { get; init; } = ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal);

    /// <summary>The checkout that a folder lies in.</summary>
    /// <param name="folder">Where to start; the search goes upwards.</param>
    /// <exception cref="RefusedException">The folder lies in no checkout.</exception>
    public static SourceTree Around(string folder)
    {
        for (var up = new DirectoryInfo(Path.GetFullPath(folder)); up is not null; up = up.Parent)
        {
            if (File.Exists(Path.Combine(up.FullName, Mark)))
            {
                return new SourceTree(up.FullName);
            }
        }

        throw new RefusedException($"no {Mark} in '{folder}' or above it: run the workshop in a checkout of PromptLint, or name one with --root.");
    }

    /// <summary>The full path of a file or folder.</summary>
    public string PathOf(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>This checkout with another text for a file, or without it. The disk stays as it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text; null when it is not to be there.</param>
    public SourceTree With(string path, string? text) => this with { Instead = Instead.SetItem(path, text) };

    /// <summary>Whether a file is there.</summary>
    public bool Has(string path) => Instead.TryGetValue(path, out var text) ? text is not null : File.Exists(PathOf(path));

    /// <summary>A file's text, with the line ends of the repository.</summary>
    /// <exception cref="RefusedException">The file is not there.</exception>
    public string Read(string path) => Instead.TryGetValue(path, out var text) && text is not null ? text
        : Has(path) ? File.ReadAllText(PathOf(path), Encoding.UTF8).ReplaceLineEndings("\n")
        : throw new RefusedException($"{path} is not there: is this a whole checkout of PromptLint?");

    /// <summary>The files under a folder, in ordinal order; none when the folder is not there. What builds leave behind is passed over.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pattern">As <c>*.cs</c>.</param>
    public IReadOnlyList<string> Files(string folder, string pattern) =>
    [
        .. OnDisk(folder, pattern).Concat(Instead.Keys.Where(p => p.StartsWith(folder + "/", StringComparison.Ordinal)
                && FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(p))))
            .Distinct().Where(Has).Order(StringComparer.Ordinal),
    ];

    private IEnumerable<string> OnDisk(string folder, string pattern) => !Directory.Exists(PathOf(folder)) ? [] :
        Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(static f => !f.Split('/').Any(static part => part is "bin" or "obj"));
}
