using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>
/// What repeats a call, from the call outwards: loops, backward jumps, recursion, who runs the delegate that it stands in, and the
/// retries of its callers.
/// </summary>
internal sealed class EnclosingRepetition
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly IPolicyFactors _policies;
    private readonly CallExpression _call;
    private readonly int _callers;
    private readonly DelegateRuns _delegates;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Reads values.</param>
    /// <param name="policies">Reads policies.</param>
    /// <param name="call">The call.</param>
    /// <param name="callers">How many callers were gone up already, from a call to the one that leads to it.</param>
    public EnclosingRepetition(SdkIndex index, ValueReader reader, IPolicyFactors policies, CallExpression call, int callers = 0)
    {
        _index = index;
        _reader = reader;
        _policies = policies;
        _call = call;
        _callers = callers;
        _delegates = new DelegateRuns(index, reader, policies, (inside, run) => new EnclosingRepetition(index, inside, policies, run).Read());
    }

    /// <summary>The factors around the call, innermost first.</summary>
    public IReadOnlyList<AttemptFactor> Read()
    {
        var factors = new List<AttemptFactor>();
        Collect(factors);
        return factors;
    }

    /// <summary>
    /// The factors around the call, and one without a bound where who runs the delegate around it, and how often, is not in sight.
    /// </summary>
    /// <param name="function">A method group that is handed to the call: what runs it counts too; null for the call itself.</param>
    public IReadOnlyList<AttemptFactor> ReadAll(IOperation? function)
    {
        if (function is not null && _delegates.Held(function) is { } held)
        {
            return held;
        }

        var factors = new List<AttemptFactor>();
        IOperation? elsewhere = null;
        if (function is not null)
        {
            if (_delegates.Handed(function) is { } runs)
            {
                factors.AddRange(runs);
            }
            else
            {
                elsewhere = function;
            }
        }

        elsewhere = Collect(factors) ?? elsewhere;
        if (elsewhere is not null)
        {
            factors.Add(new AttemptFactor(AttemptKind.Loop, 0, null, SourceLocations.Of(elsewhere.Syntax),
                AttemptReasons.DelegateHandedOn())
            { IsElsewhere = true });
        }

        return factors;
    }

    // Adds the factors; gives the lambda around the call that is run out of sight, if there is one.
    private IOperation? Collect(List<AttemptFactor> factors)
    {
        IOperation inner = _call.Operation;
        foreach (var outer in _call.Operation.Ancestors())
        {
            _reader.CancellationToken.ThrowIfCancellationRequested();
            switch (outer)
            {
                case ILoopOperation loop:
                    Add(factors, new LoopFactor(_index, _reader, _call, _callers > 0).Of(loop));
                    break;
                case IAnonymousFunctionOperation lambda when _delegates.Held(lambda) is { } held:
                    factors.AddRange(held);
                    return null;
                case IAnonymousFunctionOperation lambda:
                    if (_delegates.Handed(lambda) is not { } runs)
                    {
                        return lambda;
                    }

                    factors.AddRange(runs);
                    break;
                case ILocalFunctionOperation local:
                    CollectOf(local, factors, local.Symbol);
                    return null;
            }

            inner = outer;
        }

        factors.AddRange(new JumpFactor(_index, _reader, _call).Of(inner));
        if (Owner(inner) is { } method)
        {
            CollectOf(inner, factors, method);
        }

        return null;
    }

    // A method that calls itself, and one whose callers all try again.
    private void CollectOf(IOperation body, List<AttemptFactor> factors, IMethodSymbol method)
    {
        Add(factors, new RecursionFactor(_index, _reader, _call).Of(body, method));
        factors.AddRange(new CallerRetries(_reader, _callers, Around).Around(method));
    }

    private IReadOnlyList<AttemptFactor> Around(CallExpression caller, int callers) =>
        new EnclosingRepetition(_index, _reader, _policies, caller, callers).Read();

    private static void Add(List<AttemptFactor> factors, AttemptFactor? factor)
    {
        if (factor is not null)
        {
            factors.Add(factor);
        }
    }

    private IMethodSymbol? Owner(IOperation function)
    {
        var self = function.SemanticModel?.GetEnclosingSymbol(_call.Syntax.SpanStart, _reader.CancellationToken);
        while (self is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
        {
            self = self.ContainingSymbol;
        }

        return self as IMethodSymbol;
    }
}
