using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptLint.Analyzers.Environment;

/// <summary>Finds files by the name that the compiler gives a resource: the folders below the project and the file's name, joined by dots.</summary>
internal static class ResourceName
{
    /// <summary>The items whose path ends as the name does, in all of the file's name and as many folders as any other.</summary>
    /// <param name="items">Where to look.</param>
    /// <param name="path">The path of an item, with <c>/</c>.</param>
    /// <param name="name">The name.</param>
    public static IReadOnlyList<T> Best<T>(IEnumerable<T> items, Func<T, string> path, string name)
    {
        var parts = Parts(name);
        var scored = items.Select(i => (Item: i, Score: Score(path(i), parts))).Where(static s => s.Score > 0).ToList();
        return scored.Where(s => s.Score == scored.Max(static o => o.Score)).Select(static s => s.Item).ToList();
    }

    // How many parts agree from the end; 0 when the file's own name does not.
    private static int Score(string path, string[] name)
    {
        var parts = Parts(path.Trim('/').Replace('/', '.'));
        var own = Parts(path.Substring(path.LastIndexOf('/') + 1)).Length;
        var same = 0;
        while (same < parts.Length && same < name.Length
            && string.Equals(parts[parts.Length - 1 - same], name[name.Length - 1 - same], StringComparison.OrdinalIgnoreCase))
        {
            same++;
        }

        return same >= own ? same : 0;
    }

    // The compiler writes what cannot stand in a name as `_`.
    private static string[] Parts(string name) => name.Replace('-', '_').Replace(' ', '_').Split('.');
}
