using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.Architecture.Tests;

/// <summary>
/// The sources of one project with every name resolved by the compiler, so that no alias, inference or full name hides what it stands for.
/// </summary>
internal sealed class SourceProject
{
    // What the SDK adds where a project says ImplicitUsings.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // A partial method whose other half a generator writes; here no generator runs.
    private const string LacksGeneratedHalf = "CS8795";

    private static readonly ConcurrentDictionary<string, Lazy<SourceProject>> Known = new();

    // Reading the assemblies takes longer than reading the sources: once for all projects.
    private static readonly IReadOnlyList<(string Name, MetadataReference Reference)> Assemblies =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => (Path.GetFileNameWithoutExtension(path), (MetadataReference)MetadataReference.CreateFromFile(path)))];

    private static readonly IReadOnlyCollection<MetadataReference> SystemOnly =
        [.. Assemblies.Where(static a => a.Name is "System.Private.CoreLib" or "System.Runtime" or "System.Collections").Select(static a => a.Reference)];

    private readonly CSharpCompilation _compilation;
    private readonly Lazy<IReadOnlyCollection<FolderReference>> _references;

    private SourceProject(string name, IEnumerable<(string Path, string Text)> files, IEnumerable<MetadataReference> references, bool isProgram = false)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Preview);
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        _compilation = CSharpCompilation.Create(name, files.Select(f => CSharpSyntaxTree.ParseText(f.Text, parsing, f.Path)), references, options);
        _references = new(() => [.. _compilation.SyntaxTrees.Where(static t => t.FilePath.Length > 0).SelectMany(ReferencesOf)]);
    }

    /// <summary>What the compiler could not make sense of. Where there is any, references may be missing from the list.</summary>
    public IEnumerable<string> Errors => _compilation.GetDiagnostics()
        .Where(static d => d.Severity == DiagnosticSeverity.Error && d.Id != LacksGeneratedHalf)
        .Select(static d => d.ToString());

    /// <summary>Every name that stands for something that another file of the project declares, and every namespace that a file opens.</summary>
    public IReadOnlyCollection<FolderReference> References => _references.Value;

    /// <summary>The folders that hold C#.</summary>
    public IEnumerable<string> Folders => _compilation.SyntaxTrees.Select(static t => t.FilePath).Where(static p => p.Length > 0).Select(Folder).Distinct();

    /// <summary>A project under src, which is read once for all tests.</summary>
    public static SourceProject Of(string name) => Known.GetOrAdd(name, static n => new(() => Read(n))).Value;

    /// <summary>A project that exists only in a test.</summary>
    public static SourceProject Seeded(params (string Path, string Text)[] files) => new("Seeded", files, SystemOnly);

    private static SourceProject Read(string name)
    {
        var folder = Path.Combine(Repository.Root, "src", name);
        var files = Repository.SourceFiles(folder).Select(f => (Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)));
        var project = XDocument.Load(Path.Combine(folder, name + ".csproj"));
        if (project.Descendants("ImplicitUsings").Any())
        {
            files = files.Append(("", ImplicitUsings));
        }

        var assembly = project.Descendants("AssemblyName").SingleOrDefault()?.Value ?? name;
        var known = ProjectReferences.Of(name);
        var references = Assemblies.Where(a => !IsOurs(a.Name) || known.Contains(a.Name)).Select(static a => a.Reference);
        return new SourceProject(assembly, files, references, project.Descendants("OutputType").Any(static o => o.Value == "Exe"));
    }

    /// <summary>The folder of a file: the first part of its path.</summary>
    public static string Folder(string path) => path.Contains('/') ? path[..path.IndexOf('/')] : Walls.NoFolder;

    /// <summary>Files whose namespace is another than their folder's, with the namespace.</summary>
    public IEnumerable<string> Misplaced(string rootNamespace) =>
        from tree in _compilation.SyntaxTrees
        from space in tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
        let expected = string.Join('.', [rootNamespace, .. tree.FilePath.Split('/')[..^1]])
        where space.Name.ToString() != expected
        select $"{tree.FilePath} is in {space.Name}, expected {expected}";

    private IEnumerable<FolderReference> ReferencesOf(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            var symbol = node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax or CollectionExpressionSyntax
                ? model.GetSymbolInfo(node).Symbol ?? (node is ExpressionSyntax expression ? model.GetTypeInfo(expression).ConvertedType : null)
                : null;
            foreach (var to in symbol is null ? [] : FoldersOf(symbol, node))
            {
                yield return new FolderReference(Folder(tree.FilePath), to, tree.FilePath, tree.GetLineSpan(node.Span).StartLinePosition.Line + 1, symbol!.ToDisplayString());
            }
        }
    }

    private static IEnumerable<string> FoldersOf(ISymbol symbol, SyntaxNode node)
    {
        // A namespace counts where a file opens it; inside a full name, what the whole name stands for counts.
        if (symbol is INamespaceSymbol space)
        {
            return node.Ancestors().OfType<UsingDirectiveSyntax>().Any(u => u.NamespaceOrType is { } opened && opened.Span.End == node.Span.End)
                ? space.GetMembers().OfType<INamedTypeSymbol>().SelectMany(DeclaredIn).Distinct()
                : [];
        }

        return DeclaredIn(symbol as INamedTypeSymbol ?? symbol.ContainingType).Distinct();
    }

    private static IEnumerable<string> DeclaredIn(INamedTypeSymbol? type) =>
        type is null ? [] : type.DeclaringSyntaxReferences.Select(static r => Folder(r.SyntaxTree.FilePath));

    private static bool IsOurs(string assembly) => assembly.StartsWith("PromptLint", StringComparison.OrdinalIgnoreCase);
}
