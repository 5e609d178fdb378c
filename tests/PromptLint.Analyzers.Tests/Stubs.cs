using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace PromptLint.Analyzers.Tests;

/// <summary>Shapes of SDK packages that cannot be had, as `promptlint scan` uses them.</summary>
internal static class Stubs
{
    /// <summary>The stub of that file name in rules/stubs, which must compile against the packages that the tests have.</summary>
    public static MetadataReference Of(string name)
    {
        var root = typeof(Stubs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;
        var stub = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(root, "rules", "stubs", name + ".cs")))],
            Workbench.References,
            Workbench.Options(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = stub.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
