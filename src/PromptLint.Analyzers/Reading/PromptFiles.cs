using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Reading;

/// <summary>
/// Prompts that stand in files of their own: what the code reads from a file that the build hands over as a <c>PromptLintPrompt</c>.
/// The analyzer itself opens no file.
/// </summary>
internal sealed class PromptFiles
{
    private readonly IReadOnlyList<(string File, SourceText Text)> _files;

    /// <summary>Creates it.</summary>
    public PromptFiles(IEnumerable<(string File, SourceText Text)> files) =>
        _files = files.Select(static f => ("/" + f.File.Replace('\\', '/').TrimStart('/'), f.Text)).ToList();

    /// <summary>What a call that reads a file gives; null when it reads none that is known.</summary>
    public Value? Call(ValueReader reader, IInvocationOperation call)
    {
        if (_files.Count == 0 || call.TargetMethod is not { Name: "ReadAllText" or "ReadAllTextAsync", ContainingType: { Name: "File", ContainingNamespace.Name: "IO" } } || call.Arguments.Length == 0)
        {
            return null;
        }

        return Find(TextOperations.Text(reader.Read(call.Arguments[0].Value), call)) is { } text
            ? new TextValue(PromptText.Literal(text.ToString()), ModelSource.Constant)
            : null;
    }

    // The folder that a program runs in is known to the run alone, so that the known end of the path decides; it must be one file's.
    private SourceText? Find(PromptText path)
    {
        if (path.Segments.LastOrDefault() is not LiteralSegment { Text: var end })
        {
            return null;
        }

        var tail = end.Replace('\\', '/');
        tail = tail.StartsWith("./", StringComparison.Ordinal) ? tail.Substring(2) : tail.TrimStart('/');
        var found = tail.Length == 0 ? new List<SourceText>() : _files.Where(f => f.File.EndsWith("/" + tail, StringComparison.OrdinalIgnoreCase)).Select(static f => f.Text).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
