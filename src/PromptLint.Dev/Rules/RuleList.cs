using System.Globalization;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Rules;
using PromptLint.Core.Rules;

namespace PromptLint.Dev.Rules;

/// <summary>Every rule that this build knows, from the rules themselves: no table is asked.</summary>
public static class RuleList
{
    /// <summary>Where those of the analyzer are.</summary>
    public const string Folder = "src/PromptLint.Analyzers/Rules";

    /// <summary>All rules in the order of their ids.</summary>
    public static IReadOnlyList<RuleFact> All { get; } =
    [
        .. CallRules().Select(static r => Of(r, RuleHome.CallRule))
            .Append(Of(PL0001CallSiteCost.Descriptor, RuleHome.AnalyzerFact))
            .Append(Of(PL9001ConfigurationInvalid.Descriptor, RuleHome.AnalyzerFact))
            .Concat(PolicyRules.All.Select(Of))
            .OrderBy(static r => r.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rules with one more, which is not compiled yet.</summary>
    public static IReadOnlyList<RuleFact> With(RuleFact rule) => [.. All.Append(rule).OrderBy(static r => r.Id, StringComparer.Ordinal)];

    // By reflection and not from AllRules, which is written from this list.
    private static IEnumerable<DiagnosticDescriptor> CallRules() => typeof(Rule).Assembly.GetTypes()
        .Where(static t => t.IsSubclassOf(typeof(Rule)) && !t.IsAbstract)
        .Select(static t => ((Rule)Activator.CreateInstance(t)!).Descriptor);

    // A rule's name is its descriptor's first custom tag.
    private static RuleFact Of(DiagnosticDescriptor rule, RuleHome home) => new(
        rule.Id, rule.CustomTags.First(), Loudness(rule), rule.Category, rule.Description.ToString(CultureInfo.InvariantCulture), rule.HelpLinkUri, home);

    private static RuleFact Of(RuleDescription rule) =>
        new(rule.Id, rule.Name, Loudness(rule.Level), "Policy", rule.Description, rule.HelpUri, RuleHome.Policy);

    private static RuleLoudness Loudness(DiagnosticDescriptor rule) => !rule.IsEnabledByDefault ? RuleLoudness.Off : rule.DefaultSeverity switch
    {
        DiagnosticSeverity.Error => RuleLoudness.Error,
        DiagnosticSeverity.Warning => RuleLoudness.Warning,
        _ => RuleLoudness.Suggestion,
    };

    private static RuleLoudness Loudness(string level) => level switch
    {
        "error" => RuleLoudness.Error,
        "warning" => RuleLoudness.Warning,
        "note" => RuleLoudness.Suggestion,
        "none" => RuleLoudness.Off,
        _ => throw new InvalidOperationException($"unknown level '{level}' of a policy's rule"),
    };
}
