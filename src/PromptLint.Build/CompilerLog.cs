using System;
using System.IO;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Reporting.CompilerLog;

namespace PromptLint.Build;

/// <summary>What the compiler's error log tells of one compilation, or why it tells nothing.</summary>
/// <param name="Log">What it tells; null when there is no report to be made of it.</param>
/// <param name="WhyNot">Why there is none, as a clause; empty where there is one.</param>
internal sealed record CompilerLog(SarifLog? Log, string WhyNot)
{
    private const string OneLogEach =
        "two compilations write one log, which says nothing for certain; give each its own: ErrorLog with $(MSBuildProjectName) and $(TargetFramework) in it";

    /// <summary>Reads a log.</summary>
    /// <param name="path">Absolute path of what was taken of the log.</param>
    /// <param name="shown">The log as the user knows it.</param>
    /// <param name="compilation">The mark of the compilation; empty where none is written.</param>
    /// <param name="warningLevel">The compiler's warning level; empty for the usual one.</param>
    public static CompilerLog Read(string path, string shown, string compilation, string warningLevel)
    {
        if (!File.Exists(path))
        {
            return new(null, "the compiler wrote no error log at " + shown);
        }

        // Another compiler may have it open at this moment.
        string text;
        using (var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)))
        {
            text = reader.ReadToEnd();
        }

        try
        {
            return Told(SarifReader.Read(text, compilation), shown, compilation, warningLevel);
        }
        catch (JsonFormatException e)
        {
            var left = SarifReader.ReadBroken(text, compilation);
            return left.Rule == FactRuleState.Ran
                ? new(left, "")
                : new(null, $"{shown}({e.Line},{e.Column}): {e.Message}: either the compiler was stopped, or {OneLogEach}");
        }
    }

    private static CompilerLog Told(SarifLog log, string shown, string compilation, string warningLevel)
    {
        // Whoever has switched the facts off has no mark in the log either.
        if (log.Rule == FactRuleState.SwitchedOff)
        {
            return new(null, warningLevel == "0"
                ? "WarningLevel is 0, and then the compiler drops rule PL0001, which carries the report's facts"
                : "rule PL0001 is switched off (NoWarn, or severity none), and it carries the report's facts");
        }

        if (log.Compilations.Count > 0 && compilation.Length > 0 && !log.Compilations.Contains(compilation))
        {
            return new(null, $"{shown} is the log of another compilation ({CompilationMark.Name(log.Compilations[0])}): {OneLogEach}");
        }

        if (log.CompilerErrors.Count > 0)
        {
            var why = $"the code does not compile ({string.Join(", ", log.CompilerErrors.Take(3))}{(log.CompilerErrors.Count > 3 ? ", ..." : "")})";
            return log.CallSites.Count == 0
                ? new(null, why + ", so that its calls were not analysed")
                : new(log with { Failures = log.Failures.Append(new AnalysisFailure(FailedStep.Project, null, why)).ToList() }, "");
        }

        return log.Rule switch
        {
            // Also where nothing else is in the log: an analyzer that fell over is no project without a call.
            _ when log.Rule == FactRuleState.Ran || log.Failures.Count > 0 => new(log, ""),
            FactRuleState.Absent => new(null, "the analyzers did not run in this compilation"),
            _ => new(null, $"{shown} has no facts, and SARIF 1.0 does not tell whether the analyzers ran; append \",version=2.1\" to ErrorLog to know"),
        };
    }
}
