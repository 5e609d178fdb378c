using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PromptLint.Tool.Compilations;

/// <summary>The options of what is scanned, with what the command line says about prompt text in the place of what the project says.</summary>
internal sealed class PromptTextOptions(AnalyzerConfigOptionsProvider inner, string extent) : AnalyzerConfigOptionsProvider
{
    private const string Key = "build_property.PromptLintPromptText";

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Overridden(inner.GlobalOptions, extent);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => inner.GetOptions(tree);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => inner.GetOptions(textFile);

    private sealed class Overridden(AnalyzerConfigOptions inner, string extent) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => inner.Keys.Append(Key).Distinct(KeyComparer);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            if (KeyComparer.Equals(key, Key))
            {
                value = extent;
                return true;
            }

            return inner.TryGetValue(key, out value);
        }
    }
}
