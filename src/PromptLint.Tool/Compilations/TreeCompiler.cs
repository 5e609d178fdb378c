using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptLint.Analyzers.Analysis;
using PromptLint.Tool.References;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.Compilations;

/// <summary>Makes compilations of a tree's projects. They may have errors: what cannot be bound is left out, not guessed.</summary>
internal sealed class TreeCompiler
{
    private readonly Dictionary<string, SourceProject> _byPath;
    private readonly Dictionary<string, Compilation> _made = new(StringComparer.Ordinal);
    private readonly HashSet<string> _making = new(StringComparer.Ordinal);
    private readonly ProjectReferences _references;
    private readonly SourceProject? _loose;
    private readonly string _friends;
    private readonly string[] _folders;
    private readonly TreeWalk _walk;
    private readonly SourceReader _reader;
    private readonly EditorConfigs _configs;
    private readonly ScanOptions _options;

    public TreeCompiler(IReadOnlyList<SourceProject> projects, ProjectReferences references, string root, TreeWalk walk, SourceReader reader)
    {
        _references = references;
        _byPath = projects.Where(static p => p.Path is not null).DistinctBy(static p => p.Path).ToDictionary(static p => p.Path!, StringComparer.Ordinal);
        _loose = projects.FirstOrDefault(static p => p.Path is null);
        _folders = [.. projects.Where(static p => p.Path is not null && !p.SeesLooseFiles).Select(static p => p.Folder).Distinct(StringComparer.Ordinal)];
        (_walk, _reader) = (walk, reader);
        _configs = EditorConfigs.Of(root, walk, reader);
        _options = new ScanOptions(_configs);

        // Tests see internals through attributes that a build often generates: here every project of the tree sees every other's.
        var friends = new StringBuilder();
        foreach (var name in projects.Select(static p => p.AssemblyName).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            friends.Append("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(")
                .Append(SymbolDisplay.FormatLiteral(name, quote: true))
                .Append(")]\n");
        }

        _friends = friends.ToString();
    }

    /// <summary>The compilation of a project.</summary>
    public ScanCompilation Compile(SourceProject project)
    {
        var others = _folders.Where(f => f != project.Folder).ToList();
        var files = project.SeesLooseFiles ? [] : SettingsFiles.In(project.Folder, others, _walk, _reader);
        return new ScanCompilation(
            project.Name,
            $"net{Environment.Version.Major}.0",
            Make(project),
            new AnalyzerOptions(files.AddRange(Connections(project)), _options));
    }

    // What hosts that run the project declare for it.
    private IEnumerable<AdditionalText> Connections(SourceProject project) =>
        from host in _byPath.Values
        where project.Path is not null
            && host.References.Contains(project.Path)
            && host.Packages.Any(static p => AppHostConnections.Packages.Contains(p.Id, StringComparer.OrdinalIgnoreCase))
        from connections in AppHostConnections.Read(Make(host), CancellationToken.None)
        select new SettingsFile(connections.File, "Configuration", () => connections.Json);

    private Compilation Make(SourceProject project)
    {
        var key = project.Path ?? "";
        if (_made.TryGetValue(key, out var made))
        {
            return made;
        }

        _making.Add(key);
        var parsing = ScanParsing.Options(project.Symbols);
        var trees = project.Sources.Select(_reader.Read)
            .OfType<SourceFile>()
            .Select(f => CSharpSyntaxTree.ParseText(SourceText.From(f.Text, Encoding.UTF8), parsing, f.Path))
            .Concat(Components(project, parsing))
            .Append(CSharpSyntaxTree.ParseText(project.GlobalUsings + _friends, parsing))
            .ToList();
        var references = _references.Of(project).Concat(Referenced(project).Select(static c => (MetadataReference)c.ToMetadataReference()));
        var options = new CSharpCompilationOptions(
            project.Executable ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            nullableContextOptions: project.Nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable).WithSyntaxTreeOptionsProvider(_configs);
        made = CSharpCompilation.Create(project.AssemblyName, trees, references, options);
        _making.Remove(key);
        _made.Add(key, made);
        return made;
    }

    // Projects that refer to each other in a ring do not build; whichever comes first goes without.
    private IEnumerable<Compilation> Referenced(SourceProject project)
    {
        var open = new Queue<string>(project.References);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var path))
        {
            if (seen.Add(path) && _byPath.TryGetValue(path, out var other) && !_making.Contains(path))
            {
                yield return Make(other);

                // References of references are in sight too, as MSBuild has it.
                foreach (var next in other.References)
                {
                    open.Enqueue(next);
                }
            }
        }

        if (project.SeesLooseFiles && _loose is not null && !_making.Contains(""))
        {
            yield return Make(_loose);
        }
    }

    private IEnumerable<SyntaxTree> Components(SourceProject project, CSharpParseOptions parsing)
    {
        var imports = project.Components.Where(static p => Path.GetFileName(p).StartsWith("_Imports", StringComparison.OrdinalIgnoreCase)
            || Path.GetFileName(p).StartsWith("_ViewImports", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var path in project.Components)
        {
            var above = imports.Where(i => path.StartsWith(Path.GetDirectoryName(i) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                .Select(i => _reader.Read(i)?.Text)
                .OfType<string>();
            if (_reader.Read(path) is { } file && RazorSource.Of(file, above, project.RootNamespace, project.Folder) is { } source)
            {
                yield return CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), parsing, path);
            }
        }
    }
}
