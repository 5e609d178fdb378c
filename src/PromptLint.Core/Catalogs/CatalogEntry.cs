using System;
using System.Collections.Generic;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Catalogs;

/// <summary>One entry of a catalog: a type, the methods meant, and what their parameters and properties carry.</summary>
public sealed record CatalogEntry
{
    /// <summary>The name that stands for constructors in <see cref="Methods"/>.</summary>
    public const string Constructor = ".ctor";

    /// <summary>The name that stands for a method's receiver in <see cref="Slots"/>.</summary>
    public const string Receiver = "this";

    /// <summary>What is described.</summary>
    public EntryKind Kind { get; init; }

    /// <summary>Metadata name of the type, as reflection writes it: <c>Namespace.Type`1</c>, <c>Outer+Inner</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>The methods meant; <c>.ctor</c> is the constructors (the default when a file names none).</summary>
    public IReadOnlyList<string> Methods { get; init; } = Array.Empty<string>();

    /// <summary>What each parameter, property or the receiver (<c>this</c>) carries.</summary>
    public IReadOnlyDictionary<string, Slot> Slots { get; init; } = new Dictionary<string, Slot>();

    /// <summary>For <see cref="Slot.Bag"/>: what each key of the dictionary carries.</summary>
    public IReadOnlyDictionary<string, Slot> Keys { get; init; } = new Dictionary<string, Slot>();

    /// <summary>For calls: what is asked of the model.</summary>
    public LlmOperation Operation { get; init; }

    /// <summary>For messages, parts and adders: the role, unless a parameter carries it.</summary>
    public MessageRole Role { get; init; }

    /// <summary>For adders of a history: the role by method name.</summary>
    public IReadOnlyDictionary<string, MessageRole> Adders { get; init; } = new Dictionary<string, MessageRole>();

    /// <summary>For calls: billed only if the function that is invoked was made from a prompt.</summary>
    public bool OnlyPrompts { get; init; }

    /// <summary>For calls: billed only if what is run is known to hold agents.</summary>
    public bool OnlyAgents { get; init; }

    /// <summary>For calls: the schema of the method's type argument is sent too.</summary>
    public bool SchemaFromTypeArgument { get; init; }

    /// <summary>For clients: options may be given their defaults here, so what a call leaves out is not certain to be missing.</summary>
    public bool MayProvideDefaults { get; init; }

    /// <summary>For clients: a layer that exports what answers use as telemetry.</summary>
    public bool ExportsUsage { get; init; }

    /// <summary>For calls: the methods that a client overrides to serve it; a call in one of them hands it on.</summary>
    public IReadOnlyList<string> ServedBy { get; init; } = Array.Empty<string>();

    /// <summary>For what a container gives: the service types that it takes from the container in its turn, in order of preference.</summary>
    public IReadOnlyList<string> Serves { get; init; } = Array.Empty<string>();

    /// <summary>For clients: what it and what is made of it call a model is the name of a deployment.</summary>
    public bool NamesDeployments { get; init; }

    /// <summary>For requests: with one of these set it asks for something that is no language model's work, and the call is none.</summary>
    public IReadOnlyList<string> NotCallWith { get; init; } = Array.Empty<string>();

    /// <summary>For options: the compiler insists on the cap, so it is never missing.</summary>
    public bool CapRequired { get; init; }

    /// <summary>For options: metadata name of the type that a code fix creates; null when the entry's own type will do.</summary>
    public string? Create { get; init; }

    /// <summary>The cap that is sent when none is given; null when none is sent.</summary>
    public long? DefaultCap { get; init; }

    /// <summary>The number of retries (clients, policies) when none is configured; null when this entry says nothing of retries.</summary>
    public long? DefaultRetries { get; init; }

    /// <summary>For clients: the most rounds of the tool loop that this layer adds when none are configured; null when it adds no loop.</summary>
    public long? DefaultIterations { get; init; }

    /// <summary>
    /// For agents and their settings: the most rounds for one question when none are configured; null when this entry says nothing of rounds.
    /// </summary>
    public long? DefaultRounds { get; init; }

    /// <summary>For retry policies: retries for ever. For agents: they go on for as long as the models like, or nobody knows how long.</summary>
    public bool Unbounded { get; init; }

    /// <summary>For failures: the HTTP statuses that an exception of this type stands for, 0 for no answer at all; empty when any.</summary>
    public IReadOnlyList<int> Statuses { get; init; } = Array.Empty<int>();

    /// <summary>For waits: counts only where it stands in the loop itself, not in a method that the loop calls.</summary>
    public bool OnlyDirect { get; init; }

    /// <summary>For waits: on what a local variable holds it is a walk over data of the method's own.</summary>
    public bool IsDataWhenLocal { get; init; }

    /// <summary>Of a retry policy: it sends again at once, without a pause.</summary>
    public bool Immediate { get; init; }

    /// <summary>For what runs a delegate: it does so once.</summary>
    public bool Once { get; init; }

    /// <summary>For entry points: what starts them.</summary>
    public StartedBy StartedBy { get; init; }

    /// <summary>For routes: the HTTP verb that is answered, in capitals; empty for any.</summary>
    public string Verb { get; init; } = "";

    /// <summary>One-based line in the catalog file.</summary>
    public int Line { get; init; }
}
