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
/// How often a loop repeats the call in it. A loop in which each round is somebody's wish (a person's line, a message of a queue, a
/// tick) is no repetition of this call, and gives no factor.
/// </summary>
internal sealed class LoopFactor
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly CallExpression _call;
    private readonly bool _fromCaller;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Reads values.</param>
    /// <param name="call">The call.</param>
    /// <param name="fromCaller">True when the call only leads to the one that is asked about.</param>
    public LoopFactor(SdkIndex index, ValueReader reader, CallExpression call, bool fromCaller)
    {
        _index = index;
        _reader = reader;
        _call = call;
        _fromCaller = fromCaller;
    }

    /// <summary>The factor of a loop around the call; null when it does not repeat it.</summary>
    public AttemptFactor? Of(ILoopOperation loop) => loop is IForEachLoopOperation each ? OfWalk(each) : OfCondition(loop);

    private AttemptFactor? OfWalk(IForEachLoopOperation each)
    {
        // What stands in the loop's head is computed once.
        if (!each.Body.Encloses(_call.Operation))
        {
            return null;
        }

        var termination = Termination(each);
        if (!each.IsAsynchronous)
        {
            return DataFactor.Of(new CollectionSize(_reader).Of(each.Collection), each.Collection, each, termination.Input.FeedsBack);
        }

        // Nobody knows how much comes, nor whether it could be asked about all at once.
        return termination.Triggers.StartOnDemand ? null : DataFactor.Of(null, each.Collection, each, feedsBack: true);
    }

    private AttemptFactor? OfCondition(ILoopOperation loop)
    {
        var condition = loop switch
        {
            IWhileLoopOperation whileLoop => whileLoop.Condition,
            IForLoopOperation forLoop => forLoop.Condition,
            _ => null,
        };
        var termination = Termination(loop);
        var exit = termination.OfLoop(condition, loop);
        return exit == LoopExit.ModelAnswerOnly && termination.Triggers.Polls
            ? Of(loop, null, RepeatReason.Other, AttemptReasons.Polls())
            : exit == LoopExit.Bounded
            ? OfBounded(loop, condition, termination)
            : UnendedFactor.Of(_index, _call, AttemptKind.Loop, exit, loop, exit == LoopExit.SuccessOnly ? RepeatReason.Failure : RepeatReason.Other);
    }

    private AttemptFactor? OfBounded(ILoopOperation loop, IOperation? condition, LoopTermination termination)
    {
        var limits = termination.Limits(condition, loop).ToList();
        var rounds = new LoopRounds(_reader).Of(loop, limits);
        var isPump = termination.Triggers.IsPump(isCounted: rounds is not null || limits.Count > 0);
        if (!isPump && !termination.Input.TakesNewData() && termination.Retry.HandlesFailures)
        {
            return OfRetry(loop, rounds, termination);
        }

        if (termination.Triggers.WalkOverOwnData)
        {
            return DataFactor.Of(null, null, loop, feedsBack: true);
        }

        if (isPump)
        {
            return null;
        }

        return rounds is { } counted ? Of(loop, counted, RepeatReason.Count, AttemptReasons.LoopOf(counted))
            : loop is IForLoopOperation ? DataFactor.Of(null, condition, loop, termination.Input.FeedsBack)
            : termination.Triggers.HasDeadline ? Of(loop, null, RepeatReason.Count, AttemptReasons.UntilDeadline())
            : limits.Count > 0 || condition is not null && condition.ConstantValue is not { HasValue: true }
                ? Of(loop, null, RepeatReason.Count, AttemptReasons.LoopWithoutBound())
            : null;
    }

    private AttemptFactor OfRetry(ILoopOperation loop, long? rounds, LoopTermination termination)
    {
        // The next provider in line is asked something for the first time.
        // Seen from a caller, what goes on after a success too may as well be the next job.
        var again = termination.Retry.CatchesFailures && !termination.Input.TriesAnother && (!_fromCaller || termination.Retry.SuccessLeaves);
        var why = rounds is { } most ? AttemptReasons.RetryOf(most) : AttemptReasons.RetryWithoutBound();
        return Of(loop, rounds, again ? RepeatReason.Failure : RepeatReason.Count, why) with
        {
            IsImmediate = again && !termination.Triggers.Pauses,
            Statuses = new RetriedStatuses(_index, _reader).OfHandlers(Handlers(loop)),
        };
    }

    private IEnumerable<ICatchClauseOperation> Handlers(ILoopOperation loop) => _call.Operation.Ancestors().TakeWhile(a => a != loop).OfType<ITryOperation>()
        .Where(attempt => attempt.Body.Encloses(_call.Operation)).SelectMany(static attempt => attempt.Catches);

    private LoopTermination Termination(ILoopOperation loop) => new(_index, _reader, _call, loop, loop.Body);

    private static AttemptFactor Of(ILoopOperation loop, long? rounds, RepeatReason reason, Reason why) =>
        new(AttemptKind.Loop, 1, rounds, SourceLocations.Of(loop.Syntax), why) { Reason = reason };
}
