namespace PromptLint.Tool.Trees;

/// <summary>How much of a tree is read. What lies beyond is left out and named: a scan must end on any input.</summary>
internal sealed record TreeLimits
{
    /// <summary>Bytes of one source file; longer ones are nearly always generated.</summary>
    public long FileBytes { get; init; } = 4_000_000;

    /// <summary>Lines of one source file.</summary>
    public int FileLines { get; init; } = 40_000;

    /// <summary>Source files of the tree.</summary>
    public int Files { get; init; } = 20_000;

    /// <summary>Lines of all source files together.</summary>
    public long TotalLines { get; init; } = 1_500_000;

    /// <summary>Folders below the tree's own, so that a tree of links cannot send the scan in circles.</summary>
    public int Depth { get; init; } = 40;
}
