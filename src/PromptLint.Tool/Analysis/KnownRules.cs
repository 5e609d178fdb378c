using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Analysis;
using PromptLint.Core.Rules;

namespace PromptLint.Tool.Analysis;

/// <summary>The rules of the analyzer that the tool carries, as reports tell them.</summary>
internal static class KnownRules
{
    /// <summary>All of them, by id.</summary>
    public static ImmutableArray<RuleDescription> All { get; } =
        [.. new PromptLintAnalyzer().SupportedDiagnostics.DistinctBy(static r => r.Id).OrderBy(static r => r.Id, StringComparer.Ordinal).Select(Describe)];

    /// <summary>What reports say about a rule.</summary>
    public static RuleDescription Describe(DiagnosticDescriptor rule) => new(
        rule.Id,
        rule.CustomTags.FirstOrDefault() ?? rule.Id,
        rule.Title.ToString(CultureInfo.InvariantCulture),
        rule.Description.ToString(CultureInfo.InvariantCulture),
        rule.HelpLinkUri,
        Level(rule.DefaultSeverity));

    /// <summary>A severity in SARIF's words.</summary>
    public static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "note",
        _ => "none",
    };
}
