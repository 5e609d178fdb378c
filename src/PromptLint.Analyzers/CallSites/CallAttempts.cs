using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Clients;
using PromptLint.Analyzers.Repetition;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.CallSites;

/// <summary>What makes one execution of a call send more than one request: its client, what the request asks for, what surrounds it.</summary>
internal sealed class CallAttempts
{
    private readonly SdkIndex _index;
    private readonly ValueReader _values;
    private readonly CallExpression _call;
    private readonly CatalogEntry _entry;
    private readonly RequestFacts _request;
    private readonly ISymbol _containing;
    private readonly SourcePlace _here;

    public CallAttempts(SdkIndex index, ValueReader values, CallExpression call, CatalogEntry entry, RequestFacts request, ISymbol containing)
    {
        _index = index;
        _values = values;
        _call = call;
        _entry = entry;
        _request = request;
        _containing = containing;
        _here = SourceLocations.Of(call.Syntax);
    }

    /// <summary>The factors of one of the clients that may send the call; null for a call without a client.</summary>
    public ValueSequence<AttemptFactor> Of(ClientSetup? client) => ValueSequence<AttemptFactor>.Of(new[]
    {
        client is null ? null : (client.Retries ?? RetryFacts.Unknown(AttemptReasons.NoPolicyKnown())).Factor(_here),
        client?.Http is { } http ? new HttpClientResilience(_index, _values).Factor(http, _containing, _call.Operation) : null,
        ToolLoop(client?.ToolLoop),
        OwnToolLoop(client),
    }.Concat(Rounds(client)).OfType<AttemptFactor>());

    /// <summary>The factors that hold whichever client sends: loops round the call, continuation, several answers.</summary>
    public IEnumerable<AttemptFactor> Around() => new CallRepetition(_index, _values).Around(_call)
        .Append(AsksOnByItself()
            ? new AttemptFactor(AttemptKind.Loop, 1, null, _here, AttemptReasons.ContinuesTruncated()) { Reason = RepeatReason.Count }
            : null)
        .Append(_request.Choices)
        .OfType<AttemptFactor>();

    // Without tools there is nothing to go round for.
    private AttemptFactor? ToolLoop(ToolLoopFacts? loop) => loop is { Most: > 0 and var most } && _request.HasTools
        ? new AttemptFactor(
            AttemptKind.ToolLoop,
            1,
            most + 1,
            loop.Origin is { } origin ? SourceLocations.Of(origin.Syntax) : _here,
            AttemptReasons.ToolLoopOf(most))
        { Setting = loop.Setting }
        : null;

    // What the call itself asks for, or the SDK does without asking; a client may carry the limit.
    private AttemptFactor? OwnToolLoop(ClientSetup? client) =>
        _entry.Unbounded
            && _request.Iterations is null
            && client?.ToolLoop?.Most is null
            && _request.HasTools ? OwnToolLoop(null, AttemptReasons.ToolLoopWithoutLimit())
        : _request.Iterations is > 0 and var most ? OwnToolLoop(most + 1, AttemptReasons.ToolLoopOf(most))
        : null;

    private AttemptFactor OwnToolLoop(long? requests, Reason why) => new(AttemptKind.ToolLoop, 1, requests, _here, why) { Setting = IterationsParameter() };

    private string? IterationsParameter() =>
        _call.Method.Parameters.Select(static p => p.Name).FirstOrDefault(p => _entry.Slots.TryGetValue(p, out var slot) && slot == Slot.Iterations);

    // Agents that go on by themselves; where one is told to speak, it takes one turn.
    private IEnumerable<AttemptFactor?> Rounds(ClientSetup? client) =>
        _request.AsksOneTurn || client is null ? Enumerable.Empty<AttemptFactor?>() : client.Rounds.Select(r => r.Factor(_here));

    // Only an SDK whose options can switch that off does it.
    private bool AsksOnByItself() => _request.Continuation is not FlagValue { IsSet: false }
        && _call.Method.Parameters.Where(p => _entry.Slots.TryGetValue(p.Name, out var slot) && slot == Slot.Options)
            .SelectMany(p => _index.OfType(p.Type, EntryKind.Options)
                .SelectMany(static e => e.Entry.Slots)
                .Where(static s => s.Value == Slot.Continuation)
                .Select(s => (p.Type, s.Key)))
            .Any(static option => !option.Type.GetMembers(option.Key).IsEmpty);
}
