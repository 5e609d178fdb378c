using System.IO;

namespace PromptLint.Build;

/// <summary>Finds the folder that a report's paths are relative to.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder that the user named, else the nearest one upwards that holds .git, else the project's own.</summary>
    public static string Of(string projectDirectory, string named)
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

        return projectDirectory;
    }
}
