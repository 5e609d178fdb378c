using System;
using System.Collections.Generic;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Graph;

/// <summary>By what a method is started from outside.</summary>
public enum EntryPointKind
{
    /// <summary>By nothing outside: other methods call it.</summary>
    None,

    /// <summary>The program's start.</summary>
    Main,

    /// <summary>A request to a route.</summary>
    Route,

    /// <summary>A request to a controller's action.</summary>
    Action,

    /// <summary>A service that runs in the background of a host.</summary>
    HostedService,

    /// <summary>A queue, a timer or another trigger of a function host.</summary>
    Trigger,

    /// <summary>Whoever uses the library.</summary>
    PublicApi,
}

/// <summary>One method that can reach a call site, so that projects can be put together without analyzing them again.</summary>
public sealed record MethodSummary
{
    /// <summary>Documentation id; of a handler that has no name of its own, that of its member and the route.</summary>
    public string Id { get; init; } = "";

    /// <summary>Where it is declared.</summary>
    public SourcePlace Place { get; init; } = new("", 0, 0);

    /// <summary>By what it is started from outside.</summary>
    public EntryPointKind Entry { get; init; }

    /// <summary>The name that people know the entry by: <c>POST /tickets</c>; empty where the id is that.</summary>
    public string EntryName { get; init; } = "";

    /// <summary>Documentation ids of what it overrides and implements: a call of one of these may run it.</summary>
    public IReadOnlyList<string> Implements { get; init; } = Array.Empty<string>();

    /// <summary>
    /// How often it runs at most when somebody outside calls one of a circle of methods that call each other in turn, of which it is one;
    /// null where it is on none, or nothing is known to count the rounds. What a method that calls itself sends tells that with its own factors.
    /// </summary>
    public AttemptFactor? Recursion { get; init; }

    /// <summary>What it sends.</summary>
    public Flow Body { get; init; } = Flow.Nothing;
}
