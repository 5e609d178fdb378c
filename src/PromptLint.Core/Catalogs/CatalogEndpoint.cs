using System;
using System.Collections.Generic;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Catalogs;

/// <summary>An HTTP endpoint of an LLM.</summary>
public sealed record CatalogEndpoint
{
    /// <summary>
    /// Host names; a leading <c>*</c> stands for anything: <c>*.example.com</c> for any subdomain, <c>*:11434</c> for any host at that port.
    /// Empty: the path tells, with the shape where there is one.
    /// </summary>
    public IReadOnlyList<string> Hosts { get; init; } = Array.Empty<string>();

    /// <summary>What the address ends with, without its query; <c>{model}</c> or <c>{deployment}</c> stands for one segment.</summary>
    public string Path { get; init; } = "";

    /// <summary>What is asked of the model.</summary>
    public LlmOperation Operation { get; init; }

    /// <summary>What the fields of the JSON body carry; dots lead into objects.</summary>
    public IReadOnlyDictionary<string, Slot> Body { get; init; } = new Dictionary<string, Slot>();

    /// <summary>True when the API insists on a cap.</summary>
    public bool CapRequired { get; init; }

    /// <summary>
    /// Fields of the body that together tell this endpoint from others of the same path at a host that is not its own, or that only the run knows.
    /// Empty: without its host it cannot be told.
    /// </summary>
    public IReadOnlyList<string> Shape { get; init; } = Array.Empty<string>();

    /// <summary>
    /// Fields of the body, dots leading into objects and the elements of lists, that tell this endpoint even where nothing of the address is
    /// known. Empty: they do not.
    /// </summary>
    public IReadOnlyList<string> Evident { get; init; } = Array.Empty<string>();

    /// <summary>
    /// Fields of the answer, dots leading into objects and lists, that together tell this endpoint where only the run knows the whole
    /// address, or where its path is known and neither host nor body is. Empty: its answer does not tell it.
    /// </summary>
    public IReadOnlyList<string> Answer { get; init; } = Array.Empty<string>();
}
