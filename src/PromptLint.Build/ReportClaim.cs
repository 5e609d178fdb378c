using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;

namespace PromptLint.Build;

/// <summary>
/// Which project a report file belongs to that several projects were told to write, as <c>PromptLintReportFile</c> in a
/// <c>Directory.Build.props</c> does: the first keeps the name, and each other one has its own beside it, so that no report is lost to the last.
/// </summary>
/// <param name="File">The file that this project writes.</param>
/// <param name="Mark">The file that says whose it is.</param>
/// <param name="Owner">The project that has the name that was asked for; null when it is this one.</param>
internal sealed record ReportClaim(string File, string Mark, string? Owner)
{
    /// <summary>Claims a file for a project, or the next name that is free.</summary>
    /// <param name="file">The file that was asked for, absolute.</param>
    /// <param name="projectFile">The project, absolute.</param>
    public static ReportClaim Of(string file, string projectFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string? first = null;
        foreach (var candidate in Candidates(file, projectFile))
        {
            var mark = candidate + ".owner";
            var owner = OwnerOf(mark, projectFile);
            if (owner == projectFile)
            {
                return new(candidate, mark, first);
            }

            first ??= owner;
        }

        throw new IOException($"every name beside {file} belongs to another project");
    }

    private static IEnumerable<string> Candidates(string file, string projectFile)
    {
        var name = Path.GetFileNameWithoutExtension(projectFile);
        yield return file;

        // Found by whoever looks for promptlint.json below a folder.
        var folder = Path.GetDirectoryName(file)!;
        var isUsual = Path.GetFileName(file) == "promptlint.json";
        yield return isUsual ? Path.Combine(folder, name, "promptlint.json") : Path.ChangeExtension(file, name + ".json");

        // Two projects may have the same name, never the same path.
        name += "." + PathHash.Of(projectFile);
        yield return isUsual ? Path.Combine(folder, name, "promptlint.json") : Path.ChangeExtension(file, name + ".json");
    }

    // Made by whoever comes first: of two builds at the same time the file system lets only one make it.
    private static string OwnerOf(string mark, string projectFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(mark)!);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (System.IO.File.Exists(mark))
                {
                    var owner = System.IO.File.ReadAllText(mark, Encoding.UTF8).Trim();
                    if (owner == projectFile || System.IO.File.Exists(owner))
                    {
                        return owner;
                    }

                    if (owner.Length > 0 || attempt > 25)
                    {
                        // Of a project that is no more, or of a build that was stopped before it wrote its name.
                        System.IO.File.Delete(mark);
                    }
                }

                using var made = new FileStream(mark, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                var bytes = Encoding.UTF8.GetBytes(projectFile + "\n");
                made.Write(bytes, 0, bytes.Length);
                return projectFile;
            }
            catch (IOException) when (attempt < 50)
            {
                // Another build makes or writes it at this moment.
                Thread.Sleep(10);
            }
        }
    }
}
