using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PromptLint.Catalogs.Tests;

/// <summary>The assemblies of the packages that this project references or downloads, as symbols: nothing of them is run.</summary>
internal static class RealPackages
{
    private static readonly Lazy<CSharpCompilation> Loaded = new(Load);

    /// <summary>A compilation that references them all.</summary>
    public static CSharpCompilation Compilation => Loaded.Value;

    /// <summary>Every type of a metadata name: more than one assembly may declare it.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Types(string metadataName) => Compilation.GetTypesByMetadataName(metadataName);

    /// <summary>Whether an assembly of this name is there.</summary>
    public static bool HasAssembly(string name) => Compilation.SourceModule.ReferencedAssemblies.Any(a => a.Name == name);

    private static CSharpCompilation Load()
    {
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var downloaded = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "downloaded"), "*.dll");
        var references = trusted.Concat(downloaded).Where(File.Exists).DistinctBy(Path.GetFileName).Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create("Names", references: references);
    }
}
