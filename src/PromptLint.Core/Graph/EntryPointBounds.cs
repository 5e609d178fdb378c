using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Reports;

namespace PromptLint.Core.Graph;

/// <summary>
/// Puts method summaries together, of one project or of many: each method is computed once, so that the time grows with the code.
/// Sums over sequences, takes the dearest of branches and of implementations, multiplies by what repeats.
/// </summary>
public sealed class EntryPointBounds
{
    private static readonly Bound Zero = new(0, 0, null, null);

    private readonly Dictionary<string, MethodSummary> _methods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _implementations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CallSiteFact> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bound> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    private EntryPointBounds(IEnumerable<MethodSummary> methods, IEnumerable<CallSiteFact> sites)
    {
        foreach (var method in methods)
        {
            // A method that is built for several target frameworks is one method.
            _methods[method.Id] = method;
            foreach (var contract in method.Implements)
            {
                if (!_implementations.TryGetValue(contract, out var by))
                {
                    _implementations.Add(contract, by = new List<string>());
                }

                by.Add(method.Id);
            }
        }

        foreach (var site in sites)
        {
            _sites[site.Id] = site;
        }
    }

    /// <summary>The bound of every entry point, the dearest first.</summary>
    /// <param name="methods">The summaries of all projects.</param>
    /// <param name="sites">The call sites of all projects.</param>
    public static IReadOnlyList<EntryPointCost> Of(IEnumerable<MethodSummary> methods, IEnumerable<CallSiteFact> sites)
    {
        var bounds = new EntryPointBounds(methods, sites);
        return bounds._methods.Values.Where(static m => m.Entry != EntryPointKind.None)
            .Select(bounds.CostOf)
            .OrderBy(static e => e.Requests is null ? 0 : 1)
            .ThenByDescending(static e => e.Cost ?? decimal.MaxValue)
            .ThenByDescending(static e => e.Requests ?? 0)
            .ThenBy(static e => e.Method.Id, StringComparer.Ordinal)
            .ToList();
    }

    private EntryPointCost CostOf(MethodSummary entry)
    {
        var bound = OfMethod(entry.Id, entry.Place);
        return new EntryPointCost(entry, bound.Requests, bound.Cost, bound.Why, bound.At, Reached(entry.Id));
    }

    private Bound OfMethod(string id, SourcePlace from)
    {
        if (_known.TryGetValue(id, out var known))
        {
            return known;
        }

        if (!_open.Add(id))
        {
            return new Bound(null, null, "methods call each other in a circle, and how deep is not known", from);
        }

        var ways = (_methods.TryGetValue(id, out var method) ? new[] { OfFlow(method.Body) } : Array.Empty<Bound>())
            .Concat(_implementations.TryGetValue(id, out var by) ? by.Where(i => i != id).Select(i => OfMethod(i, from)) : Array.Empty<Bound>());
        var bound = ways.Aggregate(Zero, Bound.Or);
        _open.Remove(id);

        // What was computed within a circle holds for that way into the circle only.
        if (_open.Count == 0 || bound.Requests is not null)
        {
            _known[id] = bound;
        }

        return bound;
    }

    private Bound OfFlow(Flow flow) => flow switch
    {
        SequenceFlow sequence => sequence.Steps.Select(OfFlow).Aggregate(Zero, Bound.Plus),
        BranchFlow branch => branch.Ways.Select(OfFlow).Aggregate(Zero, Bound.Or),
        SiteFlow site => _sites.TryGetValue(site.Site, out var fact) ? Repeated(OfSite(fact), site.Factors) : Zero,
        CallFlow call => Repeated(OfMethod(call.Method, call.Place), call.Factors),
        _ => Zero,
    };

    private static Bound OfSite(CallSiteFact site)
    {
        var open = site.Attempts.High is null ? site.Attempts.Factors.FirstOrDefault(static f => f.High is null) : null;
        return new Bound(site.Attempts.High, site.Cost.High, site.Attempts.High is null ? open?.Why ?? "not known" : null, site.Attempts.High is null ? open?.Place ?? site.Place : null);
    }

    private static Bound Repeated(Bound bound, IEnumerable<AttemptFactor> factors) => bound == Zero ? bound : factors.Aggregate(bound, Bound.Times);

    private IReadOnlyList<string> Reached(string entry)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>();
        open.Push(entry);
        while (open.Count > 0)
        {
            var id = open.Pop();
            if (!seen.Add(id))
            {
                continue;
            }

            if (_methods.TryGetValue(id, out var method))
            {
                foreach (var leaf in Leaves(method.Body))
                {
                    if (leaf is SiteFlow site && _sites.ContainsKey(site.Site))
                    {
                        found.Add(site.Site);
                    }
                    else if (leaf is CallFlow call)
                    {
                        open.Push(call.Method);
                    }
                }
            }

            if (_implementations.TryGetValue(id, out var by))
            {
                by.ForEach(open.Push);
            }
        }

        return found.ToList();
    }

    private static IEnumerable<Flow> Leaves(Flow flow) => flow switch
    {
        SequenceFlow sequence => sequence.Steps.SelectMany(Leaves),
        BranchFlow branch => branch.Ways.SelectMany(Leaves),
        _ => new[] { flow },
    };

    /// <summary>The most requests and dollars; null when there is no bound, with the reason of the first that is open.</summary>
    private sealed record Bound(long? Requests, decimal? Cost, string? Why, SourcePlace? At)
    {
        public static Bound Plus(Bound left, Bound right) => new(
            left.Requests is { } one && right.Requests is { } other && one <= long.MaxValue - other ? one + other : null,
            Sum(left.Cost, right.Cost),
            left.Why ?? right.Why,
            left.At ?? right.At);

        public static Bound Or(Bound left, Bound right) => new(
            left.Requests is { } one && right.Requests is { } other ? Math.Max(one, other) : null,
            left.Cost is { } cheap && right.Cost is { } dear ? Math.Max(cheap, dear) : null,
            left.Why ?? right.Why,
            left.At ?? right.At);

        public static Bound Times(Bound bound, AttemptFactor factor) => new(
            bound.Requests is { } requests && factor.High is { } times && (requests == 0 || times <= long.MaxValue / requests) ? requests * times : null,
            factor.High is { } rounds ? Product(bound.Cost, rounds) : null,
            bound.Why ?? (factor.High is null ? factor.Why : null),
            bound.At ?? (factor.High is null ? factor.Place : null));

        private static decimal? Sum(decimal? left, decimal? right)
        {
            try
            {
                return left + right;
            }
            catch (OverflowException)
            {
                return null;
            }
        }

        private static decimal? Product(decimal? amount, long times)
        {
            try
            {
                return amount * times;
            }
            catch (OverflowException)
            {
                return null;
            }
        }
    }
}
