namespace PromptLint.Core.Calls;

/// <summary>What can make one execution of a call send more than one billed request.</summary>
public enum AttemptKind
{
    /// <summary>The SDK's own retry policy.</summary>
    SdkRetry,

    /// <summary>A resilience handler on the HTTP client.</summary>
    HttpRetry,

    /// <summary>A Polly policy or pipeline around the call.</summary>
    Polly,

    /// <summary>A loop around the call.</summary>
    Loop,

    /// <summary>The SDK calls tools and asks again.</summary>
    ToolLoop,

    /// <summary>The member calls itself.</summary>
    Recursion,

    /// <summary>Several answers are asked for.</summary>
    Choices,
}

/// <summary>What ends a loop, as far as control flow tells.</summary>
public enum LoopExit
{
    /// <summary>Not a loop, or an exit that bounds it.</summary>
    Bounded,

    /// <summary>Only a call that succeeded ends it: an unbounded retry.</summary>
    SuccessOnly,

    /// <summary>Only what the model answers ends it: an unbounded agent loop.</summary>
    ModelAnswerOnly,

    /// <summary>Nothing ends it.</summary>
    Never,
}

/// <summary>What a request is sent again for.</summary>
public enum RepeatReason
{
    /// <summary>Something else: tools were called, several answers are wanted, nobody can tell.</summary>
    Other,

    /// <summary>It failed: a retry.</summary>
    Failure,

    /// <summary>There is more data: each item has a request of its own.</summary>
    Data,

    /// <summary>A counter says so: rounds of an agent, second and third tries at a better answer.</summary>
    Count,
}

/// <summary>One factor of the number of requests that one execution of a call can send.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Low">The least, at least 0.</param>
/// <param name="High">The most; null when unbounded or unknown, and <paramref name="Why"/> says which.</param>
/// <param name="Place">Where it stands in the code, or the call itself for a default.</param>
/// <param name="Why">The reason, for people.</param>
public sealed record AttemptFactor(AttemptKind Kind, long Low, long? High, SourcePlace Place, Reason Why)
{
    /// <summary>What ends it, for loops, recursion and retry policies.</summary>
    public LoopExit Exit { get; init; }

    /// <summary>What the request is sent again for.</summary>
    public RepeatReason Reason { get; init; }

    /// <summary>The HTTP statuses that it sends again for, 0 for no answer at all; null where these are all, or not known.</summary>
    public System.Collections.Generic.IReadOnlyList<int>? Statuses { get; init; }

    /// <summary>What bounds it, in the SDK's terms; null where no place is known.</summary>
    public string? Setting { get; init; }

    /// <summary>True for a delegate that code out of sight runs.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>True for a retry that sends again at once, without a pause.</summary>
    public bool IsImmediate { get; init; }
}
