using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.Compilations;

/// <summary>The <c>.editorconfig</c> files of a tree and of the folders above it, as the compiler would apply them.</summary>
internal sealed class EditorConfigs : SyntaxTreeOptionsProvider
{
    private readonly AnalyzerConfigSet _set;

    private EditorConfigs(AnalyzerConfigSet set) => _set = set;

    /// <summary>Reads the files.</summary>
    public static EditorConfigs Of(string root, TreeWalk walk, SourceReader reader)
    {
        var configs = new List<AnalyzerConfig>();
        foreach (var path in Above(root).Concat(walk.Paths.Where(static p => Path.GetFileName(p) is ".editorconfig" or ".globalconfig")))
        {
            if (reader.Read(path) is { } file)
            {
                configs.Add(AnalyzerConfig.Parse(SourceText.From(file.Text), path));
            }
        }

        return new EditorConfigs(AnalyzerConfigSet.Create(configs));
    }

    /// <summary>The analyzer options for a path.</summary>
    public AnalyzerConfigOptions OptionsFor(string path) => path.Length == 0
        ? new DictionaryOptions(_set.GlobalConfigOptions.AnalyzerOptions)
        : new DictionaryOptions(_set.GetOptionsForSourcePath(path).AnalyzerOptions);

    /// <summary>The options that hold everywhere.</summary>
    public AnalyzerConfigOptions Global => new DictionaryOptions(_set.GlobalConfigOptions.AnalyzerOptions);

    /// <inheritdoc/>
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    /// <inheritdoc/>
    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return tree.FilePath.Length > 0 && _set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    /// <inheritdoc/>
    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);

    private static IEnumerable<string> Above(string root)
    {
        for (var folder = Path.GetDirectoryName(root); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, ".editorconfig");
            if (File.Exists(path))
            {
                yield return path;
            }
        }
    }
}
