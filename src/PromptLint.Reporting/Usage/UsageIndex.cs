using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;

namespace PromptLint.Reporting.Usage;

/// <summary>Finds what a usage file tells of a call site. A file with an entry for each of many thousand call sites is read once, not once for each.</summary>
public sealed class UsageIndex
{
    private readonly ILookup<string, (UsageEntry Entry, int Order)> _bySite;
    private readonly List<(UsageEntry Entry, int Order)> _wider;
    private readonly ILookup<string, (UsageTask Task, TaskPart Part, int Order)> _partsBySite;
    private readonly List<(UsageTask Task, TaskPart Part, int Order)> _widerParts;
    private readonly Dictionary<string, UsageProfile> _profiles;

    /// <summary>Creates an index.</summary>
    public UsageIndex(UsageFile usage)
    {
        var entries = usage.CallSites.Select(static (e, i) => (Entry: e, Order: i)).ToList();
        _bySite = entries.Where(static e => e.Entry.Selector.Kind == SelectorKind.Site).ToLookup(static e => e.Entry.Selector.Text, StringComparer.Ordinal);
        _wider = entries.Where(static e => e.Entry.Selector.Kind != SelectorKind.Site).ToList();
        var parts = usage.Tasks.SelectMany(static t => t.Parts.Select(p => (Task: t, Part: p))).Select(static (p, i) => (p.Task, p.Part, Order: i)).ToList();
        _partsBySite = parts.Where(static p => p.Part.Selector.Kind == SelectorKind.Site).ToLookup(static p => p.Part.Selector.Text, StringComparer.Ordinal);
        _widerParts = parts.Where(static p => p.Part.Selector.Kind != SelectorKind.Site).ToList();
        _profiles = usage.Profiles.ToDictionary(static p => p.Name, StringComparer.Ordinal);
    }

    /// <summary>The entries that speak of a call site, the most exact last; of equally exact ones the later last.</summary>
    internal IReadOnlyList<UsageEntry> Entries(CallSiteFact fact) => _wider.Where(e => e.Entry.Selector.Picks(fact)).Concat(_bySite[fact.Id])
        .OrderBy(static e => e.Entry.Selector.Kind).ThenBy(static e => e.Order).Select(static e => e.Entry).ToList();

    /// <summary>The parts of tasks that it serves, in the file's order.</summary>
    internal IReadOnlyList<(UsageTask Task, TaskPart Part)> Parts(CallSiteFact fact) => _widerParts
        .Where(p => p.Part.Selector.Picks(fact)).Concat(_partsBySite[fact.Id])
        .OrderBy(static p => p.Order).Select(static p => (p.Task, p.Part)).ToList();

    /// <summary>The profile of that name; null when there is none.</summary>
    internal UsageProfile? Profile(string? name) => name is not null && _profiles.TryGetValue(name, out var profile) ? profile : null;
}
