using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptLint.Core.Calls;

/// <summary>How a model id came to be known.</summary>
public enum ModelSource
{
    /// <summary>Not known; <see cref="ModelReference.Why"/> says why.</summary>
    Unknown,

    /// <summary>A literal in the code.</summary>
    Literal,

    /// <summary>A constant, a read-only field or a member of the SDK's own model list.</summary>
    Constant,

    /// <summary>The right side of <c>??</c>: used when configuration gives none.</summary>
    Fallback,

    /// <summary>A deployment name that equals a model id of the price card, taken at its word.</summary>
    Deployment,

    /// <summary>A deployment name that the user mapped to a model.</summary>
    Mapped,

    /// <summary>Read from configuration in sight of the build.</summary>
    Configured,
}

/// <summary>The model of a call as far as the code tells: one id, several possible ids, or unknown.</summary>
public sealed record ModelReference
{
    /// <summary>The possible ids, in source order; empty when unknown.</summary>
    public IReadOnlyList<string> Ids { get; init; } = Array.Empty<string>();

    /// <summary>How the ids came to be known.</summary>
    public ModelSource How { get; init; }

    /// <summary>The reason, where there is one worth telling: why unknown, or where a configured value stands.</summary>
    public Reason? Why { get; init; }

    /// <summary>True when the text names a deployment (Azure), not a model: it needs a mapping to be priced.</summary>
    public bool NamesDeployment { get; init; }

    /// <summary>The id when exactly one is possible, else null.</summary>
    public string? Id => Ids.Count == 1 ? Ids[0] : null;

    /// <summary>A model that the code does not tell.</summary>
    /// <param name="why">The reason; null where there is none to tell.</param>
    public static ModelReference Unknown(Reason? why) => new() { Why = why };

    /// <summary>A model that the code tells.</summary>
    public static ModelReference Of(ModelSource how, params string[] ids) => new() { How = how, Ids = ids };

    /// <inheritdoc/>
    public bool Equals(ModelReference? other) =>
        other is not null && How == other.How && Equals(Why, other.Why) && NamesDeployment == other.NamesDeployment && Ids.SequenceEqual(other.Ids);

    /// <inheritdoc/>
    public override int GetHashCode() => (How, Why, NamesDeployment, Ids.Count).GetHashCode();
}
