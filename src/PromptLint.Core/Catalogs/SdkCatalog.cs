using System;
using System.Collections.Generic;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Catalogs;

/// <summary>What an entry of a catalog describes.</summary>
public enum EntryKind
{
    /// <summary>A method that sends a billed request.</summary>
    Call,

    /// <summary>A method that looks like one and is not billed; never reported, and named so that a test holds it.</summary>
    NotCall,

    /// <summary>A client, or a method that makes or wraps one.</summary>
    Client,

    /// <summary>An options or request object, or a method that makes one.</summary>
    Options,

    /// <summary>A message, or a method that makes one.</summary>
    Message,

    /// <summary>A part of a message's content, or a method that makes one.</summary>
    Part,

    /// <summary>A list of messages with a constructor or adders of its own.</summary>
    History,

    /// <summary>A tool declaration, or a method that makes one.</summary>
    Tool,

    /// <summary>A response format that may hold a schema, or a method that makes one.</summary>
    Schema,

    /// <summary>A function made from a prompt: calling it is billed.</summary>
    Prompt,

    /// <summary>A method by which an application's host declares a model for its projects.</summary>
    Resource,

    /// <summary>A retry policy or the object that configures one.</summary>
    Retry,

    /// <summary>A layer that hands HTTP requests on: a type of the user's own that overrides its methods may do that more than once.</summary>
    Handler,

    /// <summary>What a request fails with, and predicates over it.</summary>
    Failure,

    /// <summary>A method that runs a delegate under a policy: what is called inside is multiplied by it.</summary>
    Execute,

    /// <summary>A method that waits for a person, a queue or a clock: a loop around it is no runaway loop.</summary>
    Wait,

    /// <summary>A method that only lets time pass.</summary>
    Pause,

    /// <summary>A method that runs a delegate for each item of its data, or once.</summary>
    Repeat,

    /// <summary>An exception that tells of a bad answer or of a fault of one's own: who tries again after it retries nothing that failed.</summary>
    NotFailure,

    /// <summary>What brings a cancellation about in time, or carries one to a call.</summary>
    Cancellation,

    /// <summary>A method that registers a service with a container.</summary>
    Registration,

    /// <summary>A method that gives a service from a container, or an attribute of what is given one.</summary>
    Provision,

    /// <summary>What a framework starts from outside: routes, actions, functions, background services.</summary>
    EntryPoint,

    /// <summary>What gives a stand-in for a client in tests.</summary>
    TestDouble,

    /// <summary>A method that sends an HTTP request: billed when its address is an endpoint of an LLM.</summary>
    HttpCall,

    /// <summary>An object that wraps a request or its body.</summary>
    HttpRequest,
}

/// <summary>What a parameter, property or receiver of a catalog entry carries.</summary>
public enum Slot
{
    /// <summary>The client that sends the request.</summary>
    Client,

    /// <summary>A wrapped client: model, cap and retries are looked for there too.</summary>
    Inner,

    /// <summary>Several of them, any of which may be asked.</summary>
    Inners,

    /// <summary>Several of them, each of which is asked, one after the other or all at once.</summary>
    Each,

    /// <summary>A model id.</summary>
    Model,

    /// <summary>A deployment name: a model only through a mapping.</summary>
    Deployment,

    /// <summary>The options or request object.</summary>
    Options,

    /// <summary>The name of a connection string, which may tell the model or deployment.</summary>
    Connection,

    /// <summary>A lambda that changes the options of every request.</summary>
    Configure,

    /// <summary>The client's own options: retry policy and the like.</summary>
    ClientOptions,

    /// <summary>One message or a list of them.</summary>
    Messages,

    /// <summary>Text of a user's message, or of the entry's own role.</summary>
    Text,

    /// <summary>A prompt template: text whose <c>{{...}}</c> places are filled at run time.</summary>
    Template,

    /// <summary>The language of a template.</summary>
    TemplateFormat,

    /// <summary>The text of a prompt in YAML (or JSON), with its settings.</summary>
    PromptYaml,

    /// <summary>The text of a Prompty file.</summary>
    Prompty,

    /// <summary>The path of a Prompty file.</summary>
    PromptyFile,

    /// <summary>The path of a folder with a folder for each prompt.</summary>
    PromptDirectory,

    /// <summary>The path of a folder with a YAML file for each prompt.</summary>
    YamlDirectory,

    /// <summary>The name of a plugin: of a group of functions.</summary>
    Plugin,

    /// <summary>System instructions.</summary>
    System,

    /// <summary>Parts of a message's content.</summary>
    Parts,

    /// <summary>The role of a message.</summary>
    Role,

    /// <summary>The output cap in tokens.</summary>
    Cap,

    /// <summary>Stop sequences.</summary>
    Stop,

    /// <summary>Tool declarations.</summary>
    Tools,

    /// <summary>The response format or JSON schema.</summary>
    Schema,

    /// <summary>Name of a tool.</summary>
    Name,

    /// <summary>Description of a tool.</summary>
    Description,

    /// <summary>A method that is offered as a tool.</summary>
    Method,

    /// <summary>A function made from a prompt.</summary>
    Function,

    /// <summary>A number of retries or attempts.</summary>
    Attempts,

    /// <summary>A retry policy object.</summary>
    Policy,

