using System;
using System.IO;
using System.Linq;

namespace PromptLint.Build;

/// <summary>
/// A file for the compiler's error log that the compiler's own option can carry. <c>/errorlog:</c> ends a path at the first comma or semicolon,
/// whatever stands round it, so that a name or a folder that holds one would be an error of a build that is green without this package.
/// </summary>
/// <param name="File">The file: as the intermediate folder was given, relative to the project, or absolute.</param>
internal sealed record ErrorLogPlace(string File)
{
    private const string Ending = ".promptlint.sarif";

    /// <summary>What the compiler is given.</summary>
    public string Option => File + ",version=2.1";

    /// <summary>
    /// The file in the project's intermediate folder; where that cannot be carried, the nearest folder upwards that can, and a name that no
    /// other project has. Null when there is none below a folder that also holds the project: nothing is written among sources.
    /// </summary>
    /// <param name="projectDirectory">Absolute path of the project's folder, which the compiler runs in.</param>
    /// <param name="intermediateFolder">The project's intermediate folder of this target framework, absolute or relative to the project.</param>
    /// <param name="projectName">Name of the project.</param>
    public static ErrorLogPlace? Of(string projectDirectory, string intermediateFolder, string projectName)
    {
        var name = (CanBeCarried(projectName) ? projectName : PathHash.Of(projectName)) + Ending;
        var inPlace = Path.Combine(intermediateFolder, name);
        if (CanBeCarried(inPlace))
        {
            return new(inPlace);
        }

        var project = Path.GetFullPath(projectDirectory);
        var folder = Path.GetFullPath(Path.Combine(project, intermediateFolder));
        var unique = PathHash.Of(Path.Combine(folder, projectName)) + Ending;
        for (var at = Trimmed(folder); at is not null && !Holds(at, project); at = Path.GetDirectoryName(at))
        {
            var file = Path.Combine(RelativeFolder(project, at), at == Trimmed(folder) ? name : unique);
            if (CanBeCarried(file))
            {
                return new(file);
            }
        }

        return null;
    }

    /// <summary>Whether the option can carry a path. The quotation mark ends the argument itself, the others are no part of a path to the compiler.</summary>
    public static bool CanBeCarried(string path) =>
        path == path.Trim() && !path.Any(static c => c is ',' or ';' or '"' or '*' or '?' or '<' or '>' or '|' || char.IsControl(c));

    /// <summary>The file of an option that somebody gave: a path, then perhaps a comma or a semicolon and the version.</summary>
    public static string FileOf(string option)
    {
        var end = option.LastIndexOf("version=", StringComparison.OrdinalIgnoreCase);
        return end > 0 && option[end - 1] is ',' or ';' ? option.Substring(0, end - 1) : option;
    }

    private static bool Holds(string folder, string path) =>
        path == folder || path.StartsWith(folder.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Trimmed(string folder) => folder.Length > 1 ? folder.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) : folder;

    // netstandard2.0 has no such function. On another drive there is no way but the absolute one.
    private static string RelativeFolder(string from, string to)
    {
        var (here, there) = (Trimmed(from).Split(Path.DirectorySeparatorChar), to.Split(Path.DirectorySeparatorChar));
        var common = here.Zip(there, static (a, b) => a == b).TakeWhile(static same => same).Count();
        return common == 0
            ? to
            : Path.Combine(Enumerable.Repeat("..", here.Length - common).Concat(there.Skip(common)).ToArray() is { Length: > 0 } parts ? parts : new[] { "." });
    }
}
