using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>How often a method that calls itself repeats the call in it.</summary>
internal sealed class RecursionFactor
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly CallExpression _call;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Reads values.</param>
    /// <param name="call">The call.</param>
    public RecursionFactor(SdkIndex index, ValueReader reader, CallExpression call)
    {
        _index = index;
        _reader = reader;
        _call = call;
    }

    /// <summary>The factor; null when the method does not call itself.</summary>
    /// <param name="body">The method's body.</param>
    /// <param name="method">The method.</param>
    public AttemptFactor? Of(IOperation body, IMethodSymbol method)
    {
        var repeats = body.DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(again => SymbolEqualityComparer.Default.Equals(again.TargetMethod.OriginalDefinition, method.OriginalDefinition)
                && again != _call.Operation).ToList();
        if (repeats.Count == 0)
        {
            return null;
        }

        var first = repeats[0];
        var exit = new LoopTermination(_index, _reader, _call, first, body).OfRecursion(first);
        if (UnendedFactor.Of(_index, _call, AttemptKind.Recursion, exit, first, RepeatReason.Other) is { } unended)
        {
            return unended;
        }

        var runs = repeats.Count == 1 ? new RecursionRounds(_reader).Of(_call.Operation, new[] { new Hop(first, method, body) }) : null;
        var why = runs is { } most ? AttemptReasons.RecursionOf(most) : AttemptReasons.RecursionWithoutBound();
        return new AttemptFactor(AttemptKind.Recursion, 1, runs, SourceLocations.Of(first.Syntax), why) { Reason = RepeatReason.Count };
    }
}
