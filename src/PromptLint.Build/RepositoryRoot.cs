using System;
using System.IO;

namespace PromptLint.Build;

/// <summary>Finds the folder that a report's paths are relative to.</summary>
internal static class RepositoryRoot
{
    /// <summary>
    /// The folder that the user named, else the nearest one upwards that holds .git. Without either, as in a container or a tarball, the nearest
    /// folder that holds both the project and the file whose paths are meant, the policy before the usage file: what matches in the repository
    /// matches there too. Else the project's own.
    /// </summary>
    /// <param name="projectDirectory">Absolute path of the project's folder.</param>
    /// <param name="named">What the user named; empty for nothing.</param>
    /// <param name="files">Files that speak of paths, absolute or relative to the project, the most telling first.</param>
    public static string Of(string projectDirectory, string named, params string?[] files)
    {
        if (named.Length > 0)
        {
            return Path.GetFullPath(Path.Combine(projectDirectory, named));
        }

        for (var folder = new DirectoryInfo(projectDirectory); folder is not null; folder = folder.Parent)
        {
            // A folder in a clone, a file in a worktree and in a submodule.
            var git = Path.Combine(folder.FullName, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return folder.FullName;
            }
        }

        var file = Array.Find(files, static f => !string.IsNullOrEmpty(f));
        return file is null ? projectDirectory : Holding(projectDirectory, Path.GetFullPath(Path.Combine(projectDirectory, file))) ?? projectDirectory;
    }

    private static string? Holding(string projectDirectory, string file)
    {
        for (var folder = new DirectoryInfo(projectDirectory); folder is not null; folder = folder.Parent)
        {
            if (file.StartsWith(folder.FullName.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