    /// <summary>A predicate over the failures that a policy handles.</summary>
    Handles,

    /// <summary>The HTTP status of a failure.</summary>
    Status,

    /// <summary>The data that a delegate is run for, item by item.</summary>
    Items,

    /// <summary>The number that numbered data begins with.</summary>
    From,

    /// <summary>A time after which something is cancelled.</summary>
    Deadline,

    /// <summary>What brings a cancellation about.</summary>
    Source,

    /// <summary>A cancellation token, or a time after which a call ends.</summary>
    Cancellation,

    /// <summary>The object that serves.</summary>
    Instance,

    /// <summary>The delegate that makes what serves.</summary>
    Factory,

    /// <summary>The address that a route answers.</summary>
    Route,

    /// <summary>The delegate that answers a route.</summary>
    Handler,

    /// <summary>The HTTP client that an SDK's requests go through, or the transport that wraps one.</summary>
    Http,

    /// <summary>A most-of-iterations bound of a tool loop.</summary>
    Iterations,

    /// <summary>The most rounds that an agent goes for one question, or what holds that number.</summary>
    Rounds,

    /// <summary>A client that is asked beside the agent in each of its rounds.</summary>
    Judge,

    /// <summary>How many answers one request asks for: its output is billed for each.</summary>
    Choices,

    /// <summary>Whether the SDK asks on by itself where an answer breaks off; it does unless it is told not to.</summary>
    Continuation,

    /// <summary>A raw request body: nothing is read from it.</summary>
    Body,

    /// <summary>The address of an HTTP request.</summary>
    Url,

    /// <summary>An HTTP request, address and body in one.</summary>
    Request,

    /// <summary>A free-form dictionary of settings; its known keys stand in <see cref="CatalogEntry.Keys"/>.</summary>
    Bag,
}

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

    /// <summary>For agents and their settings: the most rounds for one question when none are configured; null when this entry says nothing of rounds.</summary>
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

/// <summary>Members of an SDK type that stand for a value: a role or a model id.</summary>
/// <param name="Type">Metadata name of the type.</param>
/// <param name="Values">Value by member name.</param>
public sealed record CatalogMembers(string Type, IReadOnlyDictionary<string, string> Values);

/// <summary>An HTTP endpoint of an LLM.</summary>
public sealed record CatalogEndpoint
{
    /// <summary>Host names; a leading <c>*.</c> stands for any subdomain. Empty: the path alone tells.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = Array.Empty<string>();

    /// <summary>What the address ends with, without its query; <c>{model}</c> or <c>{deployment}</c> stands for one segment.</summary>
    public string Path { get; init; } = "";

    /// <summary>What is asked of the model.</summary>
    public LlmOperation Operation { get; init; }

    /// <summary>What the fields of the JSON body carry; dots lead into objects.</summary>
    public IReadOnlyDictionary<string, Slot> Body { get; init; } = new Dictionary<string, Slot>();

    /// <summary>True when the API insists on a cap.</summary>
    public bool CapRequired { get; init; }

    /// <summary>
    /// Fields of the body that together tell this endpoint from others of the same path, where only the run knows the host.
    /// Empty: without its host it cannot be told.
    /// </summary>
    public IReadOnlyList<string> Shape { get; init; } = Array.Empty<string>();

    /// <summary>
    /// Fields of the answer, dots leading into objects and lists, that together tell this endpoint where only the run knows the whole
    /// address. Empty: its answer does not tell it.
    /// </summary>
    public IReadOnlyList<string> Answer { get; init; } = Array.Empty<string>();
}

/// <summary>What PromptLint knows of one SDK: read from <c>rules/sdks</c> or from a user's file of the same format.</summary>
public sealed record SdkCatalog
{
    /// <summary>Id of the SDK in reports.</summary>
    public string Sdk { get; init; } = "";

    /// <summary>Package that holds it.</summary>
    public string Package { get; init; } = "";

    /// <summary>Versions that the names were checked with.</summary>
    public IReadOnlyList<string> Versions { get; init; } = Array.Empty<string>();

    /// <summary>False when the package cannot be had for the tests: its names come from public source and are tested on stubs.</summary>
    public bool Restorable { get; init; } = true;

    /// <summary>Names of the assemblies whose presence switches PromptLint on.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = Array.Empty<string>();

    /// <summary>The HTTP statuses for which the SDK's own policy sends again, 0 for no answer at all; empty when not known.</summary>
    public IReadOnlyList<int> RetriedStatuses { get; init; } = Array.Empty<int>();

    /// <summary>The entries, in file order.</summary>
    public IReadOnlyList<CatalogEntry> Entries { get; init; } = Array.Empty<CatalogEntry>();

    /// <summary>The names, or words of names, that have a meaning whatever the type.</summary>
    public IReadOnlyDictionary<NameMeaning, IReadOnlyList<string>> Names { get; init; } = new Dictionary<NameMeaning, IReadOnlyList<string>>();

    /// <summary>HTTP endpoints, for code that calls them without an SDK.</summary>
    public IReadOnlyList<CatalogEndpoint> Endpoints { get; init; } = Array.Empty<CatalogEndpoint>();

    /// <summary>Members that stand for values.</summary>
    public IReadOnlyList<CatalogMembers> Members { get; init; } = Array.Empty<CatalogMembers>();
}
