using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.Compilations;

/// <summary>The settings and prompt files of a project's folder.</summary>
internal static class SettingsFiles
{
    /// <summary>Those below the folder, without those of projects further down.</summary>
    public static ImmutableArray<AdditionalText> In(string folder, IReadOnlyCollection<string> otherFolders, TreeWalk walk, SourceReader reader)
    {
        var prefix = folder + Path.DirectorySeparatorChar;
        var inner = otherFolders.Where(f => f.StartsWith(prefix, StringComparison.Ordinal)).Select(static f => f + Path.DirectorySeparatorChar).ToList();
        return [.. walk.Paths
            .Where(p => p.StartsWith(prefix, StringComparison.Ordinal) && !inner.Any(i => p.StartsWith(i, StringComparison.Ordinal)))
            .Select(p => (Path: p, Kind: KindOf(Path.GetFileName(p))))
            .Where(static f => f.Kind is not null && Reads(f.Path))
            .Select(f => new SettingsFile(f.Path, f.Kind!, reader))];
    }

    private static string? KindOf(string name) =>
        name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "Configuration"
        : name.Equals("skprompt.txt", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".prompty", StringComparison.OrdinalIgnoreCase) ? "Prompt"
        : null;

    private static bool Reads(string path)
    {
        try
        {
            return new FileInfo(path).Length < 1_000_000;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
