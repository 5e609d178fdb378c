using System;
using System.Collections.Generic;

namespace PromptLint.Core.Calls;

/// <summary>
/// One place in the code that sends a billed request, read once and handed to every rule and to the report.
/// Holds what the code tells and why the rest is unknown; no tokens and no money yet.
/// </summary>
public sealed record CallSite
{
    /// <summary>Stable id built from symbols: it survives moved lines.</summary>
    public string Id { get; init; } = "";

    /// <summary>Where the called method's name stands.</summary>
    public SourcePlace Place { get; init; } = new("", 0, 0);

    /// <summary>Documentation id of the member that holds the call.</summary>
    public string Member { get; init; } = "";

    /// <summary>Id of the SDK, from its catalog.</summary>
    public string Sdk { get; init; } = "";

    /// <summary>What is asked of the model.</summary>
    public LlmOperation Operation { get; init; }

    /// <summary>The called method: its receiver's type, and its name.</summary>
    public string Method { get; init; } = "";

    /// <summary>The called method as people wrote it: <c>client.AskAsync</c>.</summary>
    public string Written { get; init; } = "";

    /// <summary>The model.</summary>
    public ModelReference Model { get; init; } = ModelReference.Unknown(null);

    /// <summary>What is said to the model.</summary>
    public PromptMessages Messages { get; init; } = new();

    /// <summary>The tools offered to the model.</summary>
    public ToolDeclarations Tools { get; init; } = new();

    /// <summary>The JSON schema that the answer must follow: it is sent, and billed, as input; null when there is none.</summary>
    public PromptText? ResponseSchema { get; init; }

    /// <summary>The bound on one answer.</summary>
    public OutputCap Cap { get; init; } = new(CapState.Unknown);

    /// <summary>What sets a cap where none is set, in the SDK's terms (<c>ChatOptions.MaxOutputTokens</c>); null where no place is known.</summary>
    public string? CapSetting { get; init; }

    /// <summary>Whether a stop sequence is given.</summary>
    public StopState Stop { get; init; }

    /// <summary>What names stop sequences where none is named, in the SDK's terms; null where no place is known.</summary>
    public string? StopSetting { get; init; }

    /// <summary>What is done with an answer that is streamed; null for one that comes at once.</summary>
    public StreamUse? Stream { get; init; }

    /// <summary>Whether anybody learns what its answers use.</summary>
    public UsageState Usage { get; init; }

    /// <summary>True when the call takes many texts at a time and is given one.</summary>
    public bool IsOneOfABatch { get; init; }

    /// <summary>What multiplies the requests; an empty list is one request.</summary>
    public IReadOnlyList<AttemptFactor> Attempts { get; init; } = Array.Empty<AttemptFactor>();
}
