using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PromptLint.Tool.Compilations;

/// <summary>Gives the analyzer what a build with the package would give it: settings, and files with what they are.</summary>
internal sealed class ScanOptions(EditorConfigs configs) : AnalyzerConfigOptionsProvider
{
    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new GlobalScanOptions(configs.Global);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => configs.OptionsFor(tree.FilePath);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is SettingsFile file ? file.Options : configs.Global;
}
