using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Values;

/// <summary>Which symbols have a meaning that is known without their source.</summary>
internal interface IModelledSymbols
{
    /// <summary>True for a member that a catalog describes: what it does is known from there, even where its source is in sight.</summary>
    bool IsModelled(ISymbol member);
}
