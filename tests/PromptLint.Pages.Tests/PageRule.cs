using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Rules;

namespace PromptLint.Pages.Tests;

/// <summary>What a rule says of itself, wherever it is checked.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Severity">Its default severity as pages write it.</param>
/// <param name="Why">Why it costs.</param>
/// <param name="HelpLink">Where its page is to be found.</param>
internal sealed record PageRule(string Id, string Name, string Severity, string Why, string HelpLink)
{
    /// <summary>True when a policy checks it, not the analyzer.</summary>
    public bool IsOfPolicy => PolicyRules.All.Any(r => r.Id == Id);

    /// <summary>A rule of the analyzer; its name is its descriptor's first custom tag.</summary>
    public static PageRule Of(DiagnosticDescriptor rule) => new(
        rule.Id,
        rule.CustomTags.First(),
        !rule.IsEnabledByDefault ? "off" : rule.DefaultSeverity == DiagnosticSeverity.Warning ? "warning" : "suggestion",
        rule.Description.ToString(CultureInfo.InvariantCulture),
        rule.HelpLinkUri);

    /// <summary>A rule of a policy.</summary>
    public static PageRule Of(RuleDescription rule) => new(rule.Id, rule.Name, rule.Level == "none" ? "off" : rule.Level, rule.Description, rule.HelpUri);
}
