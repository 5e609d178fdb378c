using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Graph;

namespace PromptLint.Reporting.EntryPoints;

/// <summary>
/// Puts method summaries together, of one project or of many: each method is computed once, so that the time grows with the code.
/// Sums over sequences, takes the dearest of branches and of implementations, multiplies by what repeats.
/// </summary>
public sealed class EntryPointBounds
{
    private static readonly Bound Zero = new(0, 0, null, null);

    private readonly ILookup<string, MethodSummary> _methods;
    private readonly ILookup<string, string> _implementations;
    private readonly ILookup<string, CallSiteFact> _sites;
    private readonly Dictionary<(string Id, bool Beside), Bound> _known = new();
    private readonly Lazy<HashSet<string>> _reaching;

    private readonly Dictionary<string, Bound> _failed = new(StringComparer.Ordinal);

    private EntryPointBounds(IEnumerable<MethodSummary> methods, IEnumerable<CallSiteFact> sites, IEnumerable<AnalysisFailure> failures)
    {
        foreach (var failure in failures.Where(static f => f.Site.Length > 0))
        {
            _failed[failure.Site] = new Bound(null, null, "a call that it reaches could not be analysed", failure.Place);
        }

        // A method that is built for several target frameworks is one method. Programs of several projects may share a name and are several.
        var all = methods.GroupBy(static m => (m.Id, m.Place.File)).Select(static g => g.First()).ToList();
        _methods = all.ToLookup(static m => m.Id, StringComparer.Ordinal);
        _implementations = all.SelectMany(static m => m.Implements.Select(contract => (Contract: contract, m.Id)))
            .Distinct()
            .ToLookup(static i => i.Contract, static i => i.Id, StringComparer.Ordinal);
        _sites = sites.ToLookup(static s => s.Id, StringComparer.Ordinal);
        _reaching = new Lazy<HashSet<string>>(Reaching);
    }

    /// <summary>The bound of every entry point, the dearest first.</summary>
    /// <param name="methods">The summaries of all projects.</param>
    /// <param name="sites">The call sites of all projects.</param>
    /// <param name="failures">What could not be analysed: nothing bounds what reaches such a call.</param>
    public static IReadOnlyList<EntryPointCost> Of(
        IEnumerable<MethodSummary> methods,
        IEnumerable<CallSiteFact> sites,
        IEnumerable<AnalysisFailure>? failures = null)
    {
        var bounds = new EntryPointBounds(methods, sites, failures ?? Array.Empty<AnalysisFailure>());
        bounds.Compute();
        return bounds._methods.SelectMany(static m => m).Where(static m => m.Entry != EntryPointKind.None)
            .Select(bounds.CostOf)
            .OrderBy(static e => e.Requests is null ? 0 : 1)
            .ThenByDescending(static e => e.Cost ?? decimal.MaxValue)
            .ThenByDescending(static e => e.Requests ?? 0)
            .ThenBy(static e => e.Method.Id, StringComparer.Ordinal)
            .ThenBy(static e => e.Method.Place.File, StringComparer.Ordinal)
            .ToList();
    }

    private EntryPointCost CostOf(MethodSummary entry)
    {
        // Programs of several projects may share an id: what is known by the id is the dearest of them.
        var bound = _methods[entry.Id].Skip(1).Any()
            ? _implementations[entry.Id].Select(i => OfMethod(i, entry.Place, beside: false)).Aggregate(OfFlow(entry.Body, entry, beside: false), Bound.Or)
            : OfMethod(entry.Id, entry.Place, beside: false);
        return new EntryPointCost(entry, bound.Requests, bound.Cost, bound.Why, bound.At)
        {
            ReachesCallSites = Reaches(entry.Body) || _implementations[entry.Id].Any(_reaching.Value.Contains),
            Reached = new(() => Reached(entry)),
        };
    }

    // Callees before their callers.
    private void Compute()
    {
        foreach (var group in Circles.Of(_methods.Select(static m => m.Key).Concat(_implementations.Select(static i => i.Key)), Next, StringComparer.Ordinal))
        {
            foreach (var beside in new[] { false, true })
            {
                Compute(group, beside);
            }
        }
    }

    // Beside: what a method sends to a caller whose own call sites tell already what it sends as a wrapper.
    private void Compute(IReadOnlyList<string> group, bool beside)
    {
        if (group.Count > 1 && OfCircle(group, beside) is { } circle)
        {
            foreach (var id in group)
            {
                _known[(id, beside)] = circle;
            }

            return;
        }

        // What is called and not known yet calls this method in its turn: a circle, for every method on it.
        foreach (var (id, bound) in group.Select(id => (id, Bound: _methods[id].Select(m => OfFlow(m.Body, m, beside))
            .Concat(_implementations[id].Select(i => OfMethod(i, Place(id), beside)))
            .Aggregate(Zero, Bound.Or))).ToList())
        {
            _known[(id, beside)] = bound;
        }
    }

