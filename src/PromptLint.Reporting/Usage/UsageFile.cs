using System;
using System.Collections.Generic;

namespace PromptLint.Reporting.Usage;

/// <summary>How often calls run and how long they are: what no code tells. rules/usage/README.md describes the file.</summary>
public sealed record UsageFile
{
    /// <summary>What is told of call sites, in the file's order.</summary>
    public IReadOnlyList<UsageEntry> CallSites { get; init; } = Array.Empty<UsageEntry>();

    /// <summary>Estimates by users and messages.</summary>
    public IReadOnlyList<UsageProfile> Profiles { get; init; } = Array.Empty<UsageProfile>();

    /// <summary>Units of work that calls serve.</summary>
    public IReadOnlyList<UsageTask> Tasks { get; init; } = Array.Empty<UsageTask>();
}

/// <summary>What is told of the call sites that a selector picks; null where nothing is told. Tokens are those of one request.</summary>
public sealed record UsageEntry
{
    /// <summary>Which call sites.</summary>
    public SiteSelector Selector { get; init; } = new(SelectorKind.Site, "");

    /// <summary>The model, where the code does not tell it.</summary>
    public string? Model { get; init; }

    /// <summary>Calls a month.</summary>
    public decimal? CallsPerMonth { get; init; }

    /// <summary>All input tokens; without it the known ones and the parts below are added up.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens of the parts that only the run knows, by their expression; <c>*</c> is any other.</summary>
    public IReadOnlyDictionary<string, long?> Holes { get; init; } = new Dictionary<string, long?>();

    /// <summary>Tokens of the history that is sent along.</summary>
    public long? HistoryTokens { get; init; }

    /// <summary>Tokens of retrieved text.</summary>
    public long? ContextTokens { get; init; }

    /// <summary>Tokens of a typical answer, hidden reasoning included.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Share of the input tokens that the prompt cache serves, 0 to 1.</summary>
    public decimal? CacheHitRate { get; init; }

    /// <summary>Share of the input tokens that are written to the prompt cache, 0 to 1.</summary>
    public decimal? CacheWriteRate { get; init; }

    /// <summary>Share of the calls that go in batches, 0 to 1.</summary>
    public decimal? BatchShare { get; init; }

    /// <summary>Requests beyond the first that a call sends on average because requests fail; none when not told.</summary>
    public decimal? Retries { get; init; }

    /// <summary>Requests of one call in its tool loop, agent loop or recursion, on average.</summary>
    public decimal? Rounds { get; init; }

    /// <summary>Name of the profile that tells how often it is called, and the tokens that users write and get.</summary>
    public string? Profile { get; init; }
}

/// <summary>The classic estimate: users x messages x tokens.</summary>
/// <param name="Name">Its name.</param>
/// <param name="UsersPerDay">Users on a day.</param>
/// <param name="MessagesPerUser">Messages of a user on a day.</param>
/// <param name="InputTokens">Tokens that a user sends with a message.</param>
/// <param name="OutputTokens">Tokens of an answer.</param>
/// <param name="DaysPerMonth">Days of a month on which there are users.</param>
/// <param name="Model">The model, for what it costs by itself; null when call sites tell theirs.</param>
public sealed record UsageProfile(
    string Name,
    decimal UsersPerDay,
    decimal MessagesPerUser,
    long? InputTokens,
    long? OutputTokens,
    decimal DaysPerMonth,
    string? Model)
{
    /// <summary>Messages a month.</summary>
    public decimal MessagesPerMonth => UsersPerDay * MessagesPerUser * DaysPerMonth;
}

/// <summary>A unit of work, such as a resolved ticket, and the calls that one takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="UnitsPerMonth">Units a month; null when not told.</param>
/// <param name="Parts">The calls of one unit.</param>
public sealed record UsageTask(string Name, decimal? UnitsPerMonth, IReadOnlyList<TaskPart> Parts);

/// <summary>Calls that one unit of a task takes.</summary>
/// <param name="Selector">Which call sites, each as often.</param>
/// <param name="Low">The fewest.</param>
/// <param name="Expected">On average.</param>
/// <param name="High">The most.</param>
public sealed record TaskPart(SiteSelector Selector, decimal Low, decimal Expected, decimal High);
