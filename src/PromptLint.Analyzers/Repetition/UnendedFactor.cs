using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>The factor of a repetition that nothing bounds but a success, or what the model answers.</summary>
internal static class UnendedFactor
{
    /// <summary>The factor; null where something bounds the repetition.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="call">The repeated call.</param>
    /// <param name="kind">Whether it is a loop or a recursion.</param>
    /// <param name="exit">What ends it.</param>
    /// <param name="place">The loop, jump or call.</param>
    /// <param name="reason">What it is repeated for.</param>
    public static AttemptFactor? Of(SdkIndex index, CallExpression call, AttemptKind kind, LoopExit exit, IOperation place, RepeatReason reason)
    {
        if (exit == LoopExit.Bounded)
        {
            return null;
        }

        // A method of the user's own that ends the loop by what it returns may tell anything: that a queue is empty, that work is done.
        if (exit == LoopExit.ModelAnswerOnly && index.FindCall(call.Method) is null)
        {
            return new AttemptFactor(kind, 1, null, SourceLocations.Of(place.Syntax), AttemptReasons.EndsOnCallee()) { Reason = reason };
        }

        var why = exit switch
        {
            LoopExit.SuccessOnly => AttemptReasons.EndsOnSuccess(),
            LoopExit.ModelAnswerOnly => AttemptReasons.EndsOnAnswer(),
            _ => AttemptReasons.NothingEndsIt(),
        };
        return new AttemptFactor(kind, 1, null, SourceLocations.Of(place.Syntax), why) { Exit = exit, Reason = reason };
    }
}
