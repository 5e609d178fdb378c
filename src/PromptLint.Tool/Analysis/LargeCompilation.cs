using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptLint.Core.Catalogs;

namespace PromptLint.Tool.Analysis;

/// <summary>
/// A compilation so large that binding all of it would take more memory and time than a scan may: only the files that name a method
/// of an SDK are analyzed. What a call takes from other files is still found, and nothing else of them is bound.
/// </summary>
internal static class LargeCompilation
{
    /// <summary>Characters of source above which a compilation counts as large.</summary>
    public const long Characters = 12_000_000;

    private static readonly Lazy<Regex> CallNames = new(static () => new Regex(
        @"\b(?:" + string.Join('|', SdkCatalogs.All.SelectMany(static c => c.Entries)
            .Where(static e => e.Kind.ToString().EndsWith("Call", StringComparison.Ordinal) && e.Kind != EntryKind.NotCall)
            .SelectMany(static e => e.Methods).Distinct(StringComparer.Ordinal).Select(Regex.Escape)) + @")\b",
        RegexOptions.CultureInvariant));

    /// <summary>True for a large one.</summary>
    public static bool Is(Compilation compilation) => compilation.SyntaxTrees.Sum(static t => (long)t.Length) > Characters;

    /// <summary>The diagnostics of the files that name a call.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CompilationWithAnalyzers analysis, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var tree in analysis.Compilation.SyntaxTrees)
        {
            if (CallNames.Value.IsMatch(tree.GetText(cancellationToken).ToString()))
            {
                all.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(analysis.Compilation.GetSemanticModel(tree), null, cancellationToken)
                    .ConfigureAwait(false));
            }
        }

        return all.ToImmutable();
    }
}
