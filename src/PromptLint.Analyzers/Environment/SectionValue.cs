using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Analyzers.Values;

namespace PromptLint.Analyzers.Environment;

/// <summary>A section of the application's configuration, or an object that is bound to one.</summary>
internal sealed class SectionValue : ExternalValue
{
    public SectionValue(ImmutableArray<string> path, ITypeSymbol? boundTo = null)
    {
        Path = path;
        BoundTo = boundTo;
    }

    /// <summary>The section's path; empty is the root.</summary>
    public ImmutableArray<string> Path { get; }

    /// <summary>The options class whose properties the section's keys are; null for the section itself.</summary>
    public ITypeSymbol? BoundTo { get; }

    public override bool Equals(object? obj) =>
        obj is SectionValue other && other.Path.SequenceEqual(Path) && SymbolEqualityComparer.Default.Equals(other.BoundTo, BoundTo);

    public override int GetHashCode() => (Path.Length, Path.LastOrDefault()).GetHashCode();
}
