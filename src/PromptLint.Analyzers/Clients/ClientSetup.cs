using PromptLint.Analyzers.Requests;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Clients;

/// <summary>What the construction of one client tells of its calls: a client of its own, with all layers round it.</summary>
internal sealed record ClientSetup
{
    /// <summary>The model that it is bound to; null when none is named.</summary>
    public ModelReference? Model { get; init; }

    /// <summary>True when what is called a model along the way is the name of a deployment.</summary>
    public bool NamesDeployments { get; init; }

    /// <summary>True for what a test puts in a client's place: nothing is sent.</summary>
    public bool IsTestDouble { get; init; }

    /// <summary>The cap that an adapter sends when none is given; none where it sends none.</summary>
    public OneOf<CapFact> DefaultCap { get; init; } = OneOf<CapFact>.None;

    /// <summary>Options that the client itself carries (an agent's): the call's own win over them; null where it carries none.</summary>
    public OptionsFacts? Options { get; init; }

    /// <summary>What layers of its pipeline do to the options of every request; null when they do nothing.</summary>
    public PipelineOptions? Pipeline { get; init; }

    /// <summary>What the client adds to every request: an agent's instructions and tools.</summary>
    public ValueSequence<SlotContent> Content { get; init; } = ValueSequence<SlotContent>.Empty;

    /// <summary>Which layer may set what the call leaves out; null when none can.</summary>
    public Reason? SetsDefaults { get; init; }

    /// <summary>True when a layer exports what answers use.</summary>
    public bool ExportsUsage { get; init; }

    /// <summary>True when a layer is made outside the analyzed code, or is somebody's own: it may do anything.</summary>
    public bool HasUnseenLayers { get; init; }

    /// <summary>The client's own retries; null when nothing here bears on them: what is put round it decides.</summary>
    public RetryFacts? Retries { get; init; }

    /// <summary>The HTTP client that the requests go through; null when the SDK has its own.</summary>
    public Value? Http { get; init; }

    /// <summary>The tool loop; null when the layer is not there.</summary>
    public ToolLoopFacts? ToolLoop { get; init; }

    /// <summary>The rounds that agents go on for, one inside the other.</summary>
    public ValueSequence<AgentRound> Rounds { get; init; } = ValueSequence<AgentRound>.Empty;

    /// <summary>A client of which nothing is known but a reason.</summary>
    public static ClientSetup OutOfSight(Reason why) => new()
    {
        Model = ModelReference.Unknown(why),
        HasUnseenLayers = true,
        Retries = RetryFacts.Unknown(AttemptReasons.ClientNotResolved(why)),
    };

    /// <summary>
    /// A client of a kind that nobody describes, or one of more than are followed: what it sets by itself is not known either, so that
    /// nothing is certain to be missing.
    /// </summary>
    public static ClientSetup OfUnknownKind(Reason why) => OutOfSight(why) with { SetsDefaults = why };

    /// <summary>This layer round another client: what it does not say itself is the inner client's.</summary>
    /// <param name="inner">The wrapped client.</param>
    /// <param name="isLater">True for a layer of a builder: it was added after the inner one, and stands inside it.</param>
    /// <param name="keepsToolLoop">True when this layer's tool loop is not added to a client that has one.</param>
    public ClientSetup Around(ClientSetup inner, bool isLater, bool keepsToolLoop) => this with
    {
        Model = Model ?? inner.Model,
        NamesDeployments = NamesDeployments || inner.NamesDeployments,
        IsTestDouble = IsTestDouble || inner.IsTestDouble,
        DefaultCap = CapFact.Over(DefaultCap, inner.DefaultCap),
        Options = Options ?? inner.Options,
        Pipeline = Pipeline is null || inner.Pipeline is null ? Pipeline ?? inner.Pipeline
            : isLater ? inner.Pipeline.Around(Pipeline)
            : Pipeline.Around(inner.Pipeline),
        Content = Content.Concat(inner.Content),
        SetsDefaults = SetsDefaults ?? inner.SetsDefaults,
        ExportsUsage = ExportsUsage || inner.ExportsUsage,
        HasUnseenLayers = HasUnseenLayers || inner.HasUnseenLayers,
        Retries = Retries ?? inner.Retries,
        Http = Http ?? inner.Http,
        ToolLoop = ToolLoop is null || keepsToolLoop && inner.ToolLoop is not null ? inner.ToolLoop : ToolLoop,
        Rounds = Rounds.Concat(inner.Rounds),
    };
}
