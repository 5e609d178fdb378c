using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PromptLint.Build;

/// <summary>
/// Of the files that are meant for the analyzer those that the compiler can read as text. It takes any other for an error of the build (CS2015,
/// CS2001), and a glob of prompts finds logos too.
/// </summary>
public sealed class KeepText : Task
{
    // Far above what a person wrote, and below what a compiler should hold.
    private const long Largest = 64L * 1024 * 1024;

    /// <summary>The files; <c>PromptLintKind</c> says what each is for.</summary>
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Those that are text.</summary>
    [Output]
    public ITaskItem[] Text { get; set; } = Array.Empty<ITaskItem>();

    /// <inheritdoc/>
    public override bool Execute()
    {
        var text = new List<ITaskItem>();
        foreach (var file in Files)
        {
            if (WhyNotText(file.GetMetadata("FullPath")) is { } why)
            {
                Tell(file, why);
            }
            else
            {
                text.Add(file);
            }
        }

        Text = text.ToArray();
        return true;
    }

    private void Tell(ITaskItem file, string why)
    {
        var path = file.GetMetadata("FullPath");
        switch (file.GetMetadata("PromptLintKind"))
        {
            case "PriceCard":
                new GivenFiles(Log, "").Warn(path, 0, 0, "The price card cannot be read: " + why);
                break;
            case "Sdk":
                new GivenFiles(Log, "").Warn(path, 0, 0, "The SDK catalog cannot be read: " + why);
                break;
            case "Configuration":
                // Nobody gave it to PromptLint: no warning, which may be an error of the build.
                Log.LogMessage(MessageImportance.High, "{0}", $"PromptLint: {path} is not read, its settings are unknown: {why}");
                break;
            default:
                Log.LogMessage(MessageImportance.Low, "{0}", $"PromptLint: {path} is no prompt: {why}");
                break;
        }
    }

    private static string? WhyNotText(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return "expected a file, and there is none";
            }

            if (file.Length > Largest)
            {
                return $"expected {Largest / 1024 / 1024} MB at the most";
            }

            // As the compiler tells text from bytes: no text has two characters of zero side by side.
            using var reader = new StreamReader(path, Encoding.GetEncoding("iso-8859-1"), detectEncodingFromByteOrderMarks: true);
            var buffer = new char[16 * 1024];
            var last = ' ';
            for (int read; (read = reader.Read(buffer, 0, buffer.Length)) > 0;)
            {
                for (var i = 0; i < read; last = buffer[i++])
                {
                    if (buffer[i] == '\0' && last == '\0')
                    {
                        return "expected text, found binary data";
                    }
                }
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return e.Message;
        }
    }
}
