using System;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PromptLint.Reporting.Markdown;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Usage;
using PromptLint.Reporting.WhatIf;

namespace PromptLint.Build;

/// <summary>
/// Turns the compiler's error log into promptlint.json and promptlint.md. It never fails the build, and warns of nothing but a usage file
/// that cannot be read: a report is no reason to turn a green build red where warnings are errors. What else went wrong is told as a message.
/// </summary>
public sealed class WriteCostReport : Task
{
    /// <summary>What was taken of the compiler's error log.</summary>
    [Required]
    public string LogFile { get; set; } = "";

    /// <summary>
    /// The compiler's <c>ErrorLog</c>, with or without <c>,version=2.1</c>: what the log is called to people. Empty for <see cref="LogFile"/>.
    /// </summary>
    public string CompilerLog { get; set; } = "";

    /// <summary>The mark of the compilation in the log; empty where it bears none.</summary>
    public string Compilation { get; set; } = "";

    /// <summary>The compiler's warning level.</summary>
    public string WarningLevel { get; set; } = "";

    /// <summary><c>sources</c> where only the project's text may call a model: then nothing is said of a project that does not.</summary>
    public string FoundBy { get; set; } = "";

    /// <summary>Name of the project.</summary>
    [Required]
    public string ProjectName { get; set; } = "";

    /// <summary>Folder of the project: what relative paths are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The target framework.</summary>
    public string TargetFramework { get; set; } = "";

    /// <summary>Folder that the report's paths are relative to; by default the nearest one upwards that holds .git, else the project's.</summary>
    public string Root { get; set; } = "";

    /// <summary>Where promptlint.json goes.</summary>
    [Required]
    public string JsonFile { get; set; } = "";

    /// <summary>Where promptlint.md goes.</summary>
    [Required]
    public string MarkdownFile { get; set; } = "";

    /// <summary>The usage file: what makes a cost per call a cost per month. None by default.</summary>
    public ITaskItem[] Usage { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The policy: without a repository the report's paths are relative to a folder that holds it.</summary>
    public ITaskItem[] Policy { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The user's own price cards, which expected costs are computed with.</summary>
    public ITaskItem[] PriceCards { get; set; } = Array.Empty<ITaskItem>();

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            if (ReadReport() is { } report)
            {
                var (told, whatIf) = WithUsage(report);
                var markdown = FullPath(MarkdownFile);
                ReportFile.Write(FullPath(JsonFile), ReportJsonWriter.Write(told));
                ReportFile.Write(markdown, ReportMarkdownWriter.Write(told, whatIf));
                var isNews = FoundBy != "sources" || told.CallSites.Count > 0 || !told.IsComplete;
                Say(BuildLine.Of(told, markdown), isNews ? MessageImportance.High : MessageImportance.Normal);
            }
        }
        catch (Exception e)
        {
            // Any exception, on purpose: a defect of ours must not stop somebody's build.
            GiveUp(e.Message);
        }

        return true;
    }

    private CostReport? ReadReport()
    {
        var shown = FullPath(CompilerLog.Length > 0 ? ErrorLogPlace.FileOf(CompilerLog) : LogFile);
        var read = Build.CompilerLog.Read(FullPath(LogFile), shown, Compilation, WarningLevel);
        return read.Log is { } log
            ? CostReport.Of(log, ProjectName, TargetFramework, RepositoryRoot.Of(FullPath(ProjectDirectory), Root, Path(Policy), Path(Usage)))
            : GiveUp(read.WhyNot);
    }

    private static string? Path(ITaskItem[] files) => files.FirstOrDefault()?.ItemSpec;

    // What the file says of other projects' calls is theirs: only the tool, which sees all of them, can tell what it says of none.
    private (CostReport Report, WhatIfAnalysis? WhatIf) WithUsage(CostReport report)
    {
        if (new GivenFiles(Log, ProjectDirectory).Usage(Usage) is not { } usage)
        {
            return (report, null);
        }

        var book = OwnPrices.Book(PriceCards, ProjectDirectory);
        var told = UsageOfReport.Apply(report, usage, book);
        return (told, WhatIfAnalysis.Of(told, usage, book, WhatIfAnalysis.Usual));
    }

    /// <summary>Says why there is no report, and removes an older one: it would speak for code that it has not seen.</summary>
    private CostReport? GiveUp(string why)
    {
        Say($"PromptLint: no cost report for {ProjectName}: {why}.");
        foreach (var file in new[] { JsonFile, MarkdownFile })
        {
            try
            {
                File.Delete(FullPath(file));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                Say($"PromptLint: {file} is out of date and could not be removed: {e.Message}");
            }
        }

        return null;
    }

    private void Say(string line, MessageImportance importance = MessageImportance.High) => Log.LogMessage(importance, "{0}", line);

    private string FullPath(string path) => System.IO.Path.GetFullPath(System.IO.Path.Combine(ProjectDirectory, path));
}
