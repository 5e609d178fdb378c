using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PromptLint.Tool.Compilations;

/// <summary>The build's own settings, and what the files are that the scan adds to it.</summary>
internal sealed class BuildOptions(AnalyzerConfigOptionsProvider build) : AnalyzerConfigOptionsProvider
{
    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new GlobalScanOptions(build.GlobalOptions);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => build.GetOptions(tree);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is SettingsFile file ? file.Options : build.GetOptions(textFile);
}
