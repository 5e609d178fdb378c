using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using PromptLint.Core.Catalogs;

namespace PromptLint.Catalogs.Tests;

/// <summary>The catalog files of the repository.</summary>
internal static class CatalogFiles
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } =
        typeof(CatalogFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>Text by file name without extension.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } =
        Directory.EnumerateFiles(Path.Combine(Root, "rules", "sdks"), "*.json")
            .OrderBy(static f => f, StringComparer.Ordinal)
            .ToDictionary(static f => Path.GetFileNameWithoutExtension(f), File.ReadAllText);

    /// <summary>The catalogs, read.</summary>
    public static IReadOnlyDictionary<string, SdkCatalog> Catalogs { get; } =
        Texts.ToDictionary(static t => t.Key, static t => SdkCatalogReader.Read(t.Value));
}
