using System;
using System.Collections.Generic;

namespace PromptLint.Core.Calls;

/// <summary>Who speaks in a message.</summary>
public enum MessageRole
{
    /// <summary>Not known: the role is computed.</summary>
    Unknown,

    /// <summary>Instructions that stand above the conversation.</summary>
    System,

    /// <summary>OpenAI's newer name for instructions.</summary>
    Developer,

    /// <summary>The person or program that asks.</summary>
    User,

    /// <summary>An earlier answer, or one given as an example.</summary>
    Assistant,

    /// <summary>The result of a tool.</summary>
    Tool,
}

/// <summary>One message of a request.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Content">What is said, as far as known.</param>
/// <param name="Place">Where the text is written; null when it has no place of its own.</param>
public sealed record PromptMessage(MessageRole Role, PromptText Content, SourcePlace? Place);

/// <summary>The messages of a request.</summary>
public sealed record PromptMessages
{
    /// <summary>The messages that the code tells, in order.</summary>
    public IReadOnlyList<PromptMessage> Known { get; init; } = Array.Empty<PromptMessage>();

    /// <summary>What else is sent that the code does not tell (a history, a caller's list); each is a hole of the request.</summary>
    public IReadOnlyList<HoleSegment> Unknown { get; init; } = Array.Empty<HoleSegment>();

    /// <summary>True when every message is known, though a message's text may have holes.</summary>
    public bool IsComplete => Unknown.Count == 0;
}
