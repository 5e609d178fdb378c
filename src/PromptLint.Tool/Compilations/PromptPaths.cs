using System.Text.RegularExpressions;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.Compilations;

/// <summary>
/// Tells the files of a tree that may hold prompts. In a build the user names them; a scan has only their names to go by. One that
/// is no prompt does no harm: a file counts only where the code asks for it.
/// </summary>
internal static partial class PromptPaths
{
    private const string Template = "skprompt.txt";

    /// <summary>Whether a file may hold a prompt or the settings of one.</summary>
    public static bool IsPrompt(string path, string root, SourceReader reader) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PROMPTY" or ".RESX" => true,
        ".TXT" or ".MD" => Path.GetRelativePath(root, path).Contains("prompt", StringComparison.OrdinalIgnoreCase),

        // Pipelines and manifests are YAML too.
        ".YAML" or ".YML" => reader.Read(path) is { } file && TemplateKey().IsMatch(file.Text),
        ".JSON" => Path.GetFileName(path).Equals("config.json", StringComparison.OrdinalIgnoreCase)
            && File.Exists(Path.Combine(Path.GetDirectoryName(path)!, Template)),
        _ => false,
    };

    [GeneratedRegex(@"^template\s*:", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TemplateKey();
}
