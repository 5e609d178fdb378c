using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PromptLint.Architecture.Tests;

/// <summary>What the compiler loads knows nothing of what writes reports.</summary>
public sealed class AssemblyWallTests
{
    [Theory]
    [InlineData("PromptLint.Core", "")]
    [InlineData("PromptLint.Analyzers", "PromptLint.Core")]
    [InlineData("PromptLint.CodeFixes", "PromptLint.Analyzers, PromptLint.Core")]
    [InlineData("PromptLint.Reporting", "PromptLint.Core")]
    [InlineData("PromptLint.Build", "PromptLint.Core, PromptLint.Reporting")]
    [InlineData("PromptLint.Tool", "PromptLint.Analyzers, PromptLint.Core, PromptLint.Reporting")]
    public void A_project_refers_to_no_other_than_these(string project, string expected) => Assert.Equal(expected, string.Join(", ", ProjectReferences.Of(project)));

    // Not only the project file: a reference can come in by a package, a path or an imported file too.
    [Theory]
    [InlineData("PromptLint.Core", "")]
    [InlineData("PromptLint.Analyzers", "PromptLint.Core")]
    [InlineData("PromptLint.CodeFixes", "PromptLint.Analyzers, PromptLint.Core")]
    [InlineData("PromptLint.Reporting", "PromptLint.Core")]
    public void An_assembly_refers_to_no_other_of_ours_than_these(string assembly, string expected) => Assert.Equal(expected, string.Join(", ", OursIn(assembly)));

    private static IEnumerable<string> OursIn(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))
            .Where(static n => n.StartsWith("PromptLint", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];
    }
}
