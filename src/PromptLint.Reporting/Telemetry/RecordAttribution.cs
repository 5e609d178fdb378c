using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Telemetry;

/// <summary>
/// Finds the call site of a record: by its id, else by the member when that holds one call, else by the model when only one call site
/// uses it. Several that fit are none: a guess would price one site with another's use.
/// </summary>
internal sealed class RecordAttribution
{
    private readonly Dictionary<string, CallSiteFact> _byId = new(StringComparer.Ordinal);
    private readonly ILookup<string, CallSiteFact> _byMember;
    private readonly ILookup<string, CallSiteFact> _byModel;

    public RecordAttribution(CostReport report)
    {
        foreach (var site in report.CallSites)
        {
            _byId[site.Fact.Id] = site.Fact;
        }

        _byMember = report.CallSites.SelectMany(static s => Names(s.Fact.Member).Select(n => (Name: n, s.Fact)))
            .ToLookup(static s => s.Name, static s => s.Fact, StringComparer.Ordinal);
        // A record tells what was sent, not for whom: the call in a wrapper is one place that sends.
        _byModel = report.CallSites.Where(static s => s.Fact.Model.Id is not null && s.Fact.Through is null)
            .ToLookup(static s => s.Fact.Model.Id!, static s => s.Fact, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The call site, or null.</summary>
    public CallSiteFact? Of(UsageRecord record)
    {
        if (record.Site is { } id)
        {
            return _byId.TryGetValue(id, out var fact) ? fact : null;
        }

        if (record.Member is { } member)
        {
            return Only(_byMember[member], record.Model);
        }

        return record.Model is { } model ? Only(_byModel[model].Take(2), null) : null;
    }

    // Of several in one member the model may tell which.
    private static CallSiteFact? Only(IEnumerable<CallSiteFact> facts, string? model)
    {
        var all = facts.ToList();
        var fitting = all.Count > 1 && model is not null ? all.Where(f => string.Equals(f.Model.Id, model, StringComparison.OrdinalIgnoreCase)).ToList() : all;
        return fitting.Count == 1 ? fitting[0] : null;
    }

    // As documentation has it, as a debugger has it, and as people say it.
    private static IEnumerable<string> Names(string member)
    {
        var parameters = member.IndexOf('(');
        var full = (parameters > 0 ? member.Substring(0, parameters) : member);
        full = full.Length > 2 && full[1] == ':' ? full.Substring(2) : full;
        return new[] { member, full, MemberName.Of(member) }.Distinct(StringComparer.Ordinal);
    }
}
