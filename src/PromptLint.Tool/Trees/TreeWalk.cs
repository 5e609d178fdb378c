namespace PromptLint.Tool.Trees;

/// <summary>The paths of a tree that a scan cares about, in a fixed order.</summary>
internal sealed class TreeWalk
{
    // Output, other people's code and tools' own folders: nothing that the tree's owner compiles stands there.
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "bin", "obj", "node_modules", ".git", ".vs", ".idea", "packages", "TestResults",
    };

    private readonly TreeLimits _limits;
    private readonly List<string> _notes = [];
    private readonly List<string> _paths = [];

    private TreeWalk(string root, TreeLimits limits)
    {
        Root = root;
        _limits = limits;
    }

    /// <summary>The folder that was walked.</summary>
    public string Root { get; }

    /// <summary>The files, ordered by path.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>What was left out and why.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The paths whose name ends so, in the walk's order.</summary>
    public IEnumerable<string> Ending(params string[] endings) =>
        _paths.Where(p => endings.Any(e => p.EndsWith(e, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Walks a folder.</summary>
    public static TreeWalk Of(string root, TreeLimits limits, CancellationToken cancellationToken)
    {
        var walk = new TreeWalk(root, limits);
        walk.Enter(new DirectoryInfo(root), 0, cancellationToken);
        walk._paths.Sort(StringComparer.Ordinal);
        return walk;
    }

    private void Enter(DirectoryInfo folder, int depth, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (depth > _limits.Depth)
        {
            _notes.Add($"{folder.FullName}: deeper than {_limits.Depth} folders, left out");
            return;
        }

        try
        {
            _paths.AddRange(folder.EnumerateFiles().Where(static f => f.LinkTarget is null).Select(static f => f.FullName));
            foreach (var inner in folder.EnumerateDirectories().OrderBy(static d => d.Name, StringComparer.Ordinal))
            {
                // A link may lead out of the tree, or back into it.
                if (!Skipped.Contains(inner.Name) && inner.LinkTarget is null)
                {
                    Enter(inner, depth + 1, cancellationToken);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _notes.Add($"{folder.FullName}: {e.Message}");
        }
    }
}
