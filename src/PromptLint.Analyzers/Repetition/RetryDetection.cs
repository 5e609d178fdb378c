using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Repetition;

/// <summary>Whether a loop sends its call again because it failed.</summary>
internal sealed class RetryDetection
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly LoopFacts _facts;
    private readonly LoopGuards _guards;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Knows what the user's own code declares.</param>
    /// <param name="facts">What is known of the loop.</param>
    public RetryDetection(SdkIndex index, ValueReader reader, LoopFacts facts)
    {
        _index = index;
        _reader = reader;
        _facts = facts;
        _guards = new LoopGuards(facts);
    }

    /// <summary>True when a failure of the call is handled within the loop, so that it goes round again or gives up there.</summary>
    public bool HandlesFailures => _facts.Loop is ILoopOperation && _facts.Attempts().Any(static attempt => !attempt.Catches.IsEmpty) && (GoesOn || GivesUp);

    /// <summary>True when the call fails into a handler inside the loop that goes round again.</summary>
    public bool GoesOn => _facts.Loop is ILoopOperation loop
        && _facts.Attempts().Any(attempt => attempt.Catches.Any(c => !LoopWaysOut.AlwaysLeaves(c.Handler, loop)));

    /// <summary>True when a filter that counts lets the last failure out of the loop.</summary>
    public bool GivesUp => _facts.Loop is ILoopOperation
        && _facts.Attempts().Any(attempt => attempt.Catches.Length > 0
            && attempt.Catches.All(c => c.Filter is { } filter && _guards.Judge(filter) == LoopGuard.Bound));

    /// <summary>True when the loop ends with the first call that went well: who goes on to the next of many does not.</summary>
    public bool SuccessLeaves => _facts.Loop is ILoopOperation && _facts.Attempts().Any(static attempt => attempt.Body.Operations.LastOrDefault()
        is IReturnOperation { Kind: Microsoft.CodeAnalysis.OperationKind.Return } or IBranchOperation { BranchKind: BranchKind.Break });

    /// <summary>True when the retry is of what failed, not of an answer that was no good.</summary>
    public bool CatchesFailures => _facts.Attempts().SelectMany(static attempt => attempt.Catches).Any(IsFailure);

    // What code of the user's throws, and what a bad answer makes a parser throw, is no failure of the service.
    private bool IsFailure(ICatchClauseOperation handler) => handler.ExceptionType is { } caught
        && (!_reader.Models.Declares(caught) || caught.DeclaringSyntaxReferences.IsEmpty)
        && _index.Exactly(caught, EntryKind.NotFailure) is null;
}
