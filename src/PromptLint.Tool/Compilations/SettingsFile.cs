using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PromptLint.Tool.Compilations;

/// <summary>A file beside the source that says what a call will be given.</summary>
/// <param name="path">Absolute path.</param>
/// <param name="kind">What it is, in the words of the package's items.</param>
/// <param name="read">Reads it when asked; null when it cannot be read.</param>
internal sealed class SettingsFile(string path, string kind, Func<string?> read) : AdditionalText
{
    private readonly Lock _reading = new();

    /// <summary>What it is.</summary>
    public string Kind => kind;

    /// <inheritdoc/>
    public override string Path => path;

    /// <summary>Tells the analyzer what it is.</summary>
    public AnalyzerConfigOptions Options { get; } =
        new DictionaryOptions(ImmutableDictionary<string, string>.Empty.Add("build_metadata.AdditionalFiles.PromptLintKind", kind));

    /// <inheritdoc/>
    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        // Analyzers ask from several threads, and the reader counts.
        lock (_reading)
        {
            return read() is { } text ? SourceText.From(text) : null;
        }
    }
}
