using System.Reflection;

namespace PromptLint.Tool.References;

/// <summary>Reads assembly names from files.</summary>
internal static class AssemblyNames
{
    /// <summary>The name, or null for a file that is no managed assembly.</summary>
    public static AssemblyName? Of(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path);
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>One path for each assembly, the highest version: two of one name would make every type of theirs ambiguous.</summary>
    public static IReadOnlyList<string> HighestOfEach(IEnumerable<string> paths) => paths
        .Distinct(StringComparer.Ordinal)
        .Select(static p => (Path: p, Name: Of(p)))
        .Where(static p => p.Name?.Name is not null)
        .GroupBy(static p => p.Name!.Name!, StringComparer.OrdinalIgnoreCase)
        .Select(static g => g.MaxBy(static p => p.Name!.Version)!.Path)
        .Order(StringComparer.Ordinal)
        .ToList();
}
