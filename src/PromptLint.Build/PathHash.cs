using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace PromptLint.Build;

/// <summary>A short name for a path that holds none of its characters: the same on every machine, and no way back to the path.</summary>
internal static class PathHash
{
    /// <summary>Sixteen hexadecimal digits.</summary>
    public static string Of(string path)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(path));
        return string.Concat(hash.Take(8).Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
