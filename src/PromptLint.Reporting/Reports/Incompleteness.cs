using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;

namespace PromptLint.Reporting.Reports;

/// <summary>Says that a report does not speak for all of the code, and why: one wording for every format and for every gate.</summary>
public static class Incompleteness
{
    /// <summary>A clause such as <c>2 calls could not be analysed</c>; null for a complete report. It holds no text of the user's code.</summary>
    public static string? Of(CostReport report)
    {
        if (report.IsComplete)
        {
            return null;
        }

        var calls = report.Failures.Count(static f => f.Step == FailedStep.Call);
        var clauses = new List<string>();
        if (calls > 0)
        {
            clauses.Add(Subject(FailedStep.Call, calls));
        }

        foreach (var step in new[] { FailedStep.EntryPoints, FailedStep.Project })
        {
            if (report.Failures.Any(f => f.Step == step))
            {
                clauses.Add(Subject(step, 1));
            }
        }

        return string.Join(", and ", clauses);
    }

    /// <summary>The failures of the same kind and reason together, the calls first.</summary>
    public static IReadOnlyList<(string Clause, string Why, IReadOnlyList<AnalysisFailure> Failures)> Reasons(CostReport report) => report.Failures
        .GroupBy(static f => (f.Step, f.Why))
        .OrderBy(static g => g.Key.Step)
        .ThenByDescending(static g => g.Count())
        .ThenBy(static g => g.Key.Why, StringComparer.Ordinal)
        .Select(static g => (Subject(g.Key.Step, g.Count()), g.Key.Why, (IReadOnlyList<AnalysisFailure>)g.ToList()))
        .ToList();

    /// <summary>What a gate says that cannot pass.</summary>
    /// <param name="report">The report, which is incomplete.</param>
    /// <param name="which">What it is called, as <c>the report</c> or <c>the report after the change</c>.</param>
    public static string OfGate(CostReport report, string which) => $"no gate passes, since {which} is incomplete: {Of(report)}";

    private static string Subject(FailedStep step, int count) => step switch
    {
        FailedStep.Call => CoverageLine.Count(count, "call") + " could not be analysed",
        FailedStep.EntryPoints => "what reaches the calls could not be analysed",
        _ => "a project could not be analysed to its end",
    };
}
