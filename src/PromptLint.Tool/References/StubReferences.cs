using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace PromptLint.Tool.References;

/// <summary>
/// The outer shape of SDK packages that cannot be had: types and signatures without bodies, so that calls of them bind. A stub stands
/// in only where code uses its namespace, and one of the names that its second line lists if it has one, and nothing else brings the
/// assembly or one of the types. Names of an earlier version would else make today's ambiguous in code that never uses them.
/// </summary>
internal static class StubReferences
{
    private const string Prefix = "stubs/";

    private static readonly Lazy<ImmutableArray<Stub>> All = new(Read);

    /// <summary>The stubs for a project.</summary>
    /// <param name="used">Namespaces that it uses and that the tree does not declare itself.</param>
    /// <param name="present">Simple names of the assemblies that are there.</param>
    /// <param name="references">What it is compiled against, which stubs may name types of.</param>
    /// <param name="mentions">Whether a name stands anywhere in its sources.</param>
    public static IReadOnlyList<MetadataReference> For(
        IReadOnlyCollection<string> used,
        IReadOnlySet<string> present,
        IReadOnlyList<MetadataReference> references,
        Func<string, bool> mentions)
    {
        var stubs = new List<MetadataReference>();
        Compilation? probe = null;
        foreach (var stub in All.Value.Where(s => !present.Contains(s.Assembly) && s.Namespaces.Any(n =>
            used.Any(u => u == n || u.StartsWith(n + ".", StringComparison.Ordinal)) || n.Contains('.', StringComparison.Ordinal) && mentions(n))))
        {
            if (!stub.Names.IsEmpty && !stub.Names.Any(mentions))
            {
                continue;
            }

            probe ??= CSharpCompilation.Create("probe", references: references);
            if (stub.Types.Any(t => probe.GetTypesByMetadataName(t.Name).Any(there => Clash(t, there))))
            {
                continue;
            }

            // A stub may name types of packages that are not there either: what does not bind of it is only not offered.
            var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
            stubs.Add(Metadata(CSharpCompilation.Create(stub.Assembly, [stub.Tree], references.Concat(stubs), options)));
        }

        return stubs;
    }

    // As an assembly where all of it binds: what refers to source is taken for the tree's own code.
    private static MetadataReference Metadata(CSharpCompilation stub)
    {
        using var image = new MemoryStream();
        return stub.Emit(image, options: new EmitOptions(metadataOnly: true)).Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : stub.ToMetadataReference();
    }

    // Extension methods that a class has lost may stand beside those that it has.
    private static bool Clash(StubType stub, INamedTypeSymbol there) => !there.IsStatic || stub.Members.Any(m => !there.GetMembers(m).IsEmpty);

    private static ImmutableArray<Stub> Read()
    {
        var assembly = typeof(StubReferences).Assembly;
        var stubs = ImmutableArray.CreateBuilder<Stub>();
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(static n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var text = reader.ReadToEnd();
            var lines = text.Split('\n', 3);
            var tree = CSharpSyntaxTree.ParseText(text);
            var types = tree.GetCompilationUnitRoot().Members.OfType<NamespaceDeclarationSyntax>()
                .SelectMany(static n => n.Members.OfType<TypeDeclarationSyntax>().Select(t => new StubType(
                    $"{n.Name}.{t.Identifier.ValueText}{(t.TypeParameterList is { } list ? "`" + list.Parameters.Count : "")}",
                    [.. t.Members.OfType<MethodDeclarationSyntax>().Select(static m => m.Identifier.ValueText).Distinct()])));
            stubs.Add(
                new Stub(Path.GetFileNameWithoutExtension(name[Prefix.Length..]), Listed(lines[0], "namespaces"), Listed(lines[1], "names"), [.. types], tree));
        }

        return stubs.ToImmutable();
    }

    // `// names: One, Two`
    private static ImmutableArray<string> Listed(string line, string what) => line.StartsWith("// " + what + ":", StringComparison.Ordinal)
        ? [.. line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
        : [];

    private sealed record StubType(string Name, ImmutableArray<string> Members);

    private sealed record Stub(
        string Assembly,
        ImmutableArray<string> Namespaces,
        ImmutableArray<string> Names,
        ImmutableArray<StubType> Types,
        SyntaxTree Tree);
}
