using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptLint.Reporting.Text;

/// <summary>
/// Paths relative to a folder, with <c>/</c> on every system, so that a report has the same bytes wherever it was built.
/// By text alone: Core reads no files, and netstandard2.0 has no such function.
/// </summary>
internal static class RelativePath
{
    /// <summary>The path as seen from <paramref name="root"/>; unchanged but for its slashes when it is relative already or stands on another drive.</summary>
    public static string From(string root, string path)
    {
        var folder = Split(root);
        var file = Split(path);
        if (folder.Count == 0 || file.Count == 0 || !IsRooted(root) || !IsRooted(path) || !Same(folder[0], file[0]))
        {
            return path.Replace('\\', '/');
        }

        var common = 0;
        while (common < folder.Count && common < file.Count - 1 && Same(folder[common], file[common]))
        {
            common++;
        }

        return string.Join("/", Enumerable.Repeat("..", folder.Count - common).Concat(file.Skip(common)));

        // Drive letters mean a file system that ignores case.
        bool Same(string left, string right) =>
            string.Equals(left, right, HasDrive(root) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    // A rooted path begins with its drive, or with "" before the first slash: so two rooted paths always have something to compare.
    private static List<string> Split(string path)
    {
        var parts = new List<string>();
        var all = path.Replace('\\', '/').Split('/');
        for (var i = 0; i < all.Length; i++)
        {
            if (i > 0 && all[i].Length == 0 || all[i] == ".")
            {
                continue;
            }

            if (all[i] == ".." && parts.Count > 1)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(all[i]);
            }
        }

        return parts;
    }

    private static bool IsRooted(string path) =>
        HasDrive(path) || path.StartsWith("/", StringComparison.Ordinal) || path.StartsWith("\\", StringComparison.Ordinal);

    private static bool HasDrive(string path) => path.Length >= 2 && path[1] == ':';
}
