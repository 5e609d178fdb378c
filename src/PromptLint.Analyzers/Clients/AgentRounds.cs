using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Clients;

/// <summary>Reads the rounds of an agent from its settings: a number, or strategies that hold one and may ask a model themselves.</summary>
internal sealed class AgentRounds
{
    private readonly SdkIndex _index;
    private readonly Func<Value, ClientFacts> _client;
    private readonly Func<DelegateValue, Value> _returned;

    /// <param name="index">The catalogs.</param>
    /// <param name="client">Reads a client.</param>
    /// <param name="returned">Reads what a function gives.</param>
    public AgentRounds(SdkIndex index, Func<Value, ClientFacts> client, Func<DelegateValue, Value> returned)
    {
        _index = index;
        _client = client;
        _returned = returned;
    }

    /// <summary>The rounds of an agent; null for one that takes one turn.</summary>
    /// <param name="made">The agent.</param>
    /// <param name="agent">What is known of the agent's own requests: a judge that sends more is not within their bound.</param>
    public AgentRound? Of(ObjectValue made, ClientSetup agent)
    {
        var described = _index.Of(made, EntryKind.Client).ToList();
        if (described.SelectMany(static e => e.Entry.Slots)
            .Where(static s => s.Value == Slot.Each)
            .Select(s => made.Part(s.Key))
            .FirstOrDefault(static p => p != Value.Unset) is { } several)
        {
            return new AgentRound(CollectionSize.Of(several) is { } agents ? RoundCount.Of(agents) : RoundCount.Unknown, 0, made.Origin, IsEach: true);
        }

        if (described.Any(static e => e.Entry.Unbounded))
        {
            return new AgentRound(RoundCount.Unknown, null, made.Origin);
        }

        if (Entries(made).All(static e => e.Entry.DefaultRounds is null))
        {
            return null;
        }

        var judges = new List<Value>();
        var most = Most(made, judges, 0);
        var areKnown = most.IsKnown && !judges.Any(j => _client(j).All.Any(judge => SendsMore(judge, agent)));
        return new AgentRound(most.IsKnown ? most : RoundCount.Unknown, areKnown ? judges.Count : null, made.Origin);
    }

    private static bool SendsMore(ClientSetup judge, ClientSetup agent) =>
        judge.Retries?.Count.Number is not { } retries
            || retries > (agent.Retries?.Count.Number ?? 0)
            || judge.Http is not null && judge.Http != agent.Http
            || judge.ToolLoop?.Most is > 0
            || judge.Rounds.Count > 0;

    private RoundCount Most(Value value, List<Value> judges, int depth)
    {
        switch (value)
        {
            case NumberValue number:
                return RoundCount.Of(number.Number);
            case ObjectValue { ChangedBy: null } made when depth < AnalysisLimits.AgentNesting:
                return OfObject(made, judges, depth);
            case DelegateValue factory when depth < AnalysisLimits.AgentNesting && MakesSettings(factory):
                return Most(_returned(factory), judges, depth + 1);
            case ChoiceValue choice:
                return choice.Alternatives.Aggregate(RoundCount.NotSaid, (all, a) => all.Join(Most(a, judges, depth + 1)));
            default:
                return value == Value.Unset || value == Value.Null || value is DelegateValue ? RoundCount.NotSaid : RoundCount.Unknown;
        }
    }

    private RoundCount OfObject(ObjectValue made, List<Value> judges, int depth)
    {
        var entries = Entries(made).ToList();
        if (entries.Count == 0)
        {
            // A list of strategies, or one of the user's own, whose requests are call sites of theirs.
            return made.Items.Aggregate(RoundCount.NotSaid, (all, i) => all.Join(Most(i, judges, depth + 1)));
        }

        var all = RoundCount.NotSaid;
        foreach (var slot in entries.SelectMany(static e => e.Entry.Slots).GroupBy(static s => s.Key).Select(static g => g.First()))
        {
            var part = made.Part(slot.Key);
            if (slot.Value == Slot.Judge && part != Value.Unset && part != Value.Null)
            {
                judges.Add(part);
            }
            else if (slot.Value == Slot.Rounds)
            {
                all = all.Join(part == Value.Unset && SetsItself(made, slot.Key) ? RoundCount.Unknown : Most(part, judges, depth + 1));
            }
        }

        return all.IsSaid || !all.IsKnown ? all
            : entries.Select(static e => e.Entry.DefaultRounds).FirstOrDefault(static d => d is not null) is { } byDefault
            ? RoundCount.Of(byDefault) with { IsKnown = made.Maker is IMethodSymbol { MethodKind: MethodKind.Constructor } }
            : new RoundCount(null, made.Maker is IMethodSymbol { MethodKind: MethodKind.Constructor });
    }

    // A function that gives what holds the number, other than one that says whether it is enough.
    private bool MakesSettings(DelegateValue function) =>
        ((function.Origin as IAnonymousFunctionOperation)?.Symbol ?? function.Method)?.ReturnType is { } given
            && _index.OfType(given, EntryKind.Client).Any(static e => e.Entry.Slots.Values.Contains(Slot.Rounds));

    private IEnumerable<IndexedEntry> Entries(ObjectValue made) => _index.Of(made, EntryKind.Client)
        .Where(static e => e.Entry.DefaultRounds is not null || e.Entry.Slots.Values.Any(static s => s is Slot.Rounds or Slot.Judge));

    // A strategy of the user's own may give itself another number than the default.
    private static bool SetsItself(ObjectValue made, string property) =>
        made.Type is { } type && type.DeclaringSyntaxReferences.Any(r => r.GetSyntax().ToString().Contains(property));
}
