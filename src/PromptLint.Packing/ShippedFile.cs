using System;
using System.Linq;
using System.Security.Cryptography;
using Microsoft.Build.Framework;

namespace PromptLint.Packing;

/// <summary>A file of a package of ours.</summary>
/// <param name="Path">Where it is in the package, with <c>/</c>.</param>
/// <param name="File">Where it is now.</param>
/// <param name="Package">The package of others that it comes from, as <c>id/version</c>; null for what is ours.</param>
internal sealed record ShippedFile(string Path, string File, string? Package)
{
    /// <summary>The file that an item stands for: <c>To</c> is its place in the package.</summary>
    /// <param name="item">The item.</param>
    /// <param name="packagesFolder">Where packages are unpacked, each in <c>id/version</c>: what lies there is of others.</param>
    public static ShippedFile Of(ITaskItem item, string packagesFolder)
    {
        var file = item.GetMetadata("FullPath");
        var folder = System.IO.Path.GetFullPath(packagesFolder).TrimEnd(System.IO.Path.DirectorySeparatorChar) + System.IO.Path.DirectorySeparatorChar;
        var isForeign = file.StartsWith(folder, StringComparison.OrdinalIgnoreCase);
        return new(
            item.GetMetadata("To").Replace('\\', '/').TrimStart('/'),
            file,
            isForeign ? string.Join("/", file.Substring(folder.Length).Split(System.IO.Path.DirectorySeparatorChar).Take(2)) : null);
    }

    /// <summary>The SHA-256 of the file's bytes, in lower case hexadecimal.</summary>
    public string Sha256()
    {
        using var algorithm = SHA256.Create();
        using var stream = System.IO.File.OpenRead(File);
        return BitConverter.ToString(algorithm.ComputeHash(stream)).Replace("-", "").ToLowerInvariant();
    }
}
