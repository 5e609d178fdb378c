using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PromptLint.Tool.Compilations;

/// <summary>What is analyzed at a time.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="TargetFramework">The target framework, as far as known.</param>
/// <param name="Compilation">The compilation; it may have errors.</param>
/// <param name="Options">Settings and additional files.</param>
internal sealed record ScanCompilation(string Name, string TargetFramework, Compilation Compilation, AnalyzerOptions Options)
{
    /// <summary>The same without additional files and settings.</summary>
    public ScanCompilation(string name, string targetFramework, Compilation compilation)
        : this(name, targetFramework, compilation, new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty))
    {
    }
}
