namespace PromptLint.Reporting.Telemetry;

/// <summary>What one or more calls used, as somebody measured or billed it; null where the source does not tell.</summary>
public sealed record UsageRecord
{
    /// <summary>The day, yyyy-MM-dd, UTC.</summary>
    public string? Day { get; init; }

    /// <summary>The model.</summary>
    public string? Model { get; init; }

    /// <summary>Id of the call site.</summary>
    public string? Site { get; init; }

    /// <summary>The member that called: documentation id, full name, or type and name.</summary>
    public string? Member { get; init; }

    /// <summary>The server or the endpoint.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The user or tenant.</summary>
    public string? User { get; init; }

    /// <summary>The task.</summary>
    public string? Task { get; init; }

    /// <summary>How many calls; null in a bill, which does not count them.</summary>
    public long? Calls { get; init; }

    /// <summary>Input tokens of them all, those of the cache included.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Of the input, tokens that the cache served.</summary>
    public long? CachedTokens { get; init; }

    /// <summary>Output tokens of them all.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>US dollars, as billed.</summary>
    public decimal? Cost { get; init; }
}
