using System;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PromptLint.Build;

/// <summary>
/// Whether a configuration file sets the severity of many rules at once (<c>dotnet_analyzer_diagnostic</c>), which any file of ours would win over.
/// </summary>
public sealed class FindBulkSeverity : Task
{
    /// <summary>The configuration files of the compilation.</summary>
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary><c>true</c> when one does, or cannot be read; else empty.</summary>
    [Output]
    public string Found { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var files = Files.Select(static f => f.GetMetadata("FullPath")).Where(File.Exists);
            Found = files.Any(static f => File.ReadAllText(f).Contains("dotnet_analyzer_diagnostic")) ? "true" : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            Found = "true";
        }

        return true;
    }
}
