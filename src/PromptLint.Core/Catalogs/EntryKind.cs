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

    /// <summary>An attribute of an interface's method whose call sends an HTTP request, or of the parameter that is the request's body.</summary>
    HttpContract,

    /// <summary>An object that wraps a request or its body.</summary>
    HttpRequest,
}
