using System.Security.Cryptography;
using System.Text;

namespace PromptLint.Fuzz.Runs;

/// <summary>Keeps failing programs, one of each cause.</summary>
/// <param name="folder">Where; made when there is something to keep.</param>
internal sealed class FailureFolder(string folder)
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>How often each cause was seen.</summary>
    public IReadOnlyDictionary<string, int> Seen => _seen;

    /// <summary>Keeps a failure; true for the first of its cause.</summary>
    public bool Keep(Failure failure)
    {
        var key = failure.Kind + " " + failure.Signature;
        _seen[key] = _seen.GetValueOrDefault(key) + 1;
        if (_seen[key] > 1)
        {
            return false;
        }

        var name = failure.Kind + "-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..8];
        var path = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        File.WriteAllText(Path.Combine(path, "why.txt"), $"{key}\n{failure.Program}\n\n{failure.Why}\n");
        foreach (var (file, text) in failure.Files)
        {
            File.WriteAllText(Path.Combine(path, file.Replace('/', '_')), text);
        }

        return true;
    }
}
