using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.Tool.References;

/// <summary>
/// The outer shape of SDK packages that cannot be had: types and signatures without bodies, so that calls of them bind. A stub stands
/// in only where code uses its namespace and nothing else brings the assembly or one of the types.
/// </summary>
internal static class StubReferences
{
    private const string Prefix = "stubs/";

    private static readonly Lazy<ImmutableArray<Stub>> All = new(Read);

    /// <summary>The stubs for a project.</summary>
    /// <param name="used">Namespaces that it uses and that the tree does not declare itself.</param>
    /// <param name="present">Simple names of the assemblies that are there.</param>
    /// <param name="references">What it is compiled against, which stubs may name types of.</param>
    public static IReadOnlyList<MetadataReference> For(IReadOnlyCollection<string> used, IReadOnlySet<string> present, IReadOnlyList<MetadataReference> references)
    {
        var stubs = new List<MetadataReference>();
        var probe = CSharpCompilation.Create("probe", references: references);
        foreach (var stub in All.Value.Where(s => !present.Contains(s.Assembly) && s.Namespaces.Any(n => used.Any(u => u == n || u.StartsWith(n + ".", StringComparison.Ordinal)))))
        {
            if (stub.Types.Any(t => !probe.GetTypesByMetadataName(t).IsEmpty))
            {
                continue;
            }


            // A stub may name types of packages that are not there either: what does not bind of it is only not offered.
            var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
            stubs.Add(CSharpCompilation.Create(stub.Assembly, [stub.Tree], references.Concat(stubs), options).ToMetadataReference());
        }

        return stubs;
    }

    private static ImmutableArray<Stub> Read()
    {
        var assembly = typeof(StubReferences).Assembly;
        var stubs = ImmutableArray.CreateBuilder<Stub>();
        foreach (var name in assembly.GetManifestResourceNames().Where(static n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var text = reader.ReadToEnd();
            var first = text[..text.IndexOf('\n', StringComparison.Ordinal)];
            var namespaces = first[(first.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var tree = CSharpSyntaxTree.ParseText(text);
            var types = tree.GetCompilationUnitRoot().Members.OfType<NamespaceDeclarationSyntax>()
                .SelectMany(static n => n.Members.OfType<TypeDeclarationSyntax>().Select(t => $"{n.Name}.{t.Identifier.ValueText}{(t.TypeParameterList is { } list ? "`" + list.Parameters.Count : "")}"));
            stubs.Add(new Stub(Path.GetFileNameWithoutExtension(name[Prefix.Length..]), [.. namespaces], [.. types], tree));
        }

        return stubs.ToImmutable();
    }

    private sealed record Stub(string Assembly, ImmutableArray<string> Namespaces, ImmutableArray<string> Types, SyntaxTree Tree);
}
