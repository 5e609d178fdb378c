using System;
using System.Collections.Generic;

namespace PromptLint.Core.Calls;

/// <summary>One parameter of a tool, as its schema tells it to the model.</summary>
/// <param name="Name">Name on the wire.</param>
/// <param name="JsonType">JSON schema type: string, integer, number, boolean, array, object.</param>
/// <param name="Description">Description, null when there is none.</param>
/// <param name="EnumValues">Allowed values of an enumeration, else empty.</param>
public sealed record ToolParameter(string Name, string JsonType, string? Description, IReadOnlyList<string> EnumValues);

/// <summary>A tool offered to the model: its whole declaration is billed with every request.</summary>
public sealed record ToolDeclaration
{
    /// <summary>Name on the wire, as far as known.</summary>
    public PromptText Name { get; init; } = PromptText.Empty;

    /// <summary>Description, as far as known.</summary>
    public PromptText Description { get; init; } = PromptText.Empty;

    /// <summary>Parameters read from a method's signature; empty when <see cref="Schema"/> tells them.</summary>
    public IReadOnlyList<ToolParameter> Parameters { get; init; } = Array.Empty<ToolParameter>();

    /// <summary>The schema as JSON text, when the code gives it as text.</summary>
    public PromptText? Schema { get; init; }
}

/// <summary>The tools of a request.</summary>
public sealed record ToolDeclarations
{
    /// <summary>The tools that the code tells.</summary>
    public IReadOnlyList<ToolDeclaration> Known { get; init; } = Array.Empty<ToolDeclaration>();

    /// <summary>Tools that the code does not tell (listed from a server, a caller's list).</summary>
    public IReadOnlyList<HoleSegment> Unknown { get; init; } = Array.Empty<HoleSegment>();
}
