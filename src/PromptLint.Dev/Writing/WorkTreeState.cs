using System.ComponentModel;
using System.Diagnostics;

namespace PromptLint.Dev.Writing;

/// <summary>Whether git could give back what the workshop is about to write over.</summary>
public static class WorkTreeState
{
    /// <summary>Refuses when one of the files that a change touches has changes that are in no commit.</summary>
    /// <exception cref="RefusedException">It has, or nobody can tell.</exception>
    public static void ExpectClean(SourceTree tree, Change change)
    {
        // Tables are written from all of a folder: a file that git does not know yet would come into them unseen.
        var dirty = Status(tree, [.. change.Created, .. change.Edited]);
        if (dirty.Count > 0)
        {
            throw new RefusedException(
                $"these files have changes that are in no commit; commit or stash them first, or say --dirty:\n  {string.Join("\n  ", dirty)}");
        }
    }

    private static List<string> Status(SourceTree tree, IReadOnlyList<string> paths)
    {
        try
        {
            var start = new ProcessStartInfo("git", ["status", "--porcelain", "--untracked-files=all", "--", .. paths])
            {
                WorkingDirectory = tree.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var git = Process.Start(start)!;
            var error = git.StandardError.ReadToEndAsync();
            var lines = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            return git.ExitCode == 0
                ? [.. lines.Select(static l => l[3..].Trim())]
                : throw new RefusedException($"git cannot tell whether the files are clean ({error.Result.Trim()}); say --dirty to write all the same.");
        }
        catch (Win32Exception e)
        {
            throw new RefusedException($"git is needed to see whether the files are clean ({e.Message}); say --dirty to write all the same.");
        }
    }
}
