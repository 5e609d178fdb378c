using System.Collections.Generic;

namespace PromptLint.Core.Catalogs;

/// <summary>Members of an SDK type that stand for a value: a role or a model id.</summary>
/// <param name="Type">Metadata name of the type.</param>
/// <param name="Values">Value by member name.</param>
public sealed record CatalogMembers(string Type, IReadOnlyDictionary<string, string> Values);
