using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Rules;

/// <summary>What PromptLint is given to read must be readable; one clear diagnostic, and nothing else stops working. Not about a call, so no <see cref="Rule"/>.</summary>
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
}
