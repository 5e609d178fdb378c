using PromptLint.Analyzers.Clients;
using PromptLint.Analyzers.Requests;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.CallSites;

/// <summary>What the arguments of one call tell of its request, gathered once; which of the facts wins is decided where the call site is made.</summary>
internal sealed record RequestFacts
{
    public PromptMessages Messages { get; init; } = new();

    public ToolDeclarations Tools { get; init; } = new();

    public PromptText? Schema { get; init; }

    /// <summary>The clients that may send it; null where the call has none.</summary>
    public ClientFacts? Client { get; init; }

    /// <summary>The options that the call itself gives.</summary>
    public OptionsFacts Options { get; init; } = OptionsFacts.NotGiven;

    /// <summary>The cap that an argument gives; none where no argument does.</summary>
    public OneOf<CapFact> Cap { get; init; } = OneOf<CapFact>.None;

    /// <summary>The model that an argument names; null where it may be nothing, none where no argument does.</summary>
    public OneOf<ModelReference?> Model { get; init; } = OneOf<ModelReference?>.None;

    /// <summary>The model of an agent that was defined on the server and is named in the call.</summary>
    public ModelReference? Defined { get; init; }

    /// <summary>The model of a prompt file's own connection.</summary>
    public ModelReference? Deployment { get; init; }

    /// <summary>Rounds of a tool loop beyond the first request that the call itself asks for; null where it says nothing.</summary>
    public long? Iterations { get; init; }

    /// <summary>True where one of several agents is told to speak: it takes one turn.</summary>
    public bool AsksOneTurn { get; init; }

    /// <summary>True for a request body that the user wrote.</summary>
    public bool BodyIsRaw { get; init; }

    /// <summary>True for one text where a list could be given.</summary>
    public bool IsOneText { get; init; }

    /// <summary>The factor of several answers; null for one.</summary>
    public AttemptFactor? Choices { get; init; }

    /// <summary>What switches automatic continuation; unset where nothing does.</summary>
    public Value Continuation { get; init; } = Value.Unset;

    /// <summary>True where there is a tool to call.</summary>
    public bool HasTools => Tools.Known.Count > 0 || Tools.Unknown.Count > 0;
}
