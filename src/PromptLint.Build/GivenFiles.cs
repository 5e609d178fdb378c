using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PromptLint.Core.Json;
using PromptLint.Reporting.Policy;
using PromptLint.Reporting.Usage;

namespace PromptLint.Build;

/// <summary>
/// The user's own files that a build gives to a task. One that cannot be read is left out with one warning that says where and what was
/// expected, PL9001 as for every file of the configuration; the rest works on.
/// </summary>
/// <param name="log">Where it is told; null where another task has told it.</param>
/// <param name="projectDirectory">What relative paths are relative to.</param>
internal sealed class GivenFiles(TaskLoggingHelper? log, string projectDirectory)
{
    // As in the tool: far above any file that somebody wrote, and below what fills the memory.
    private const long Largest = 512L * 1024 * 1024;
    private const string HelpLink = "https://github.com/promptlint/promptlint/blob/main/rules/PL9001.md";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The policy with its path; null when none is given or it cannot be read.</summary>
    public (PolicyFile Policy, string Path)? Policy(ITaskItem[] items) => One(items, "PromptLintPolicy", "policy", PolicyFileReader.Read);

    /// <summary>What is told of use; null when nothing is given or it cannot be read.</summary>
    public UsageFile? Usage(ITaskItem[] items) => One(items, "PromptLintUsage", "usage file", UsageFileReader.Read)?.Value;

    /// <summary>Warns of a file that cannot be used.</summary>
    public void Warn(string path, int line, int column, string message) =>
        log?.LogWarning(null, "PL9001", null, HelpLink, path, line, column, 0, 0, "{0}", message);

    private (T Value, string Path)? One<T>(ITaskItem[] items, string name, string what, Func<string, T> parse)
        where T : class
    {
        if (items.Length == 0)
        {
            return null;
        }

        var path = Path.GetFullPath(Path.Combine(projectDirectory, items[0].ItemSpec));
        if (items.Length > 1)
        {
            Warn(path, 0, 0, $"{items.Length} files are given as {name}: expected one; only {Path.GetFileName(path)} is read");
        }

        try
        {
            return (parse(Text(path)), path);
        }
        catch (JsonFormatException e)
        {
            Warn(path, e.Line, e.Column, $"The {what} cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Warn(path, 0, 0, $"The {what} cannot be read: {e.Message}");
        }

        return null;
    }

    private static string Text(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException("expected a file, and there is none");
        }

        if (new FileInfo(path).Length > Largest)
        {
            throw new IOException($"expected {Largest / 1024 / 1024} MB at the most");
        }

        try
        {
            return File.ReadAllText(path, Strict);
        }
        catch (DecoderFallbackException)
        {
            throw new IOException("expected text in UTF-8");
        }
    }
}
