namespace PromptLint.Tool.Analysis;

/// <summary>Scans whatever a path stands for.</summary>
internal static class Scan
{
    /// <summary>Scans.</summary>
    /// <param name="path">Absolute path of a solution, a project, a folder or a C# file.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ScanResult> RunAsync(string path, ScanSettings settings, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            return await TreeScan.RunAsync(path, settings, cancellationToken).ConfigureAwait(false);
        }

        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".cs" => await TreeScan.RunAsync(path, settings, cancellationToken).ConfigureAwait(false),
            ".sln" or ".slnx" or ".csproj" => await TreeScan.RunAsync(Path.GetDirectoryName(path)!, settings, cancellationToken).ConfigureAwait(false),
            _ => throw new ScanInputException($"{Path.GetFileName(path)} is neither a solution (.sln, .slnx), a project (.csproj), a C# file nor a folder."),
        };
    }
}
