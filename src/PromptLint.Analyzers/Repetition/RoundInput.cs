using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Repetition;

/// <summary>What each round of a loop asks about: the same once more, new data, or what an earlier round answered.</summary>
internal sealed class RoundInput
{
    private readonly LoopFacts _facts;
    private readonly RetryDetection _retry;

    /// <summary>Prepares the reading.</summary>
    /// <param name="facts">What is known of the loop.</param>
    /// <param name="retry">Whether a success ends the loop.</param>
    public RoundInput(LoopFacts facts, RetryDetection retry)
    {
        _facts = facts;
        _retry = retry;
    }

    /// <summary>True when a round is told what an earlier one answered: the rounds cannot be one call.</summary>
    public bool FeedsBack => Asked.Any(_facts.DependsOnAnswer);

    /// <summary>True when each round asks another one, or something else: the next provider, the next client, another prompt.</summary>
    public bool TriesAnother
    {
        get
        {
            var varying = _facts.Counters;
            for (var known = -1; known < varying.Count;)
            {
                known = varying.Count;
                foreach (var declared in _facts.Inside.OfType<IVariableDeclaratorOperation>())
                {
                    varying = declared.Initializer is { } initial && Mentions(initial, varying) ? varying.Add(declared.Symbol) : varying;
                }
            }

            return Asked.Any(o => Mentions(o, varying));
        }
    }

    /// <summary>
    /// True when each round asks about something new: the call's arguments come from another call in the loop, a queue or store of
    /// the user's.
    /// </summary>
    public bool TakesNewData()
    {
        if (_facts.Loop is not ILoopOperation)
        {
            return false;
        }

        var arguments = _facts.Call.Arguments.Select(static a => a.Value).ToList();
        if (arguments.SelectMany(static a => a.DescendantsAndSelf()).Any(o => o is IAwaitOperation && !_facts.DependsOnAnswer(o)))
        {
            return true;
        }

        var fresh = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in _facts.Inside)
        {
            var (target, value) = operation switch
            {
                IVariableDeclaratorOperation { Initializer.Value: { } initial } declarator => ((ISymbol?)declarator.Symbol, initial),
                ISimpleAssignmentOperation assignment => (LoopFacts.Variable(assignment.Target), assignment.Value),
                _ => (null, operation),
            };
            if (target is not null && !_facts.DependsOnAnswer(value) && operation.Syntax.SpanStart < _facts.Call.Syntax.SpanStart
                && value.DescendantsAndSelf().OfType<IInvocationOperation>().Any(GivesNew))
            {
                fresh.Add(target);
            }
        }

        var given = fresh.ToImmutable();
        return !given.IsEmpty && arguments.Any(a => Mentions(a, given));
    }

    private IEnumerable<IOperation> Asked => _facts.Call.Arguments.Select(static a => a.Value)
        .Concat(_facts.Call.Instance is { } instance ? new[] { instance } : System.Array.Empty<IOperation>());

    private static bool Mentions(IOperation operation, ImmutableHashSet<ISymbol> variables) =>
        operation.DescendantsAndSelf().Any(o => LoopFacts.Variable(o) is { } variable && variables.Contains(variable));

    // Of a loop that ends with success, what is made from what was there before is the same question in each round; what is waited for,
    // or handed out without being asked for anything, may be the next job. What a text gives of itself is no job of anybody's.
    private bool GivesNew(IInvocationOperation call) => call.TargetMethod is not { Name: "Concat" or "Format" or "Join" or "ToString" or "ToList" or "ToArray" }
        && (!_retry.SuccessLeaves || call.Parent is IAwaitOperation
            || call.TargetMethod.ContainingType.SpecialType != SpecialType.System_String && call.Arguments.All(a => a.ArgumentKind != ArgumentKind.Explicit
                || CancellationTokens.IsToken(a.Parameter?.Type) || call.TargetMethod.IsExtensionMethod && a.Parameter?.Ordinal == 0));
}
