using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Core.Money;

namespace PromptLint.Reporting.Usage;

/// <summary>Everything that a usage file tells of one call site: of several entries the most exact wins, member by member.</summary>
public sealed class SiteUsage
{
    private SiteUsage(UsageEntry entry, UsageProfile? profile, decimal? callsPerMonth, IReadOnlyList<string> tasks) =>
        (Entry, Profile, CallsPerMonth, Tasks) = (entry, profile, callsPerMonth, tasks);

    /// <summary>What is told.</summary>
    public UsageEntry Entry { get; }

    /// <summary>The profile that it is given; null when none.</summary>
    public UsageProfile? Profile { get; }

    /// <summary>Calls a month: as told, else by the profile, else by the tasks that it serves; null when nothing tells.</summary>
    public decimal? CallsPerMonth { get; }

    /// <summary>The tasks that it serves, in the file's order.</summary>
    public IReadOnlyList<string> Tasks { get; }

    /// <summary>True when the file speaks of the call site at all.</summary>
    public bool IsTold { get; private init; }

    /// <summary>What a usage file tells of a call site.</summary>
    public static SiteUsage Of(UsageIndex usage, CallSiteFact fact)
    {
        var entries = usage.Entries(fact);
        var entry = entries.Aggregate(new UsageEntry(), Over);
        var profile = usage.Profile(entry.Profile);
        var served = usage.Parts(fact);
        var byTasks = served.Where(static s => s.Task.UnitsPerMonth is not null)
            .Select(static s => MoneySum.Times(s.Task.UnitsPerMonth, s.Part.Expected))
            .ToList();
        return new SiteUsage(
            entry,
            profile,
            entry.CallsPerMonth ?? profile?.MessagesPerMonth ?? (byTasks.Count > 0 ? MoneySum.Of(byTasks) : null),
            served.Select(static s => s.Task.Name).Distinct().ToList())
        {
            IsTold = entries.Count > 0 || served.Count > 0,
        };
    }

    private static UsageEntry Over(UsageEntry under, UsageEntry over) => new()
    {
        Selector = over.Selector,
        Model = over.Model ?? under.Model,
        CallsPerMonth = over.CallsPerMonth ?? under.CallsPerMonth,
        InputTokens = over.InputTokens ?? under.InputTokens,
        Holes = over.Holes.Count > 0 ? over.Holes : under.Holes,
        HistoryTokens = over.HistoryTokens ?? under.HistoryTokens,
        ContextTokens = over.ContextTokens ?? under.ContextTokens,
        OutputTokens = over.OutputTokens ?? under.OutputTokens,
        CacheHitRate = over.CacheHitRate ?? under.CacheHitRate,
        CacheWriteRate = over.CacheWriteRate ?? under.CacheWriteRate,
        BatchShare = over.BatchShare ?? under.BatchShare,
        Retries = over.Retries ?? under.Retries,
        Rounds = over.Rounds ?? under.Rounds,
        Profile = over.Profile ?? under.Profile,
    };
}
