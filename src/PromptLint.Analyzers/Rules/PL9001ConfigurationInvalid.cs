using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Facts;

namespace PromptLint.Analyzers.Rules;

/// <summary>
/// What PromptLint is given to read must be readable; one clear diagnostic, and nothing else stops working. The same where PromptLint
/// itself fails at a call. Not about a call's cost, so no <see cref="Rule"/>.
/// </summary>
internal static class PL9001ConfigurationInvalid
{
    /// <summary>The diagnostic.</summary>
    public static readonly DiagnosticDescriptor Descriptor = new(
        "PL9001",
        "PromptLint's configuration is invalid",
        "{0}",
        "Configuration",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A price card, catalog or option that cannot be read is left out; everything else works on.",
        Rule.HelpLink("PL9001"),
        "ConfigurationInvalid",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>
    /// What could not be analysed, at its place. No warning, since our defect must not fail a build in which warnings are errors, and not told at
    /// the compilation's end, so that an editor shows it.
    /// </summary>
    /// <param name="failure">The failure.</param>
    /// <param name="place">The call's; none for what is about the project.</param>
    public static Diagnostic OfFailure(AnalysisFailure failure, Location place) => Diagnostic.Create(
        Descriptor.Id,
        Descriptor.Category,
        $"{Subject(failure.Step)} could not be analysed, because {failure.Why}; please report it",
        DiagnosticSeverity.Info,
        Descriptor.DefaultSeverity,
        Descriptor.IsEnabledByDefault,
        warningLevel: 1,
        Descriptor.Title,
        Descriptor.Description,
        Descriptor.HelpLinkUri,
        place,
        additionalLocations: null,
        Descriptor.CustomTags.Where(static t => t != WellKnownDiagnosticTags.CompilationEnd),
        FactProperties.OfFailure(failure).Concat(FactProperties.OfFinding(null)).ToImmutableDictionary());

    private static string Subject(FailedStep step) => step switch
    {
        FailedStep.Call => "This call",
        FailedStep.EntryPoints => "What reaches the calls",
        FailedStep.Project => "This project",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
