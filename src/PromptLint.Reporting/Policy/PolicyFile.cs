using System;
using System.Collections.Generic;
using PromptLint.Reporting.Usage;

namespace PromptLint.Reporting.Policy;

/// <summary>What a budget is for.</summary>
public enum BudgetScope
{
    /// <summary>Each of the call sites that a selector picks.</summary>
    Site,

    /// <summary>A task of the usage file.</summary>
    Task,

    /// <summary>A project.</summary>
    Project,

    /// <summary>Everything in the report.</summary>
    Solution,
}

/// <summary>A limit in US dollars.</summary>
/// <param name="Scope">What it is for.</param>
/// <param name="Name">The task or the project; null for the others.</param>
/// <param name="Selector">The call sites; null for the others.</param>
/// <param name="PerCall">The most for one call in the worst case, or for one unit of a task as expected; null sets none.</param>
/// <param name="PerMonth">The most for an expected month; null sets none.</param>
public sealed record Budget(BudgetScope Scope, string? Name, SiteSelector? Selector, decimal? PerCall, decimal? PerMonth)
{
    /// <summary>One-based line of the policy in which it begins; 0 when it comes from no file.</summary>
    public int Line { get; init; }

    /// <summary>One-based column.</summary>
    public int Column { get; init; }
}

/// <summary>What a team allows itself. rules/policy/README.md describes the file.</summary>
public sealed record PolicyFile
{
    /// <summary>The budgets, in the file's order.</summary>
    public IReadOnlyList<Budget> Budgets { get; init; } = Array.Empty<Budget>();

    /// <summary>Models that may be called, with <c>*</c>; null allows every one.</summary>
    public IReadOnlyList<string>? AllowedModels { get; init; }

    /// <summary>SDKs that may be called directly, by their ids; null allows every one.</summary>
    public IReadOnlyList<string>? AllowedSdks { get; init; }

    /// <summary>Whether every call site must be told of in the usage file.</summary>
    public bool RequireUsage { get; init; }

    /// <summary>Whether somebody must learn what the answers of every call site use.</summary>
    public bool RequireTelemetry { get; init; }

    /// <summary>Rules that no call site may violate.</summary>
    public IReadOnlyList<string> ForbiddenFindings { get; init; } = Array.Empty<string>();

    /// <summary>What it is when a budget cannot be held against anything, since the cost is unknown.</summary>
    public PolicyLevel OnUnknown { get; init; } = PolicyLevel.Note;

    /// <summary>The least severity at which the policy does not hold.</summary>
    public PolicyLevel FailOn { get; init; } = PolicyLevel.Warning;
}

/// <summary>How bad a finding is.</summary>
public enum PolicyLevel
{
    /// <summary>To be known.</summary>
    Note,

    /// <summary>To be looked at.</summary>
    Warning,

    /// <summary>Not to be accepted.</summary>
    Error,
}
