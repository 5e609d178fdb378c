using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PromptLint.Build;

/// <summary>Paths as items of a build, whatever they hold: in a project file a semicolon makes a list, and a percent sign an escape.</summary>
internal static class BuildItem
{
    private const string Special = "%*?@$();'";

    /// <summary>One item for a path.</summary>
    public static ITaskItem[] Of(string path) => new ITaskItem[] { new TaskItem(Escaped(path)) };

    /// <summary>A text as a project file would have to write it.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            var hex = ((int)c).ToString("x2", CultureInfo.InvariantCulture);
            _ = Special.Contains(c) ? escaped.Append('%').Append(hex) : escaped.Append(c);
        }

        return escaped.ToString();
    }
}
