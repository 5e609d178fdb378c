using System;
using System.Globalization;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PromptLint.Build;

/// <summary>
/// Takes the compiler's error log right after the compilation that wrote it. A log of the user's own may be written by other compilations too,
/// of another target framework or another project: what is there at the next build, nobody knows. So what is read is what was taken.
/// </summary>
public sealed class TakeLog : Task
{
    /// <summary>Folder of the project: what relative paths are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The compiler's log.</summary>
    [Required]
    public string LogFile { get; set; } = "";

    /// <summary>Where it is kept; the log itself where that is ours alone.</summary>
    [Required]
    public string TakenLog { get; set; } = "";

    /// <summary>When the log was last written before the compilation, in ticks of UTC; 0 when it was not there.</summary>
    public string LogTime { get; set; } = "0";

    /// <summary><c>true</c> when the compiler failed: it may have stopped before it wrote anything.</summary>
    public string CompilerFailed { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var (log, taken) = (FullPath(LogFile), FullPath(TakenLog));
            if (!File.Exists(log) || CompilerFailed == "true" && Ticks(log) == LogTime)
            {
                // What was taken of an earlier compilation does not speak for this one.
                File.Delete(taken);
            }
            else if (log != taken)
            {
                // Another compiler may have it open at this moment.
                using var from = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var to = new FileStream(taken, FileMode.Create, FileAccess.Write, FileShare.Read);
                from.CopyTo(to);
            }
        }
        catch (Exception e)
        {
            // Any exception, on purpose: the report says that there is no log.
            Log.LogMessage(MessageImportance.High, "{0}", $"PromptLint: the compiler's error log cannot be read: {e.Message}");
        }

        return true;
    }

    private string FullPath(string path) => Path.GetFullPath(Path.Combine(ProjectDirectory, path));

    private static string Ticks(string path) => File.GetLastWriteTimeUtc(path).Ticks.ToString(CultureInfo.InvariantCulture);
}
