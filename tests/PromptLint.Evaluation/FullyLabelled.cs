namespace PromptLint.Evaluation;

/// <summary>What a reader labelled without leaving anything out: only there does a report without a label count as wrong.</summary>
internal sealed class FullyLabelled
{
    private readonly Dictionary<string, string[]> _folders = new(StringComparer.Ordinal);

    /// <summary>Reads <c>owner/name</c> and <c>owner/name:folder,folder</c>.</summary>
    public static FullyLabelled Parse(IEnumerable<string> texts)
    {
        var all = new FullyLabelled();
        foreach (var text in texts)
        {
            var parts = text.Split(':', 2);
            all._folders[parts[0]] = parts.Length > 1 ? [.. parts[1].Split(',')] : [""];
        }

        return all;
    }

    /// <summary>True when anything of the repository is.</summary>
    public bool Has(string repo) => _folders.ContainsKey(repo);

    /// <summary>True when the file is.</summary>
    public bool Has(string repo, string file) => _folders.TryGetValue(repo, out var folders) && folders.Any(f => file.StartsWith(f, StringComparison.Ordinal));
}
