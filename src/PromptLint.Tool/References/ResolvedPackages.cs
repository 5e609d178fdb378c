using System.Collections.Immutable;

namespace PromptLint.Tool.References;

/// <summary>A package that was resolved.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Assemblies">Paths of the assemblies to compile against.</param>
/// <param name="Needs">Ids of the packages that it needs.</param>
internal sealed record ResolvedPackage(string Id, ImmutableArray<string> Assemblies, ImmutableArray<string> Needs);

/// <summary>What came of the wanted packages.</summary>
/// <param name="Packages">The resolved ones, with those that they need.</param>
/// <param name="Notes">What to tell the user.</param>
internal sealed record ResolvedPackages(ImmutableArray<ResolvedPackage> Packages, ImmutableArray<string> Notes);
