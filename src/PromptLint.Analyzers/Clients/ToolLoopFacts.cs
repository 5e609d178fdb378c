using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Clients;

/// <summary>A layer of a client that calls tools and asks again.</summary>
/// <param name="Most">Rounds beyond the first request; null when not known.</param>
/// <param name="Origin">The operation that adds the layer.</param>
/// <param name="Setting">What bounds the rounds, in the SDK's terms; null where the layer has no such place.</param>
internal sealed record ToolLoopFacts(long? Most, IOperation? Origin, string? Setting = null);
