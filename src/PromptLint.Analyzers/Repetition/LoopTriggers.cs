using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Repetition;

/// <summary>What the rounds of a loop wait for: a person, a queue, the clock, or a pause.</summary>
internal sealed class LoopTriggers
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly LoopFacts _facts;
    private readonly Lazy<List<IInvocationOperation>> _waits;
    private readonly Lazy<bool> _hasDeadline;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Reads values.</param>
    /// <param name="facts">What is known of the loop.</param>
    public LoopTriggers(SdkIndex index, ValueReader reader, LoopFacts facts)
    {
        _index = index;
        _reader = reader;
        _facts = facts;

        // Asked for several times of one loop, and each time the user's own methods would be looked into.
        _waits = new(() => facts.Inside.OfType<IInvocationOperation>().Where(i => IsWait(i.TargetMethod) || OwnWait(i.TargetMethod, 0)).ToList());
        _hasDeadline = new(FindDeadline);
    }

    /// <summary>True when something may pause between the rounds: whatever a handler waits for may be a pause.</summary>
    public bool Pauses => _facts.Inside.Any(o => o is IInvocationOperation pause && IsPause(pause.TargetMethod, 0)
        || o is IAwaitOperation && o.Ancestors().TakeWhile(a => a != _facts.Loop).Any(static a => a is ICatchClauseOperation));

    /// <summary>
    /// True when a pause stands between the rounds and not in the way of a failure: who asks again after a while asks whether something
    /// that was begun is done. An agent has no reason to wait.
    /// </summary>
    public bool Polls => _facts.Inside.Any(o => o is IInvocationOperation pause && IsPause(pause.TargetMethod, 0)
        && o.Ancestors().TakeWhile(a => a != _facts.Loop).All(static a => a is not (ILoopOperation or ICatchClauseOperation or IAnonymousFunctionOperation)));

    // What is called like a pause is taken for one, whoever wrote it: a clock of the user's own, an interface.
    private bool IsPause(IMethodSymbol method, int depth) =>
        IsCalledLikeOne(method.Name) || _index.Find(method, static e => e.Kind is EntryKind.Pause or EntryKind.Wait) is not null
        || depth < AnalysisLimits.PauseCalls && method.DeclaringSyntaxReferences.Length == 1 && _reader.Models.Declares(method)
            && _reader.Models.Operation(method.DeclaringSyntaxReferences[0].GetSyntax(_reader.CancellationToken), _reader.CancellationToken) is { } body
            && body.DescendantsAndSelf().OfType<IInvocationOperation>().Any(i => IsPause(i.TargetMethod, depth + 1));

    // As a word of the name: `ConfigureAwait` waits for nothing.
    private bool IsCalledLikeOne(string method) => _index.NamesFor(NameMeaning.Pause)
        .Any(word => method.IndexOf(word, StringComparison.Ordinal) >= 0 || method.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when a person, a queue, a timer or a cancelled token starts each round, or the rounds end by the clock.</summary>
    public bool AreSomebodysWish => StartOnDemand || AsksWhetherCancelled || HasDeadline
        || _facts.Inside.OfType<IForEachLoopOperation>().Any(each => each.IsAsynchronous && !_facts.DependsOnAnswer(each.Collection));

    /// <summary>True when each round is somebody's wish and the loop goes on for as long as it is wanted: that is no repetition of the call.</summary>
    /// <param name="isCounted">Whether something counts the rounds: then that one may also be told to stop changes nothing.</param>
    public bool IsPump(bool isCounted) => StartOnDemand || !isCounted && AsksWhetherCancelled;

    /// <summary>True when a person, a queue or a timer starts each round.</summary>
    public bool StartOnDemand => _waits.Value.Count > 0;

    /// <summary>True when the rounds take one item after the other from a collection of the method's own.</summary>
    public bool WalkOverOwnData => _waits.Value.Count > 0 && _waits.Value.All(i => i.Instance is ILocalReferenceOperation
        && _index.Find(i.TargetMethod, static e => e is { Kind: EntryKind.Wait, IsDataWhenLocal: true }) is not null);

    /// <summary>True when each round asks whether it is still wanted: somebody else ends a loop without a count of its own.</summary>
    public bool AsksWhetherCancelled => _facts.Inside.Any(o => Member(o) is { } asked && _index.NamesFor(NameMeaning.Stop).Contains(asked.Name)
        && o.Ancestors().TakeWhile(a => a != _facts.Loop).All(static a => a is not ICatchClauseOperation));

    private static ISymbol? Member(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IPropertyReferenceOperation read => read.Property,
        _ => null,
    };

    private bool IsWait(IMethodSymbol method) => _index.Find(method, static e => e.Kind == EntryKind.Wait) is not null;

    // Reading lines of whatever stream, deep in a helper, says nothing of a person: a tool's output is read that way too.
    private bool IsWaitAnywhere(IMethodSymbol method) => _index.Find(method, static e => e is { Kind: EntryKind.Wait, OnlyDirect: false }) is not null;

    // The user's own "ask": a method of theirs that waits, a few calls deep.
    private bool OwnWait(IMethodSymbol method, int depth)
    {
        if (depth > AnalysisLimits.TriggerCalls || method.DeclaringSyntaxReferences.Length != 1 || !_reader.Models.Declares(method))
        {
            return false;
        }

        return _reader.Models.Operation(method.DeclaringSyntaxReferences[0].GetSyntax(_reader.CancellationToken), _reader.CancellationToken) is { } body
            && body.DescendantsAndSelf().OfType<IInvocationOperation>()
                .Any(i => IsWaitAnywhere(i.TargetMethod) || !SymbolEqualityComparer.Default.Equals(i.TargetMethod, method)
                && OwnWait(i.TargetMethod, depth + 1));
    }

    /// <summary>True when a token with a deadline is handed to the call, or to a wait in the loop.</summary>
    public bool HasDeadline => _hasDeadline.Value;

    private bool FindDeadline() => _facts.Inside.OfType<IArgumentOperation>().Where(CancellationTokens.IsGiven).Select(a => _reader.Read(a.Value))
        .OfType<ObjectValue>().Any(token => token.Maker is IPropertySymbol
            && _index.Parts(token, EntryKind.Cancellation, Slot.Source).OfType<ObjectValue>().Any(EndsInTime));

    // Made with a time, or given one later.
    private bool EndsInTime(ObjectValue source) => HasDeadlineOf(source)
        || source.Items.Any(i => i is CalledValue { Call: ObjectValue later } && HasDeadlineOf(later));

    private bool HasDeadlineOf(ObjectValue made) => _index.Parts(made, EntryKind.Cancellation, Slot.Deadline).Any();
}
