using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Json;

namespace PromptLint.Build;

/// <summary>
/// Decides whether a project can hold a call that is billed: it references an SDK of a catalog, or its sources name a method of plain HTTP, or
/// one of a catalog of the user's own that names no assembly. Everybody else pays for no error log, no report, and no recompilation when a
/// settings file changes. Where it cannot tell, the answer is yes: a report too many is no harm, one too few hides what is billed.
/// </summary>
public sealed class FindBilledCalls : Task
{
    private const string ByReferences = "references";
    private const string BySources = "sources";

    /// <summary>The assemblies that the project references.</summary>
    public ITaskItem[] ReferencedAssemblies { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The file that lists the assemblies of the shipped catalogs, one a line.</summary>
    [Required]
    public string SdkAssemblies { get; set; } = "";

    /// <summary>The user's own catalogs.</summary>
    public ITaskItem[] OwnSdks { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The project's sources, those of Razor too: its generator makes C# of them. Files of other kinds are passed over.</summary>
    public ITaskItem[] Sources { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Whether calls over plain HTTP count: <c>true</c>, or anything else.</summary>
    public string RawHttp { get; set; } = "";

    /// <summary>Absolute path of the project.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The project's intermediate folder, absolute or relative to the project: the last look at the sources is kept there.</summary>
    [Required]
    public string IntermediateFolder { get; set; } = "";

    /// <summary>The target framework.</summary>
    public string TargetFramework { get; set; } = "";

    /// <summary><c>references</c> when the project references what is billed, <c>sources</c> when only its text may call it, else empty.</summary>
    [Output]
    public string Found { get; set; } = "";

    /// <summary>What the error log of this compilation is marked with.</summary>
    [Output]
    public string Compilation { get; set; } = "";

    /// <summary>The file of the last look, when there was one.</summary>
    [Output]
    public ITaskItem[] Written { get; set; } = Array.Empty<ITaskItem>();

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            Compilation = CompilationMark.Of(ProjectFile, IntermediateFolder, TargetFramework);
            Found = Find();
        }
        catch (Exception e)
        {
            // Any exception, on purpose: a defect of ours must neither stop somebody's build nor hide what is billed.
            var line = "PromptLint: whether the project calls a model could not be found out, so it is looked at: " + e.Message;
            Log.LogMessage(MessageImportance.Normal, "{0}", line);
            Found = ByReferences;
        }

        return true;
    }

    private string Find()
    {
        var references = new HashSet<string>(ReferencedAssemblies.Select(static r => r.GetMetadata("Filename")), StringComparer.OrdinalIgnoreCase);
        if (references.Count == 0 || File.ReadLines(SdkAssemblies).Any(l => references.Contains(l.Trim())))
        {
            return ByReferences;
        }

        var methods = new List<string>();
        foreach (var file in OwnSdks.Select(static s => s.GetMetadata("FullPath")))
        {
            if (Catalog(file) is not { } catalog || catalog.Assemblies.Any(references.Contains))
            {
                return ByReferences;
            }

            methods.AddRange(catalog.Assemblies.Count > 0 ? Array.Empty<string>() : catalog.Entries
                .Where(static e => e.Kind is EntryKind.Call or EntryKind.HttpCall).SelectMany(static e => e.Methods));
        }

        // A constructor that is a call has no name of its own to look for.
        var words = new SourceWords(methods, RawHttp.Trim().Equals("true", StringComparison.OrdinalIgnoreCase));
        return methods.Contains(CatalogEntry.Constructor) || words.Any && Remembered(words) ? BySources : "";
    }

    private bool Remembered(SourceWords words)
    {
        var files = Sources.Select(static s => s.GetMetadata("FullPath")).Where(IsSource).Distinct().ToList();
        var state = PathHash.Of(words + "\n" + string.Join("\n", files.Select(static f => f + State(new FileInfo(f)))));
        var memory = Path.GetFullPath(Path.Combine(
            Path.GetDirectoryName(ProjectFile)!,
            IntermediateFolder,
            Path.GetFileNameWithoutExtension(ProjectFile) + ".promptlint.sources.txt"));
        Written = BuildItem.Of(memory);
        if (File.Exists(memory) && File.ReadAllLines(memory) is [var old, var found] && old == state)
        {
            return found == "true";
        }

        var any = words.AreIn(files);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(memory)!);
            File.WriteAllText(memory, state + "\n" + (any ? "true" : "false") + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then the next build looks again.
            Written = Array.Empty<ITaskItem>();
        }

        return any;
    }

    private static bool IsSource(string path) => Path.GetExtension(path).ToLowerInvariant() is ".cs" or ".razor" or ".cshtml";

    private static string State(FileInfo file) =>
        file.Exists ? string.Format(CultureInfo.InvariantCulture, "|{0}|{1}", file.Length, file.LastWriteTimeUtc.Ticks) : "|";

    // Null for a file that cannot be read: the analyzer says so, once it is asked to look.
    private static SdkCatalog? Catalog(string file)
    {
        try
        {
            return SdkCatalogReader.Read(File.ReadAllText(file));
        }
        catch (Exception e) when (e is JsonFormatException or IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
