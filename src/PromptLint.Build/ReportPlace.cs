using System;
using System.IO;
using System.Linq;

namespace PromptLint.Build;

/// <summary>
/// Where a project's report goes. In obj, not in bin: there it belongs to one project and one target framework even when several projects share
/// an output folder, it is not shipped with the application, and the SDK removes it when the build no longer makes it.
/// </summary>
/// <param name="projectFile">Absolute path of the project.</param>
/// <param name="intermediateFolder">The project's intermediate folder, absolute or relative to the project.</param>
internal sealed class ReportPlace(string projectFile, string intermediateFolder)
{
    private const string Usual = "promptlint.json";

    private readonly string _folder = Path.GetDirectoryName(projectFile)!;
    private readonly string _name = Path.GetFileNameWithoutExtension(projectFile);

    /// <summary>True when projects that lie beside this one have the same intermediate folder, as they have unless somebody gives them their own.</summary>
    public bool SharesFolder => Directory.EnumerateFiles(_folder, "*.*proj").Skip(1).Any()
        && !intermediateFolder.Split('/', '\\').Contains(_name, StringComparer.OrdinalIgnoreCase);

    /// <summary>promptlint.json in the intermediate folder, below it in a folder of the project's own where others share it.</summary>
    public string ByDefault() => SharesFolder ? Path.Combine(intermediateFolder, _name, Usual) : Path.Combine(intermediateFolder, Usual);

    /// <summary>The file that the user names; of several target frameworks each has its own, and so has each project that another one was before.</summary>
    /// <param name="named">The file, or a folder: one that is there, or a name that ends in a slash.</param>
    /// <param name="targetFramework">The target framework; empty when there is only one.</param>
    /// <param name="claim">The project that the file belongs to; null when no other project can have it.</param>
    public string Named(string named, string targetFramework, out ReportClaim? claim)
    {
        var isFolder = named.EndsWith("/", StringComparison.Ordinal) || named.EndsWith("\\", StringComparison.Ordinal)
            || Directory.Exists(Path.Combine(_folder, named));
        var file = Path.Combine(_folder, named);
        var apart = targetFramework.Length > 0 && !named.Contains(targetFramework);
        file = isFolder ? Path.Combine(file, apart ? targetFramework : "", Usual)
            : Path.ChangeExtension(file, apart ? targetFramework + ".json" : "json");
        file = Path.GetFullPath(file);

        // A file below the project's own folder is nobody else's, unless another project lies beside this one.
        claim = SharesFolder || !file.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? ReportClaim.Of(file, projectFile)
            : null;
        return claim?.File ?? file;
    }
}
