using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Clients;

/// <summary>The rounds that an agent, or a group of agents, goes for one question.</summary>
/// <param name="Rounds">How many.</param>
/// <param name="Judges">How many models are asked beside the agent in each round: whether it is done, whose turn it is; null when not known.</param>
/// <param name="Origin">Where what goes round is made.</param>
/// <param name="IsEach">True when these are several agents that are asked once each.</param>
internal sealed record AgentRound(RoundCount Rounds, int? Judges, IOperation? Origin, bool IsEach = false)
{
    /// <summary>The factor; null where each question is one turn.</summary>
    /// <param name="call">The place of the call, for what is made out of sight.</param>
    public AttemptFactor? Factor(SourcePlace call) => this is { Rounds.Most: 0 or 1, Judges: 0 } ? null : new AttemptFactor(
        AttemptKind.Loop,
        1,
        Rounds.Most is { } most && Judges is { } judges ? most * (1 + judges) : null,
        Origin is null ? call : SourceLocations.Of(Origin.Syntax),
        this switch
        {
            { Rounds.Most: { } agents, IsEach: true } => AttemptReasons.AgentsAsked(agents),
            { IsEach: true } => AttemptReasons.SeveralAgentsAsked(),
            { Rounds.IsWithoutLimit: true } => AttemptReasons.AgentsWithoutLimit(),
            { Rounds.Most: { } rounds, Judges: 0 } => AttemptReasons.AgentRounds(rounds),
            { Rounds.Most: { } rounds, Judges: { } beside } => AttemptReasons.AgentRoundsOf(rounds, 1 + beside),
            { Rounds.Most: { } rounds } => AttemptReasons.AgentRoundsOfUnknown(rounds),
            _ => AttemptReasons.AgentRoundsNotKnown(),
        })
    {
        Reason = RepeatReason.Count,
    };
}
