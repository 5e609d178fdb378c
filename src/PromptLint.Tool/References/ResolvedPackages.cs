using System.Collections.Immutable;

namespace PromptLint.Tool.References;

/// <summary>What came of the wanted packages.</summary>
/// <param name="Assemblies">Paths of their assemblies and of those that they need.</param>
/// <param name="Found">Ids of those that were found.</param>
/// <param name="Missing">Ids of those that were not.</param>
/// <param name="Notes">What to tell the user.</param>
internal sealed record ResolvedPackages(ImmutableArray<string> Assemblies, ImmutableArray<string> Found, ImmutableArray<string> Missing, ImmutableArray<string> Notes);
