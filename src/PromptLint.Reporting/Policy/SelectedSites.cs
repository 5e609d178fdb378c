using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Usage;

namespace PromptLint.Reporting.Policy;

/// <summary>What a budget for call sites is held against. What picks the call in a wrapper is meant for what goes through it.</summary>
/// <param name="Calls">The call sites each of which is held against the budget of one call.</param>
/// <param name="Months">What is held against the budget of a month, with the call sites whose months it is.</param>
internal sealed record SelectedSites(IReadOnlyList<CallSiteFact> Calls, IReadOnlyList<(CallSiteFact Fact, IReadOnlyList<CallSiteFact> Spent)> Months)
{
    /// <summary>Finds them.</summary>
    public static SelectedSites Of(CostReport report, SiteSelector selector)
    {
        var wrappers = report.CallSites.Select(static s => s.Fact).Where(f => f.Wrapper is not null && selector.Picks(f)).ToList();
        var ids = new HashSet<string>(wrappers.Select(static w => w.Id), StringComparer.Ordinal);
        var calls = report.Counted.Select(static s => s.Fact).Where(f => selector.Picks(f) || f.Through is { } through && ids.Contains(through)).ToList();
        var spending = report.ForMonths.Select(static s => s.Fact).ToList();
        var months = new List<(CallSiteFact, IReadOnlyList<CallSiteFact>)>();
        foreach (var wrapper in wrappers)
        {
            // Named by its id, the wrapper is all that goes through it; picked with others, it is one of them where it stands for its callers.
            var spent = spending.Where(f => f.Id == wrapper.Id || selector.Kind == SelectorKind.Site && f.Through == wrapper.Id).ToList();
            if (spent.Count > 0)
            {
                months.Add((wrapper, spent));
            }
        }

        months.AddRange(spending.Where(f => f.Wrapper is null && selector.Picks(f)).Select(static f => (f, (IReadOnlyList<CallSiteFact>)new[] { f })));
        return new SelectedSites(calls, months);
    }
}
