using System;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PromptLint.Build;

/// <summary>
/// Decides, before the compiler runs, where its error log, the report and what belongs to them go. Whatever a path holds, the build that follows
/// is as green as it is without the package: what has no place is left out, and one line says so.
/// </summary>
public sealed class PlaceReport : Task
{
    /// <summary>Absolute path of the project.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The project's intermediate folder of this target framework, absolute or relative to the project.</summary>
    [Required]
    public string IntermediateFolder { get; set; } = "";

    /// <summary>The target framework.</summary>
    public string TargetFramework { get; set; } = "";

    /// <summary>The target frameworks, where the project has several.</summary>
    public string TargetFrameworks { get; set; } = "";

    /// <summary>The report's file or folder as the user names it; empty for the usual one.</summary>
    public string ReportFile { get; set; } = "";

    /// <summary>The compiler's <c>ErrorLog</c> as the user has it; empty where there is none.</summary>
    public string ErrorLog { get; set; } = "";

    /// <summary>What the compiler is given as <c>ErrorLog</c>: the user's own wherever there is one. Empty when no log can be written.</summary>
    [Output]
    public string CompilerLog { get; set; } = "";

    /// <summary>The file of that log.</summary>
    [Output]
    public ITaskItem[] LogFile { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>
    /// The log that the report is made of. It is no other than <see cref="LogFile"/> where that is ours alone; of a log of the user's own, which
    /// other compilations may write too, it is what stood in it right after this one.
    /// </summary>
    [Output]
    public ITaskItem[] TakenLog { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>When the log was last written before this build, in ticks of UTC; 0 when it is not there.</summary>
    [Output]
    public string LogTime { get; set; } = "0";

    /// <summary>Where promptlint.json goes.</summary>
    [Output]
    public ITaskItem[] JsonFile { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Where promptlint.md goes.</summary>
    [Output]
    public ITaskItem[] MarkdownFile { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Where is written down what else the report was made of.</summary>
    [Output]
    public ITaskItem[] InputsFile { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Where the policy's findings go.</summary>
    [Output]
    public ITaskItem[] PolicyFile { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The file that says that the report's name is this project's; none where no other project can have it.</summary>
    [Output]
    public ITaskItem[] ClaimFile { get; set; } = Array.Empty<ITaskItem>();

    private string ProjectName => Path.GetFileNameWithoutExtension(ProjectFile);

    private string ProjectDirectory => Path.GetDirectoryName(ProjectFile)!;

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            PlaceFiles();
            PlaceLog();
        }
        catch (Exception e)
        {
            // Any exception, on purpose: a report is no reason to turn somebody's build red.
            CompilerLog = "";
            LogFile = Array.Empty<ITaskItem>();
            Say($"PromptLint: no cost report for {ProjectName}: {e.Message}");
        }

        return true;
    }

    private void PlaceFiles()
    {
        var place = new ReportPlace(ProjectFile, IntermediateFolder);
        ReportClaim? claim = null;
        var json = ReportFile.Trim().Length == 0
            ? place.ByDefault()
            : place.Named(ReportFile.Trim(), TargetFrameworks.Contains(";") ? TargetFramework : "", out claim);
        if (claim is not null)
        {
            ClaimFile = BuildItem.Of(claim.Mark);
            if (claim.Owner is { } owner)
            {
                Say($"PromptLint: {ReportFile.Trim()} is the report of {owner}, so that of {ProjectName} goes to {claim.File}. "
                    + "Give each project its own: PromptLintReportFile with $(MSBuildProjectName) in it.");
            }
        }

        JsonFile = BuildItem.Of(json);
        MarkdownFile = BuildItem.Of(Path.ChangeExtension(json, "md"));
        InputsFile = BuildItem.Of(Beside("inputs"));
        PolicyFile = BuildItem.Of(Beside("policy"));
    }

    private void PlaceLog()
    {
        if (ErrorLog.Length > 0)
        {
            CompilerLog = ErrorLog;
            LogFile = BuildItem.Of(ErrorLogPlace.FileOf(ErrorLog));
            NoteTime(ErrorLogPlace.FileOf(ErrorLog));
            TakenLog = BuildItem.Of(Path.Combine(IntermediateFolder, ProjectName + ".promptlint.taken.sarif"));
        }
        else if (ErrorLogPlace.Of(ProjectDirectory, IntermediateFolder, ProjectName) is { } place)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FullPath(place.File))!);
            CompilerLog = place.Option;
            LogFile = TakenLog = BuildItem.Of(place.File);
            NoteTime(place.File);
        }
        else
        {
            Say($"PromptLint: no cost report for {ProjectName}: "
                + "the compiler's /errorlog option cannot carry a path with a comma, a semicolon or a quotation mark, "
                + $"as {FullPath(IntermediateFolder)} is, nor is there a folder above it that it can.");
        }
    }

    private void NoteTime(string log)
    {
        var file = new FileInfo(FullPath(log));
        LogTime = file.Exists ? file.LastWriteTimeUtc.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture) : "0";
    }

    // Of the project, not of the folder: several projects may share it.
    private string Beside(string what) => Path.Combine(IntermediateFolder, $"{ProjectName}.promptlint.{what}.txt");

    private void Say(string line) => Log.LogMessage(MessageImportance.High, "{0}", line);

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(ProjectDirectory, path));
}
