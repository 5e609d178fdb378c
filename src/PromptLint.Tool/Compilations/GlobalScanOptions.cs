using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PromptLint.Tool.Compilations;

/// <summary>
/// The global options of what is scanned, with what a scan always wants: calls over plain HTTP, and calls that do not bind to the last argument.
/// </summary>
internal sealed class GlobalScanOptions(AnalyzerConfigOptions inner) : AnalyzerConfigOptions
{
    private static readonly string[] Always = ["build_property.PromptLintRawHttp", "build_property.PromptLintTolerant"];

    /// <inheritdoc/>
    public override IEnumerable<string> Keys => inner.Keys.Concat(Always).Distinct(KeyComparer);

    /// <inheritdoc/>
    public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
    {
        if (Always.Contains(key, KeyComparer))
        {
            value = "true";
            return true;
        }

        return inner.TryGetValue(key, out value);
    }
}
