using System.Collections.Generic;
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
    /// <summary>The stubs of those file names in rules/stubs; a later one may name types of an earlier one.</summary>
    public static IReadOnlyList<MetadataReference> All(IEnumerable<string> names) =>
        names.Aggregate(new List<MetadataReference>(), static (made, name) => [.. made, Of(name, made)]);

    // It must compile against the packages that the tests have. `Name+LATER` is the stub with what later versions have.
    private static MetadataReference Of(string nameAndVersion, IEnumerable<MetadataReference> others)
    {
        var name = nameAndVersion.Split('+')[0];
        var parsing = new CSharpParseOptions(preprocessorSymbols: nameAndVersion.Split('+').Skip(1));
        var root = typeof(Stubs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;
        var stub = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(root, "rules", "stubs", name + ".cs")), parsing)],
            Workbench.References.Concat(others),
            Workbench.Options(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = stub.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
