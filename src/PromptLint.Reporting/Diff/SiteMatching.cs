using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Diff;

/// <summary>
/// Finds which call site of a new report is which of an old one. Lines, files and members move without a cost changing, and a call that
/// is put before another takes its number: so what is equal is paired first, and ids decide only among the rest. Takes linear time.
/// </summary>
internal sealed class SiteMatching
{
    private readonly IReadOnlyList<ReportedCallSite> _old;
    private readonly IReadOnlyList<ReportedCallSite> _new;
    private readonly int?[] _oldOf;
    private readonly bool[] _taken;

    private SiteMatching(IReadOnlyList<ReportedCallSite> old, IReadOnlyList<ReportedCallSite> @new)
    {
        (_old, _new) = (old, @new);
        _oldOf = new int?[@new.Count];
        _taken = new bool[old.Count];
    }

    /// <summary>Pairs the call sites; what has no partner stands alone.</summary>
    public static IReadOnlyList<(ReportedCallSite? Old, ReportedCallSite? New)> Pair(IReadOnlyList<ReportedCallSite> old, IReadOnlyList<ReportedCallSite> @new)
    {
        var matching = new SiteMatching(old, @new);
        var oldContent = old.Select(ContentOf).ToList();
        var newContent = @new.Select(ContentOf).ToList();
        matching.Match((site, i, isNew) => (site.Fact.Place.File, site.Fact.Id, (isNew ? newContent : oldContent)[i]), onlyUnique: false);
        matching.Match((site, i, isNew) => (site.Fact.Place.File, site.Fact.Member, (isNew ? newContent : oldContent)[i]), onlyUnique: false);
        matching.Match(static (site, _, _) => (site.Fact.Place.File, site.Fact.Id, ""), onlyUnique: false);
        matching.Match(static (site, _, _) => ("", site.Fact.Id, ""), onlyUnique: true);

        // A renamed member: only where nothing else looks the same.
        matching.Match((_, i, isNew) => ("", "", (isNew ? newContent : oldContent)[i]), onlyUnique: true);
        return matching.Pairs().ToList();
    }

    /// <summary>What a call site is and costs, without where it stands: two of the same content differ in place alone.</summary>
    public static string ContentOf(ReportedCallSite site)
    {
        var fact = site.Fact;
        var nowhere = new SourcePlace("", 0, 0);
        var placeless = fact with
        {
            Id = "",
            Place = nowhere,
            Member = "",
            Attempts = fact.Attempts with { Factors = fact.Attempts.Factors.Select(f => f with { Place = nowhere }).ToList() },
        };
        return FactProperties.WriteFact(placeless) + "\n" + string.Join(",", site.FindingIds) + "\n" + string.Join(",", site.SuppressedIds);
    }

    private void Match(Func<ReportedCallSite, int, bool, (string, string, string)> keyOf, bool onlyUnique)
    {
        var byKey = new Dictionary<(string, string, string), Queue<int>>();
        for (var i = 0; i < _old.Count; i++)
        {
            if (!_taken[i])
            {
                var key = keyOf(_old[i], i, false);
                if (!byKey.TryGetValue(key, out var queue))
                {
                    byKey[key] = queue = new Queue<int>();
                }

                queue.Enqueue(i);
            }
        }

        var open = Enumerable.Range(0, _new.Count).Where(i => _oldOf[i] is null).Select(i => (Index: i, Key: keyOf(_new[i], i, true))).ToList();
        var often = onlyUnique
            ? open.GroupBy(static o => o.Key).Where(static g => g.Skip(1).Any()).Select(static g => g.Key).ToList()
            : new List<(string, string, string)>();
        var ambiguous = new HashSet<(string, string, string)>(often);
        foreach (var (index, key) in open)
        {
            if (byKey.TryGetValue(key, out var queue) && queue.Count > 0 && !(onlyUnique && (queue.Count > 1 || ambiguous.Contains(key))))
            {
                var old = queue.Dequeue();
                _oldOf[index] = old;
                _taken[old] = true;
            }
        }
    }

    private IEnumerable<(ReportedCallSite? Old, ReportedCallSite? New)> Pairs()
    {
        for (var i = 0; i < _new.Count; i++)
        {
            yield return (_oldOf[i] is { } old ? _old[old] : null, _new[i]);
        }

        for (var i = 0; i < _old.Count; i++)
        {
            if (!_taken[i])
            {
                yield return (_old[i], null);
            }
        }
    }
}
