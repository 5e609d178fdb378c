using System.Collections.Immutable;
using PromptLint.Analyzers.Analysis;
using PromptLint.Core.Reports;
using PromptLint.Tool.Output;

namespace PromptLint.Tool.Analysis;

/// <summary>The rules of the analyzer that the tool carries, as reports tell them.</summary>
internal static class KnownRules
{
    /// <summary>All of them, by id.</summary>
    public static ImmutableArray<RuleDescription> All { get; } =
        [.. new PromptLintAnalyzer().SupportedDiagnostics.DistinctBy(static r => r.Id).OrderBy(static r => r.Id, StringComparer.Ordinal).Select(SarifWriter.Describe)];
}
