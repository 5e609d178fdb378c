using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.Compilations;

/// <summary>The settings and prompt files of a project: those of its folder, and prompts that stand in no project's folder.</summary>
internal static class SettingsFiles
{
    private const long Most = 1_000_000;

    /// <summary>Those that the project's code may ask for.</summary>
    public static ImmutableArray<AdditionalText> In(string folder, IReadOnlyCollection<string> otherFolders, TreeWalk walk, SourceReader reader)
    {
        var own = folder + Path.DirectorySeparatorChar;
        var others = otherFolders.Select(static f => f + Path.DirectorySeparatorChar).ToList();
        var inner = others.Where(f => f.StartsWith(own, StringComparison.Ordinal)).ToList();
        return [.. walk.Paths
            .Where(p => p.StartsWith(own, StringComparison.Ordinal) ? !Below(p, inner) : !Below(p, others) && !IsSettings(p))
            .Select(p => (Path: p, Kind: IsSettings(p) ? "Configuration" : PromptPaths.IsPrompt(p, walk.Root, reader) ? "Prompt" : null))
            .Where(static f => f.Kind is not null && Reads(f.Path))
            .Select(f => new SettingsFile(f.Path, f.Kind!, () => reader.Read(f.Path)?.Text))];
    }

    private static bool Below(string path, List<string> folders) => folders.Any(f => path.StartsWith(f, StringComparison.Ordinal));

    private static bool IsSettings(string path) =>
        Path.GetFileName(path) is { } name
            && name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static bool Reads(string path)
    {
        try
        {
            return new FileInfo(path).Length < Most;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