    // Methods that call each other in turn, each in one place, and each of which says how often it runs at most whoever begins.
    private Bound? OfCircle(IReadOnlyList<string> group, bool beside)
    {
        var inside = new HashSet<string>(group, StringComparer.Ordinal);
        var members = group.Select(id => _methods[id].ToList()).ToList();
        return members.All(m => m.Count == 1 && m[0].Recursion is { High: not null } && Next(m[0].Id).Count(inside.Contains) == 1)
            ? members.Select(m => Bound.Times(OfFlow(m[0].Body, m[0], beside, inside), m[0].Recursion!)).Aggregate(Zero, Bound.Plus)
            : null;
    }

    private IEnumerable<string> Next(string id) => _methods[id].SelectMany(Callees).Concat(_implementations[id]);

    private static IEnumerable<string> Callees(MethodSummary method) => Leaves(method.Body).OfType<CallFlow>().Select(static c => c.Method);

    private SourcePlace Place(string id) => _methods[id].Concat(_implementations[id].SelectMany(i => _methods[i])).First().Place;

    private Bound OfMethod(string id, SourcePlace from, bool beside) => _known.TryGetValue((id, beside), out var known) ? known
        : !_methods.Contains(id) && !_implementations.Contains(id) ? Zero
        : new Bound(null, null, "methods call each other in a circle, and how deep is not known", from);

    private Bound OfFlow(Flow flow, MethodSummary method, bool beside, HashSet<string>? circle = null) => flow switch
    {
        SequenceFlow sequence => sequence.Steps.Select(s => OfFlow(s, method, beside, circle)).Aggregate(Zero, Bound.Plus),
        BranchFlow branch => branch.Ways.Select(w => OfFlow(w, method, beside, circle)).Aggregate(Zero, Bound.Or),
        SiteFlow site => Repeated(SitesOf(site.Site, method).Where(s => !beside || s.Wrapper is null).Select(OfSite).Concat(FailedSite(site.Site))
            .Aggregate(Zero, Bound.Or), site.Factors),
        CallFlow call when circle?.Contains(call.Method) == true => Zero,
        CallFlow call => Repeated(OfMethod(call.Method, call.Place, beside || call.IsTold), call.Factors),
        _ => Zero,
    };

    // Call sites of several projects may share an id too: then the one in the method's own file is meant.
    private IEnumerable<CallSiteFact> SitesOf(string id, MethodSummary method)
    {
        var own = _sites[id].Where(s => s.Place.File == method.Place.File).ToList();
        return own.Count > 0 ? own : _sites[id];
    }

    private IEnumerable<Bound> FailedSite(string id) => _failed.TryGetValue(id, out var open) ? new[] { open } : Array.Empty<Bound>();

    private bool IsSite(string id) => _sites.Contains(id) || _failed.ContainsKey(id);

    private static Bound OfSite(CallSiteFact site)
    {
        var open = site.Attempts.High is null ? site.Attempts.Factors.FirstOrDefault(static f => f.High is null && f.Kind != AttemptKind.Choices) : null;
        return new Bound(
            site.Attempts.High,
            site.Cost.High,
            site.Attempts.High is null ? open?.Why.Text ?? "not known" : null,
            site.Attempts.High is null ? open?.Place ?? site.Place : null);
    }

    private static Bound Repeated(Bound bound, IEnumerable<AttemptFactor> factors) => bound == Zero ? bound : factors.Aggregate(bound, Bound.Times);

    private bool Reaches(Flow body) =>
        Leaves(body).Any(leaf => leaf is SiteFlow site && IsSite(site.Site) || leaf is CallFlow call && _reaching.Value.Contains(call.Method));

    // From the call sites back to whatever leads there, each method once.
    private HashSet<string> Reaching()
    {
        var callers = _methods.SelectMany(static m => m).SelectMany(static m => Callees(m).Select(callee => (Callee: callee, m.Id)))
            .Concat(_implementations.SelectMany(static i => i.Select(own => (Callee: own, Id: i.Key))))
            .ToLookup(static c => c.Callee, static c => c.Id, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(_methods.SelectMany(static m => m)
            .Where(m => Leaves(m.Body).OfType<SiteFlow>().Any(s => IsSite(s.Site)))
            .Select(static m => m.Id));
        while (open.Count > 0)
        {
            var id = open.Pop();
            if (found.Add(id))
            {
                foreach (var caller in callers[id])
                {
                    open.Push(caller);
                }
            }
        }

        return found;
    }

    private IReadOnlyList<string> Reached(MethodSummary entry)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<(string Id, bool Beside)>();
        var open = new Stack<(string Id, bool Beside)>(_implementations[entry.Id].Select(static i => (i, false)));
        Look(entry, beside: false);
        while (open.Count > 0)
        {
            var (id, beside) = open.Pop();
            if (seen.Add((id, beside)))
            {
                foreach (var method in _methods[id])
                {
                    Look(method, beside);
                }

                foreach (var implementation in _implementations[id])
                {
                    open.Push((implementation, beside));
                }
            }
        }

        return found.ToList();

        void Look(MethodSummary method, bool beside)
        {
            foreach (var leaf in Leaves(method.Body))
            {
                if (leaf is SiteFlow site && _sites[site.Site].Any(s => !beside || s.Wrapper is null))
                {
                    found.Add(site.Site);
                }
                else if (leaf is CallFlow call)
                {
                    open.Push((call.Method, beside || call.IsTold));
                }
            }
        }
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
            bound.Why ?? (factor.High is null ? factor.Why.Text : null),
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
