using System;
using System.Collections.Generic;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Facts;

/// <summary>Something that could not be analysed. A report that holds one is incomplete: its numbers speak for the rest, and no gate passes.</summary>
/// <param name="Step">What was being done.</param>
/// <param name="Place">The call; null where nobody can tell, as for an analyzer that was not loaded. Line and column from 1.</param>
/// <param name="Why">
/// The reason as a clause that follows "because", the same for the same code: no stack trace, no path of a machine, nothing of the user's code.
/// </param>
public sealed record AnalysisFailure(FailedStep Step, SourcePlace? Place, string Why)
{
    /// <summary>Documentation id of the member that holds the call; empty where unknown.</summary>
    public string Member { get; init; } = "";

    /// <summary>Id that the call site would have had; empty where it is no call, or unknown.</summary>
    public string Site { get; init; } = "";

    /// <summary>The exception's type with its namespace; empty where none was thrown, or unknown.</summary>
    public string Exception { get; init; } = "";

    /// <summary>The projects that it concerns, sorted; empty in the report of one project, which says it once for all.</summary>
    public IReadOnlyList<string> Projects { get; init; } = Array.Empty<string>();
}
