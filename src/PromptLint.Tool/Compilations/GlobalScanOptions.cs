using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PromptLint.Tool.Compilations;

/// <summary>
/// The global options of what is scanned, with what a scan always wants: calls over plain HTTP, and calls that do not bind to the last argument.
/// </summary>
internal sealed class GlobalScanOptions(AnalyzerConfigOptions inner) : AnalyzerConfigOptions
{
    private static readonly string[] Always = ["build_property.PromptLintRawHttp", "build_property.PromptLintTolerant"];

    // Marks the facts in a compiler's error log, for the build that reads it. A scan writes none.
    private const string OfTheBuild = "build_property.PromptLintCompilation";

    /// <inheritdoc/>
    public override IEnumerable<string> Keys => inner.Keys.Where(static k => !KeyComparer.Equals(k, OfTheBuild)).Concat(Always).Distinct(KeyComparer);

    /// <inheritdoc/>
    public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
    {
        if (Always.Contains(key, KeyComparer))
        {
            value = "true";
            return true;
        }

        value = null;
        return !KeyComparer.Equals(key, OfTheBuild) && inner.TryGetValue(key, out value);
    }
}
