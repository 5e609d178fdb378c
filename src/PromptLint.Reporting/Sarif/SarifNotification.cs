using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Sarif;

/// <summary>Something that is told of the run itself and is no result.</summary>
/// <param name="Level">In SARIF's words: error, warning, note or none. An error says that the run did not succeed.</param>
/// <param name="Text">What is told, plain text.</param>
/// <param name="Place">Where; null for what is about the whole.</param>
public sealed record SarifNotification(string Level, string Text, SourcePlace? Place = null)
{
    /// <summary>An error for each thing that could not be analysed.</summary>
    public static IReadOnlyList<SarifNotification> Of(CostReport report) =>
        report.Failures.Select(static f => new SarifNotification("error", Sentence(f), f.Place)).ToList();

    private static string Sentence(AnalysisFailure failure) =>
        (failure.Step switch { FailedStep.Call => "A call", FailedStep.EntryPoints => "What reaches the calls", _ => "The project" })
        + (failure.Projects.Count > 0 ? " (" + string.Join(", ", failure.Projects) + ")" : "")
        + $" could not be analysed, because {failure.Why}; please report it.";
}
