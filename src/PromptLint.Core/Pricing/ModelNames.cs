using System;
using System.Collections.Generic;

namespace PromptLint.Core.Pricing;

/// <summary>The names under which a model is called, beside its id.</summary>
public sealed record ModelNames
{
    /// <summary>Other exact names, dated snapshots of the same price among them.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = Array.Empty<string>();

    /// <summary>Patterns over the whole name, for snapshots without an alias.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = Array.Empty<string>();

    /// <summary>Azure deployment names in lower case, letters and digits only, that are taken at their word.</summary>
    public IReadOnlyList<string> AzureDeploymentKeys { get; init; } = Array.Empty<string>();

    /// <summary>Exact names at Bedrock.</summary>
    public IReadOnlyList<string> BedrockIds { get; init; } = Array.Empty<string>();

    /// <summary>Pattern of its names at Bedrock, inference profiles included; null when not sold there.</summary>
    public string? BedrockPattern { get; init; }

    /// <summary>What a regional Bedrock profile costs relative to the global one; null when the same.</summary>
    public decimal? BedrockRegionalMultiplier { get; init; }

    /// <summary>Pattern of its names at Vertex AI; null when not sold there.</summary>
    public string? VertexPattern { get; init; }
}
