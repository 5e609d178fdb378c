using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace PromptLint.Core.Catalogs;

/// <summary>The catalogs that ship with PromptLint, embedded: the compiler server knows no folder to read them from.</summary>
public static class SdkCatalogs
{
    private const string Prefix = "sdks/";

    private static readonly Lazy<IReadOnlyList<SdkCatalog>> Shipped = new(ReadAll);

    /// <summary>All shipped catalogs, ordered by file name.</summary>
    public static IReadOnlyList<SdkCatalog> All => Shipped.Value;

    /// <summary>Reads the shipped catalogs anew; <see cref="All"/> keeps them.</summary>
    public static IReadOnlyList<SdkCatalog> ReadAll()
    {
        var assembly = typeof(SdkCatalogs).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .OrderBy(static name => name, StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                return SdkCatalogReader.Read(reader.ReadToEnd());
            })
            .ToList();
    }
}
