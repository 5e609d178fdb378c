namespace PromptLint.Core.Catalogs;

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
