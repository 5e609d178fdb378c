using System;
using System.Collections.Generic;
using PromptLint.Core.Calls;
using PromptLint.Core.Graph;

namespace PromptLint.Reporting.EntryPoints;

/// <summary>The worst that one run of something that is started from outside can send and cost.</summary>
/// <param name="Method">The entry point.</param>
/// <param name="Requests">The most requests; null when unbounded or unknown, and <paramref name="OpenWhy"/> says why.</param>
/// <param name="Cost">The most dollars; null when a bound or a price is missing.</param>
/// <param name="OpenWhy">Why there is no bound on the requests; null when there is one.</param>
/// <param name="OpenAt">Where that stands.</param>
public sealed record EntryPointCost(MethodSummary Method, long? Requests, decimal? Cost, string? OpenWhy, SourcePlace? OpenAt)
{
    /// <summary>True when it can reach a call site.</summary>
    public bool ReachesCallSites { get; init; }

    /// <summary>
    /// Ids of the call sites that it can reach, sorted; looked for when asked, for together they may be as many as entry points times call sites.
    /// </summary>
    public IReadOnlyList<string> CallSites => Reached.Value;

    internal Lazy<IReadOnlyList<string>> Reached { get; init; } = new(static () => Array.Empty<string>());
}
