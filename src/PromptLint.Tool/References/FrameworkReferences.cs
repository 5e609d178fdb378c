using System.Runtime.InteropServices;

namespace PromptLint.Tool.References;

/// <summary>The framework's reference assemblies, as the installed SDK has them.</summary>
internal static class FrameworkReferences
{
    private static readonly string[] Packs = ["Microsoft.NETCore.App", "Microsoft.AspNetCore.App"];

    /// <summary>Paths of the assemblies: of the reference packs, else of the runtime that the tool itself runs on.</summary>
    public static IReadOnlyList<string> Paths()
    {
        var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        var root = runtime.Parent?.Parent?.Parent;
        var paths = new List<string>();
        foreach (var pack in Packs)
        {
            var folder = root is null ? null
                : Newest(Path.Combine(root.FullName, "packs", pack + ".Ref")) is { } version ? Newest(Path.Combine(version, "ref"))
                : null;
            folder ??= root is null ? null : Newest(Path.Combine(root.FullName, "shared", pack));
            if (folder is not null)
            {
                paths.AddRange(Directory.EnumerateFiles(folder, "*.dll").Where(static p => AssemblyNames.Of(p) is not null).Order(StringComparer.Ordinal));
            }
        }

        return paths;
    }

    private static string? Newest(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).MaxBy(static d => PackageVersionOrder.Key(Path.GetFileName(d).Replace("net", "", StringComparison.Ordinal)))
        : null;
}
