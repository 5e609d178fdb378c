using System;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PromptLint.Core.Json;
using PromptLint.Reporting.CompilerLog;
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
    /// <summary>The compiler's <c>ErrorLog</c>, with or without <c>,version=2.1</c>.</summary>
    [Required]
    public string ErrorLog { get; set; } = "";

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
                Say(BuildLine.Of(told, markdown));
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
        var path = FullPath(SarifPath(ErrorLog));
        if (!File.Exists(path))
        {
            return GiveUp("the compiler wrote no error log at " + path);
        }

        SarifLog log;
        try
        {
            log = SarifReader.Read(File.ReadAllText(path));
        }
        catch (JsonFormatException e)
        {
            return GiveUp($"{path}({e.Line},{e.Column}): {e.Message}");
        }

        return log.Rule switch
        {
            FactRuleState.SwitchedOff => GiveUp("rule PL0001 is switched off (NoWarn, or severity none), and it carries the report's facts"),

            // Also where nothing else is in the log: an analyzer that fell over is no project without a call.
            _ when log.Rule == FactRuleState.Ran || log.Failures.Count > 0 =>
                CostReport.Of(log, ProjectName, TargetFramework, RepositoryRoot.Of(FullPath(ProjectDirectory), Root)),
            FactRuleState.Absent => GiveUp("the analyzers did not run in this compilation"),
            _ => GiveUp($"{path} has no facts, and SARIF 1.0 does not tell whether the analyzers ran; append \",version=2.1\" to ErrorLog to know"),
        };
    }

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

    private void Say(string line) => Log.LogMessage(MessageImportance.High, "{0}", line);

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(ProjectDirectory, path));

    // The compiler's own syntax: a path, then perhaps a comma or a semicolon and the version.
    private static string SarifPath(string errorLog)
    {
        var end = errorLog.LastIndexOf("version=", StringComparison.OrdinalIgnoreCase);
        return end > 0 && errorLog[end - 1] is ',' or ';' ? errorLog.Substring(0, end - 1) : errorLog;
    }
}
