using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PromptLint.Analyzers.Tests;

/// <summary>What users give beside their code: <c>key = value</c> lines of an .editorconfig, and files of their own.</summary>
internal sealed class Settings
{
    /// <summary>Nothing.</summary>
    public static readonly Settings None = new("");

    /// <summary>Options only.</summary>
    /// <param name="editorconfig">Lines of <c>key = value</c>.</param>
    /// <param name="files">Kind (Sdk, PriceCard; empty for a file of somebody else's), path and text.</param>
    public Settings(string editorconfig, params (string Kind, string Path, string Text)[] files)
    {
        var global = new Values(editorconfig.Split('\n').Select(static l => l.Split('=', 2)).Where(static p => p.Length == 2)
            .ToDictionary(static p => p[0].Trim(), static p => p[1].Trim(), StringComparer.OrdinalIgnoreCase));
        var kinds = files.ToDictionary(static f => f.Path, static f => new Values(f.Kind.Length == 0
            ? new Dictionary<string, string>()
            : new Dictionary<string, string> { ["build_metadata.AdditionalFiles.PromptLintKind"] = f.Kind }));
        Analyzer = new AnalyzerOptions(files.Select(static AdditionalText (f) => new File(f.Path, f.Text)).ToImmutableArray(), new Provider(global, kinds));
    }

    /// <summary>The same as the compiler gives it to analyzers.</summary>
    public AnalyzerOptions Analyzer { get; }

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Provider(Values global, Dictionary<string, Values> files) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => global;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => global;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => files[textFile.Path];
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
