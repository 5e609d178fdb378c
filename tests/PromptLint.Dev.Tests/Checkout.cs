using System.Diagnostics;
using System.Reflection;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Tests;

/// <summary>The repository, and copies of it that a test may spoil.</summary>
internal sealed class Checkout : IDisposable
{
    private static readonly string[] Copied = ["rules", "src", "tests", "samples"];

    private static readonly string[] LeftOut = ["bin", "obj", "Golden", "Data", "TestResults"];

    private Checkout(string root) => Tree = new SourceTree(root);

    /// <summary>The repository itself. Nothing writes to it.</summary>
    public static SourceTree Repository { get; } =
        new(typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!);

    /// <summary>The repository with one file spoilt, in memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">What of it changes; null when the file is not there.</param>
    /// <param name="after">What it becomes.</param>
    public static SourceTree Spoilt(string path, string? before, string? after)
    {
        var text = Repository.Read(path);
        Assert.True(before is null || text.Contains(before, StringComparison.Ordinal), $"{path}: the test changes nothing");
        return Repository.With(path, before is null ? null : text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>The copy.</summary>
    public SourceTree Tree { get; }

    /// <summary>A copy of what the workshop reads and writes, all of it in one commit of a repository of its own.</summary>
    public static Checkout Copy()
    {
        // In a linked work tree `.git` is a file that leads to the real repository: never copied.
        var copy = new Checkout(Directory.CreateTempSubdirectory("promptlint-workshop").FullName);
        foreach (var file in Directory.EnumerateFiles(Repository.Root).Where(static f => Path.GetFileName(f) != ".git").Concat(Copied.SelectMany(f => Under(Repository.PathOf(f)))))
        {
            var to = Path.Combine(copy.Tree.Root, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        copy.Git("init", "--quiet");
        Assert.True(Directory.Exists(copy.Tree.PathOf(".git")), "the copy has no repository of its own");
        copy.Git("add", ".");
        copy.Git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--no-verify", "-m", "copy");
        return copy;
    }

    /// <summary>What git says has changed, in order.</summary>
    public IReadOnlyList<string> Changed() => [.. Git("status", "--porcelain", "--untracked-files=all").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l[3..].Trim('"')).Order(StringComparer.Ordinal)];

    /// <summary>Writes one file anew.</summary>
    public void Edit(string path, Func<string, string> change)
    {
        var (before, after) = (Tree.Read(path), change(Tree.Read(path)));
        Assert.True(before != after, $"{path}: the test changes nothing");
        File.WriteAllText(Tree.PathOf(path), after);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Git writes its objects read-only, which some systems do not delete.
        foreach (var file in Directory.EnumerateFiles(Tree.Root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(Tree.Root, recursive: true);
    }

    private static IEnumerable<string> Under(string folder) => LeftOut.Contains(Path.GetFileName(folder)) ? [] :
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).SelectMany(Under));

    private string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Tree.Root, RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
