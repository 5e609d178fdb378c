using PromptLint.Core.Catalogs;
using PromptLint.Core.Json;
using PromptLint.Dev.Writing;

namespace PromptLint.Dev.Sdks;

/// <summary>A catalog and its file's name without extension.</summary>
/// <param name="Name">The name.</param>
/// <param name="Catalog">What stands in it.</param>
public sealed record SdkFile(string Name, SdkCatalog Catalog);

/// <summary>The catalogs of a checkout.</summary>
public static class SdkFiles
{
    /// <summary>Where they are.</summary>
    public const string Folder = "rules/sdks";

    /// <summary>All of them by name.</summary>
    /// <exception cref="RefusedException">One of them cannot be read.</exception>
    public static IReadOnlyList<SdkFile> All(SourceTree tree) =>
        [.. tree.Files(Folder, "*.json").Select(p => new SdkFile(Path.GetFileNameWithoutExtension(p), Read(p, tree.Read(p))))];

    private static SdkCatalog Read(string path, string text)
    {
        try
        {
            return SdkCatalogReader.Read(text);
        }
        catch (JsonFormatException e)
        {
            throw new RefusedException($"{path}: {e.Message}");
        }
    }
}
