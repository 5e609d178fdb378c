using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Graph;

namespace PromptLint.Analyzers.Repetition;

/// <summary>
/// How often methods that call each other in turn run at most, where a parameter counts the rounds. Only a plain circle is told,
/// each method of which calls the next in one place: of anything else nothing is certain.
/// </summary>
internal sealed class MutualRecursionRounds
{
    private readonly RecursionRounds _rounds;
    private readonly Func<IOperation, bool> _sends;
    private readonly Dictionary<IMethodSymbol, AttemptFactor> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Finds the circles.</summary>
    /// <param name="reader">Reads values.</param>
    /// <param name="bodies">The methods that can send, with their code; null for one that has none.</param>
    /// <param name="sends">Whether an operation sends, or calls what sends.</param>
    public MutualRecursionRounds(ValueReader reader, IReadOnlyDictionary<IMethodSymbol, IOperation?> bodies, Func<IOperation, bool> sends)
    {
        _rounds = new RecursionRounds(reader);
        _sends = sends;
        var calls = bodies.ToDictionary(static m => m.Key, m => Calls(m.Value, bodies), (IEqualityComparer<IMethodSymbol>)SymbolEqualityComparer.Default);
        foreach (var group in Circles.Of(bodies.Keys, m => calls[m].Select(static c => c.TargetMethod.OriginalDefinition),
            (IEqualityComparer<IMethodSymbol>)SymbolEqualityComparer.Default).Where(static g => g.Count > 1))
        {
            var inside = new HashSet<ISymbol>(group, SymbolEqualityComparer.Default);
            var hops = group.ToDictionary(static m => m, m => calls[m].Where(c => inside.Contains(c.TargetMethod.OriginalDefinition)).ToList(),
                (IEqualityComparer<IMethodSymbol>)SymbolEqualityComparer.Default);
            if (hops.Values.All(static h => h.Count == 1))
            {
                foreach (var method in group)
                {
                    Count(method, group.Count, m => new Hop(hops[m][0], m, bodies[m]!));
                }
            }
        }
    }

    /// <summary>How often a method of a circle runs at most; null where it is on none or nothing is known to count.</summary>
    public AttemptFactor? Of(IMethodSymbol method) => _known.TryGetValue(method, out var factor) ? factor : null;

    private static List<IInvocationOperation> Calls(IOperation? body, IReadOnlyDictionary<IMethodSymbol, IOperation?> bodies) => body is null
        ? new List<IInvocationOperation>()
        : body.DescendantsAndSelf().OfType<IInvocationOperation>().Where(c => bodies.ContainsKey(c.TargetMethod.OriginalDefinition)).ToList();

    private void Count(IMethodSymbol method, int length, Func<IMethodSymbol, Hop> hopOf)
    {
        var circle = new List<Hop> { hopOf(method) };
        while (circle.Count < length)
        {
            circle.Add(hopOf(circle[circle.Count - 1].Call.TargetMethod.OriginalDefinition));
        }

        // What a method sends before it goes on may run once more than what it sends after; the most counts for all.
        var runs = circle[0].Body.DescendantsAndSelf().Where(o => o != circle[0].Call && _sends(o)).Select(o => _rounds.Of(o, circle))
            .DefaultIfEmpty(1).ToList();
        if (runs.All(static r => r is not null))
        {
            _known[method] = new AttemptFactor(AttemptKind.Recursion, 1, runs.Max(), SourceLocations.Of(circle[0].Call.Syntax),
                AttemptReasons.MutualRecursion(runs.Max()));
        }
    }
}
