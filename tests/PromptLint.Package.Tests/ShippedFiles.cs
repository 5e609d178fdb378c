using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace PromptLint.Package.Tests;

/// <summary>The files of a package, as bytes.</summary>
internal static class ShippedFiles
{
    // What NuGet adds: the description of the package, and the parts of the container.
    private static readonly string[] OfNuGet = ["[Content_Types].xml", "_rels/", "package/", ".signature.p7s"];

    /// <summary>Every file by its path in the package.</summary>
    public static SortedDictionary<string, byte[]> In(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            files.Add(Uri.UnescapeDataString(entry.FullName), bytes.ToArray());
        }

        return files;
    }

    /// <summary>Whether a file is put there by us, and not by NuGet for its own use.</summary>
    public static bool IsOurs(string path) => !path.EndsWith(".nuspec", StringComparison.Ordinal) && !OfNuGet.Any(p => path.StartsWith(p, StringComparison.Ordinal));

    /// <summary>Whether a file is an assembly of .NET.</summary>
    public static bool IsAssembly(string path) => Path.GetExtension(path) is ".dll" or ".exe";

    /// <summary>Whether a text is in a file: as UTF-8, as UTF-16, in the name of a source file or in a source that the symbols hold.</summary>
    public static bool Holds(string path, byte[] bytes, string text) =>
        Holds(bytes, text) || (IsAssembly(path) && Symbols(bytes) is { } symbols && (Holds(symbols.Bytes, text) || symbols.Sources.Any(s => s.Contains(text, StringComparison.Ordinal))));

    /// <summary>The symbols in an assembly: names of source files, the source link, and all bytes; null if it has none inside.</summary>
    public static (IReadOnlyList<string> Sources, string SourceLink, byte[] Bytes)? Symbols(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var entry = file.ReadDebugDirectory().SingleOrDefault(static e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        if (entry.DataSize == 0)
        {
            return null;
        }

        using var provider = file.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var symbols = provider.GetMetadataReader();
        var link = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation).Where(i => symbols.GetGuid(i.Kind) == SourceLinkKind).Select(i => symbols.GetBlobBytes(i.Value)).SingleOrDefault() ?? [];
        byte[] all;
        unsafe
        {
            all = new ReadOnlySpan<byte>(symbols.MetadataPointer, symbols.MetadataLength).ToArray();
        }

        return ([.. symbols.Documents.Select(d => symbols.GetString(symbols.GetDocument(d).Name))], Encoding.UTF8.GetString(link), all);
    }

    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private static bool Holds(ReadOnlySpan<byte> bytes, string text) => bytes.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
