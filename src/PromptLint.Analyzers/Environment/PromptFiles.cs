using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using PromptLint.Core.Calls;
using PromptLint.Core.Prompts;

namespace PromptLint.Analyzers.Environment;

/// <summary>A prompt in a file of its own, as the build hands it over.</summary>
internal sealed class PromptFile
{
    public PromptFile(string file, SourceText text)
    {
        File = file;
        Path = "/" + file.Replace('\\', '/').TrimStart('/');
        Source = text;
    }

    /// <summary>The path as given.</summary>
    public string File { get; }

    /// <summary>The path with <c>/</c>, from the root.</summary>
    public string Path { get; }

    public SourceText Source { get; }

    /// <summary>The whole text.</summary>
    public string Text => Source.ToString();

    /// <summary>The file's name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The path of its folder.</summary>
    public string Folder => Path.Substring(0, Path.LastIndexOf('/'));
}

/// <summary>
/// Prompts that stand in files of their own (<c>PromptLintPrompt</c> items), and what of them could not be read. The analyzer itself
/// opens no file, and reads none that the code does not ask for.
/// </summary>
internal sealed class PromptFiles
{
    private readonly ConcurrentDictionary<string, (PromptFile File, PromptFormatException Error)> _problems = new();

    /// <summary>Creates it.</summary>
    public PromptFiles(IEnumerable<(string File, SourceText Text)> files) => All = files.Select(static f => new PromptFile(f.File, f.Text))
        .GroupBy(static f => f.Path, StringComparer.Ordinal).Select(static g => g.First()).ToImmutableArray();

    /// <summary>The files in the order given.</summary>
    public ImmutableArray<PromptFile> All { get; }

    /// <summary>One error for each file that was asked for and cannot be read, in the order of their names.</summary>
    public IEnumerable<(PromptFile File, PromptFormatException Error)> Problems =>
        _problems.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => p.Value);

    /// <summary>The file of a path; null when none or several may be meant.</summary>
    public PromptFile? At(PromptText path) =>
        Tail(path) is { } tail ? Only(All.Where(f => f.Path.EndsWith("/" + tail, StringComparison.OrdinalIgnoreCase))) : null;

    /// <summary>The files right in the folder of a path; none when several folders may be meant.</summary>
    public IReadOnlyList<PromptFile> In(PromptText folder)
    {
        var found = Tail(folder) is { } tail
            ? All.Where(f => f.Folder.EndsWith("/" + tail.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)).ToList()
            : new List<PromptFile>();
        return found.Select(static f => f.Folder).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1 ? found : Array.Empty<PromptFile>();
    }

    /// <summary>The file beside another one; null when there is none.</summary>
    public PromptFile? Beside(PromptFile file, string name) =>
        All.FirstOrDefault(f => f.Path.Equals(file.Folder + "/" + name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The file that is embedded under a name, <c>App.Prompts.system.md</c>; null when none or several may be meant.</summary>
    public PromptFile? Embedded(string name) => Only(ResourceName.Best(All, static f => f.Path, name));

    /// <summary>Reads a file or a text that came from one; null when it cannot be read, which is remembered.</summary>
    public T? Read<T>(PromptFile? file, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (PromptFormatException error)
        {
            if (file is not null)
            {
                _problems.TryAdd(file.Path, (file, error));
            }

            return null;
        }
    }

    /// <summary>The file that has exactly this text; null for a text of the code's own.</summary>
    public PromptFile? Of(string text) => All.FirstOrDefault(f => f.Source.Length == text.Length && f.Text == text);

    // The folder that a program runs in is known to the run alone, so that the known end of the path decides.
    private static string? Tail(PromptText path)
    {
        if (path.Segments.LastOrDefault() is not LiteralSegment { Text: var end })
        {
            return null;
        }

        var tail = end.Replace('\\', '/').TrimEnd('/');
        while (tail.StartsWith("./", StringComparison.Ordinal)
            || tail.StartsWith("../", StringComparison.Ordinal) || tail.StartsWith("/", StringComparison.Ordinal))
        {
            tail = tail.Substring(tail.IndexOf('/') + 1);
        }

        return tail.Length == 0 ? null : tail;
    }

    private static PromptFile? Only(IEnumerable<PromptFile> files) => files.Take(2).ToList() is [var only] ? only : null;
}
