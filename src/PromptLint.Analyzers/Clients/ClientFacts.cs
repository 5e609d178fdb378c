using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Repetition;
using PromptLint.Analyzers.Requests;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Clients;

/// <summary>What the construction of a client tells of its calls.</summary>
internal sealed class ClientFacts
{
    /// <summary>The model that it is bound to; null when none is named.</summary>
    public ModelReference? Model { get; set; }

    /// <summary>True when what is called a model along the way is the name of a deployment.</summary>
    public bool NamesDeployments { get; set; }

    /// <summary>True for what a test puts in a client's place: nothing is sent.</summary>
    public bool IsTestDouble { get; set; }

    /// <summary>The cap that an adapter sends when none is given; null when none.</summary>
    public OutputCap? DefaultCap { get; set; }

    /// <summary>Options that the client itself carries (an agent's): the call's own win over them.</summary>
    public OptionsFacts? Options { get; set; }

    /// <summary>What layers of its pipeline do to the options of every request; null when they do nothing.</summary>
    public PipelineOptions? Configured { get; set; }

    /// <summary>What the client adds to every request: an agent's instructions and tools.</summary>
    public System.Collections.Generic.List<(Slot Slot, Value Value)> Content { get; } = new();

    /// <summary>Why options may hold more than the call shows; null when they cannot.</summary>
    public string? DefaultsFrom { get; set; }

    /// <summary>True when a layer exports what answers use.</summary>
    public bool ExportsUsage { get; set; }

    /// <summary>True when a layer is made out of sight, or is somebody's own: it may do anything.</summary>
    public bool HasUnseenLayers { get; set; }

    /// <summary>Retries after the first request; null when not known.</summary>
    public long? Retries { get; set; }

    /// <summary>The HTTP statuses that are retried; null for all, or where that is not known.</summary>
    public IReadOnlyList<int>? RetriedStatuses { get; set; }

    /// <summary>True when nothing here bears on retries: what is put round it decides.</summary>
    public bool SaysNothingOfRetries { get; set; }

    /// <summary>Why that many retries, or why it is not known.</summary>
    public string RetriesWhy { get; set; } = "";

    /// <summary>The operation that gives the retries their number, for its place; null for a default.</summary>
    public IOperation? RetriesOrigin { get; set; }

    /// <summary>The HTTP client that the requests go through; null when the SDK has its own.</summary>
    public Value? Http { get; set; }

    /// <summary>Rounds of a tool loop beyond the first request; null when the layer is not there.</summary>
    public long? Iterations { get; set; }

    /// <summary>The operation that adds the tool loop.</summary>
    public IOperation? IterationsOrigin { get; set; }

    /// <summary>The rounds that agents go on for, one inside the other.</summary>
    public List<AgentRound> Rounds { get; } = new();
}
