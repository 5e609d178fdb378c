using System.Globalization;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Policy;

namespace PromptLint.Pages.Tests;

/// <summary>Something that is found in the code of a page.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Severity">As a page writes it: info, warning or error.</param>
/// <param name="Text">What it says.</param>
/// <param name="Line">The line in the code, as <c>Page1.cs(3)</c>; null for what stands elsewhere.</param>
/// <param name="Elsewhere">The place in another file; empty for what stands in the code.</param>
/// <param name="IsFact">True for the fact about a project's methods, which stands in no report.</param>
internal sealed record PageFinding(string Id, string Severity, string Text, string? Line, string Elsewhere, bool IsFact = false)
{
    /// <summary>Whether a page must speak of it: suggestions of other rules are none of its business.</summary>
    public bool Concerns(string id) => (Id == id && !IsFact) || Severity is "warning" or "error";

    /// <summary>As a page writes it: the place only where it is not the marked line.</summary>
    public override string ToString() => $"{Elsewhere}{Severity} {Id}: {Text}";

    /// <summary>A finding of the compiler or the analyzer.</summary>
    public static PageFinding Of(Diagnostic diagnostic)
    {
        var at = diagnostic.Location.GetLineSpan();
        return new PageFinding(
            diagnostic.Id,
            diagnostic.Severity == DiagnosticSeverity.Info ? "info" : diagnostic.Severity.ToString().ToLowerInvariant(),
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            diagnostic.Location.IsInSource ? Place(at.Path, at.StartLinePosition.Line + 1) : null,
            diagnostic.Location.Kind == LocationKind.ExternalFile ? Place(at.Path, at.StartLinePosition.Line + 1, at.StartLinePosition.Character + 1) : "",
            diagnostic.Properties.ContainsKey(FactProperties.Methods));
    }

    /// <summary>A finding of a policy: at its call, else at its budget.</summary>
    public static PageFinding Of(PolicyFinding finding) => new(
        finding.Rule.Id,
        finding.Level == PolicyLevel.Note ? "info" : finding.Level.ToString().ToLowerInvariant(),
        finding.Message,
        finding.Place is { } place ? Place(place.File, place.Line) : null,
        finding is { Place: null, Budget: { } budget } ? Place("promptlint.policy.json", budget.Line, budget.Column) : "");

    private static string Place(string file, int line) => string.Create(CultureInfo.InvariantCulture, $"{file}({line}): ");

    private static string Place(string file, int line, int column) => string.Create(CultureInfo.InvariantCulture, $"{file}({line},{column}): ");
}
