using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PromptLint.Packing;

/// <summary>
/// Writes what a package of ours ships: the licences of others, then the bill of materials, which lists the licences' file too. A package of others
/// whose licence is not known is an error.
/// </summary>
public sealed class WriteManifests : Task
{
    /// <summary>All that goes into the package but for what this task writes; <c>To</c> is the place there.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>Where packages are unpacked, each in <c>id/version</c>: those that <see cref="Files"/> lie in, and those that are compiled in.</summary>
    [Required]
    public string PackagesFolder { get; set; } = "";

    /// <summary>Packages whose source is compiled into assemblies of ours; <c>Version</c> is theirs.</summary>
    public ITaskItem[] CompiledIn { get; set; } = [];

    /// <summary>Files with notices of data that is in assemblies of ours.</summary>
    public ITaskItem[] DataNotices { get; set; } = [];

    /// <summary>The package's id.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary>The package's version.</summary>
    [Required]
    public string PackageVersion { get; set; } = "";

    /// <summary>The package's description.</summary>
    [Required]
    public string Description { get; set; } = "";

    /// <summary>What it is in the words of CycloneDX: <c>library</c> or <c>application</c>.</summary>
    [Required]
    public string Type { get; set; } = "";

    /// <summary>The file of licences that is written.</summary>
    [Required]
    public string NoticesFile { get; set; } = "";

    /// <summary>The bill of materials that is written.</summary>
    [Required]
    public string BillFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var files = Files.Select(f => ShippedFile.Of(f, PackagesFolder)).OrderBy(static f => f.Path, StringComparer.Ordinal).ToList();
            var packages = files.Where(static f => f.Package is not null).Select(static f => f.Package!).Distinct()
                .ToDictionary(static p => p, p => ForeignPackage.Read(Unpacked(p)), StringComparer.Ordinal);
            var compiledIn = CompiledIn.Select(i => ForeignPackage.Read(Unpacked(i.ItemSpec + "/" + i.GetMetadata("Version")))).ToList();

            File.WriteAllText(NoticesFile, Notices.Write(
                PackageId, files, packages, compiledIn, DataNotices.Select(static d => File.ReadAllText(d.GetMetadata("FullPath")))));
            files.Add(new ShippedFile(Path.GetFileName(NoticesFile), NoticesFile, null));
            files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
            File.WriteAllText(BillFile, new BillOfMaterials(PackageId, PackageVersion, Description, Type).Write(files, packages, compiledIn));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Log.LogErrorFromException(e);
        }

        return !Log.HasLoggedErrors;
    }

    private string Unpacked(string package) => Path.Combine(PackagesFolder, package.ToLowerInvariant().Replace('/', Path.DirectorySeparatorChar));
}
