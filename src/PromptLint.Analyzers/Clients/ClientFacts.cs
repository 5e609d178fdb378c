using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Clients;

/// <summary>
/// The clients that may send a call: one of these, each with all that is known of it. What they have in common is decided where the call
/// is put together, since what one of them leaves to its layers, another one may set itself.
/// </summary>
/// <param name="Setups">The possible clients; none only where nothing was read.</param>
internal sealed record ClientFacts(OneOf<ClientSetup> Setups)
{
    /// <summary>No client: the bottom of the join.</summary>
    public static readonly ClientFacts None = new(OneOf<ClientSetup>.None);

    /// <summary>The possible clients, none of them a test's stand-in; one that is not known where there are too many.</summary>
    public IEnumerable<ClientSetup> All => Setups
        .Or(static () => ClientSetup.OfUnknownKind(AnalysisLimits.Alternatives.Reason))
        .Where(static s => !s.IsTestDouble);

    /// <summary>True when all that may answer are a test's stand-ins: nothing is sent.</summary>
    public bool AreTestDoubles => Setups.Count > 0 && Setups.All(static s => s.IsTestDouble);

    /// <summary>A client that is certain.</summary>
    public static ClientFacts Only(ClientSetup setup) => new(OneOf<ClientSetup>.Only(setup));

    /// <summary>A client of which nothing is known but a reason.</summary>
    public static ClientFacts OutOfSight(Reason why) => Only(ClientSetup.OutOfSight(why));

    /// <summary>One client or another.</summary>
    public ClientFacts Join(ClientFacts other) => new(Setups.Join(other.Setups));

    /// <summary>Each possible client changed.</summary>
    public ClientFacts Map(Func<ClientSetup, ClientSetup> change) => new(Setups.Map(change));

    /// <summary>A layer round each of the clients of another one that it may wrap.</summary>
    public ClientFacts Around(ClientFacts inner, Func<ClientSetup, ClientSetup, ClientSetup> wrap) =>
        new(Setups.Then(layer => inner.Setups.Map(wrapped => wrap(layer, wrapped))));
}
