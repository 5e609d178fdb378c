using System;
using System.Collections.Generic;

namespace PromptLint.Core.Catalogs;

/// <summary>What PromptLint knows of one SDK: read from <c>rules/sdks</c> or from a user's file of the same format.</summary>
public sealed record SdkCatalog
{
    /// <summary>Id of the SDK in reports.</summary>
    public string Sdk { get; init; } = "";

    /// <summary>Package that holds it.</summary>
    public string Package { get; init; } = "";

    /// <summary>Versions that the names were checked with.</summary>
    public IReadOnlyList<string> Versions { get; init; } = Array.Empty<string>();

    /// <summary>False when the package cannot be had for the tests: its names come from public source and are tested on stubs.</summary>
    public bool Restorable { get; init; } = true;

    /// <summary>Names of the assemblies whose presence switches PromptLint on.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = Array.Empty<string>();

    /// <summary>The HTTP statuses for which the SDK's own policy sends again, 0 for no answer at all; empty when not known.</summary>
    public IReadOnlyList<int> RetriedStatuses { get; init; } = Array.Empty<int>();

    /// <summary>The entries, in file order.</summary>
    public IReadOnlyList<CatalogEntry> Entries { get; init; } = Array.Empty<CatalogEntry>();

    /// <summary>The names, or words of names, that have a meaning whatever the type.</summary>
    public IReadOnlyDictionary<NameMeaning, IReadOnlyList<string>> Names { get; init; } = new Dictionary<NameMeaning, IReadOnlyList<string>>();

    /// <summary>HTTP endpoints, for code that calls them without an SDK.</summary>
    public IReadOnlyList<CatalogEndpoint> Endpoints { get; init; } = Array.Empty<CatalogEndpoint>();

    /// <summary>Members that stand for values.</summary>
    public IReadOnlyList<CatalogMembers> Members { get; init; } = Array.Empty<CatalogMembers>();
}
