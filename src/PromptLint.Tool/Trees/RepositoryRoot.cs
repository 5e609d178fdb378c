namespace PromptLint.Tool.Trees;

/// <summary>Finds the repository that a folder stands in.</summary>
internal static class RepositoryRoot
{
    /// <summary>The nearest folder upwards that holds .git, else the folder itself.</summary>
    public static string Of(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            // A folder in a clone, a file in a worktree and in a submodule.
            var git = Path.Combine(current, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return current;
            }
        }

        return folder;
    }
}
