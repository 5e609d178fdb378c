using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Clients;

/// <summary>A layer of a client that calls tools and asks again.</summary>
/// <param name="Most">Rounds beyond the first request; null when not known.</param>
/// <param name="Origin">The operation that adds the layer.</param>
internal sealed record ToolLoopFacts(long? Most, IOperation? Origin);
