using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;

namespace PromptLint.Analyzers.Rules;

/// <summary>
/// The fact behind the report: one per call site, with everything that the report tells in its properties. Off by default, so that
/// editors stay quiet; the package switches it on where a report is written. Not configurable, so that no bulk setting empties the report.
/// </summary>
internal static class PL0001CallSiteCost
{
    /// <summary>The diagnostic.</summary>
    public static readonly DiagnosticDescriptor Descriptor = new(
        FactProperties.RuleId,
        "Cost of a call site",
        "{0}: {1}, {2} input tokens, {3} per call",
        "Report",
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        "What this call costs, as the cost report tells it.",
        Rule.HelpLink(FactProperties.RuleId),
        "CallSiteCost");

    /// <summary>The other half of the fact, told once at the end: which methods reach which call sites.</summary>
    /// <param name="methods">The summaries.</param>
    /// <param name="compilation">What the build calls the compilation; empty where it does not.</param>
    public static Diagnostic OfMethods(IReadOnlyCollection<MethodSummary> methods, string compilation) => OfProject(
        methods.Count == 1 ? "1 method can reach a call of a model" : $"{Wording.Number(methods.Count)} methods can reach a call of a model",
        FactProperties.OfMethods(methods).Concat(FactProperties.OfCompilation(compilation)));

    /// <summary>What a scan of the projects that use this one needs to know: its methods that send HTTP requests for their callers.</summary>
    /// <param name="catalog">The catalog that describes them.</param>
    public static Diagnostic OfGateways(string catalog) => OfProject(
        "Methods that send HTTP requests for their callers",
        new[] { new KeyValuePair<string, string?>(FactProperties.Gateways, catalog) });

    /// <summary>What could not be analysed, so that the report says so. It carries its own place: this one is about the project.</summary>
    /// <param name="failure">The failure.</param>
    public static Diagnostic OfFailure(AnalysisFailure failure) => OfProject(
        failure.Step == FailedStep.Call ? "A call could not be analysed" : "The project could not be analysed to its end",
        FactProperties.OfFailure(failure));

    /// <summary>Which compilation wrote the log: told at the end, so that a log without it is known to be another's, or not whole.</summary>
    /// <param name="compilation">What the build calls it.</param>
    public static Diagnostic OfCompilation(string compilation) =>
        OfProject("The facts of a compilation", FactProperties.OfCompilation(compilation));

    private static Diagnostic OfProject(string message, IEnumerable<KeyValuePair<string, string?>> properties) => Diagnostic.Create(
        Descriptor.Id,
        Descriptor.Category,
        message,
        Descriptor.DefaultSeverity,
        Descriptor.DefaultSeverity,
        isEnabledByDefault: false,
        warningLevel: 1,
        Descriptor.Title,
        Descriptor.Description,
        Descriptor.HelpLinkUri,
        Location.None,
        additionalLocations: null,
        Descriptor.CustomTags,
        properties.ToImmutableDictionary());
}
