namespace PromptLint.Dev.Writing;

/// <summary>A line in a labelled group of a project file.</summary>
internal static class ProjectLine
{
    /// <summary>Plans the line at the end of the group. A package that is named already stays as it is.</summary>
    /// <param name="change">The change.</param>
    /// <param name="path">The project file.</param>
    /// <param name="label">The label of the group.</param>
    /// <param name="line">The element.</param>
    /// <exception cref="RefusedException">There is no such group.</exception>
    public static void Add(Change change, string path, string label, string line)
    {
        var text = change.TextOf(path);
        var group = text.IndexOf($"<ItemGroup Label=\"{label}\">", StringComparison.Ordinal);
        var end = group < 0 ? -1 : text.IndexOf("  </ItemGroup>", group, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new RefusedException($"{path}: expected a group with the label '{label}'");
        }

        // Up to the version, which a package that is there keeps.
        var named = line[..(line.IndexOf("Include=\"", StringComparison.Ordinal) + "Include=\"".Length)] + line.Split('"')[1] + "\"";
        if (!text.Contains(named, StringComparison.Ordinal))
        {
            change.Edit(path, text.Insert(end, $"    {line}\n"));
        }
    }
}
