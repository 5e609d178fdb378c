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
/// The verdict on what ends the repetition of a call. It must be sure to accuse: anything that it does not understand counts as a bound.
/// </summary>
internal sealed class LoopTermination
{
    private readonly LoopFacts _facts;
    private readonly LoopGuards _guards;

    /// <summary>Gathers what is known.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Reads values.</param>
    /// <param name="call">The call.</param>
    /// <param name="loop">What makes the code run again: a loop, a jump backwards, or a member's call of itself.</param>
    /// <param name="region">The code that runs again.</param>
    public LoopTermination(SdkIndex index, ValueReader reader, CallExpression call, IOperation loop, IOperation region)
    {
        _facts = LoopFactsReading.Of(call, loop, region);
        _guards = new LoopGuards(_facts);
        Triggers = new LoopTriggers(index, reader, _facts);
        Retry = new RetryDetection(index, reader, _facts);
        Input = new RoundInput(_facts, Retry);
    }

    /// <summary>What the rounds wait for.</summary>
    public LoopTriggers Triggers { get; }

    /// <summary>Whether the rounds are a retry.</summary>
    public RetryDetection Retry { get; }

    /// <summary>What the rounds ask about.</summary>
    public RoundInput Input { get; }

    /// <summary>What ends a loop, by its condition and the ways out of its body.</summary>
    public LoopExit OfLoop(IOperation? condition, ILoopOperation loop)
    {
        if (IsWanted())
        {
            return LoopExit.Bounded;
        }

        var guards = new List<LoopGuard>();
        if (condition is not null && condition.ConstantValue is not { HasValue: true, Value: true })
        {
            guards.Add(_guards.Judge(condition));
        }

        guards.AddRange(LoopWaysOut.Of(_facts, loop).Select(exit => _guards.Strongest(exit, loop)));
        if (guards.Contains(LoopGuard.Bound) || Retry.GivesUp)
        {
            return LoopExit.Bounded;
        }

        if (Retry.GoesOn)
        {
            // A failure goes round again. An exit that an exception decides ends it for some failures only.
            return guards.All(static g => g == LoopGuard.Exception) ? LoopExit.Bounded : LoopExit.SuccessOnly;
        }

        // With neither a way to fail and go on nor an exit of its own it is a job that runs for ever, which someone wants.
        return guards.Contains(LoopGuard.Answer) && guards.All(static g => g is LoopGuard.Answer or LoopGuard.Exception)
            ? LoopExit.ModelAnswerOnly
            : LoopExit.Bounded;
    }

    /// <summary>What ends the rounds of a backward jump.</summary>
    public LoopExit OfJump(IBranchOperation jump) => OfRepeat(jump);

    /// <summary>What ends a member's calls of itself: an argument that counts bounds them.</summary>
    public LoopExit OfRecursion(IInvocationOperation again)
    {
        foreach (var argument in again.Arguments)
        {
            // The same value handed on, or a text, counts nothing; whatever else changes may well count.
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Type.SpecialType is not SpecialType.System_String
                && !IsHandedOn(argument)
                && !_facts.DependsOnAnswer(argument.Value) && argument.Parameter?.Type.IsValueType == true
                && !CancellationTokens.IsToken(argument.Parameter.Type))
            {
                return LoopExit.Bounded;
            }
        }

        // A walk over parts of a tree or list calls itself with other data, not with the same question.
        return again.Arguments.All(a => a.ArgumentKind == ArgumentKind.DefaultValue || IsHandedOn(a) || _facts.DependsOnAnswer(a.Value))
            ? OfRepeat(again)
            : LoopExit.Bounded;
    }

    /// <summary>The comparisons that bound a loop: its condition, filters and conditions that guard a way out.</summary>
    public IEnumerable<IOperation> Limits(IOperation? condition, ILoopOperation loop)
    {
        var exits = LoopWaysOut.Of(_facts, loop).ToList();
        return new[] { condition }
            .Concat(_facts.Inside.OfType<ICatchClauseOperation>().Select(static c => c.Filter))
            .Concat(_facts.Inside.OfType<IConditionalOperation>().Where(c => exits.Any(c.Encloses)).Select(static c => c.Condition))
            .OfType<IOperation>()
            .Where(c => c.DescendantsAndSelf().Any(o => LoopFacts.Variable(o) is { } v && _facts.Counters.Contains(v)));
    }

    private LoopExit OfRepeat(IOperation again)
    {
        if (IsWanted())
        {
            return LoopExit.Bounded;
        }

        var guards = _guards.Of(again, _facts.Region).ToList();
        if (guards.Contains(LoopGuard.Bound))
        {
            return LoopExit.Bounded;
        }

        if (again.Ancestors().TakeWhile(a => a != _facts.Region).OfType<ICatchClauseOperation>()
            .Any(c => c.Parent is ITryOperation attempt && attempt.Body.Encloses(_facts.Call.Operation)))
        {
            return LoopExit.SuccessOnly;
        }

        return guards.Contains(LoopGuard.Answer) ? LoopExit.ModelAnswerOnly : LoopExit.Bounded;
    }

    // Each round is somebody's wish, or asks about something new.
    private bool IsWanted() => Triggers.AreSomebodysWish || Input.TakesNewData();

    private static bool IsHandedOn(IArgumentOperation argument) =>
        LoopFacts.Unwrap(argument.Value) is IParameterReferenceOperation same && SymbolEqualityComparer.Default.Equals(same.Parameter, argument.Parameter);
}
