using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.CallGraph;

/// <summary>A call site in the code.</summary>
/// <param name="Syntax">The call.</param>
/// <param name="Id">The id that the report knows it by.</param>
/// <param name="Runs">The wrapper that it runs, of several that the call may run; empty for a call that asks a model itself.</param>
internal sealed record SitePlace(SyntaxNode Syntax, string Id, string Runs = "");
