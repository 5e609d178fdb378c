using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PromptLint.Tool.Trees;

/// <summary>Files that no project file owns: programs of one file, and whatever else lies about.</summary>
internal sealed partial class LoosePrograms(string root, SourceReader reader)
{
    // A file-based program compiles with implicit usings, a bare file most likely comes from a project that has them too.
    private static readonly string Usings = ImplicitUsings.Source([], enabled: true, web: false, worker: false);
    private static readonly string WebUsings = ImplicitUsings.Source([], enabled: true, web: true, worker: false);

    private readonly List<string> _sources = [];
    private readonly List<string> _components = [];
    private readonly List<string> _fileBased = [];

    /// <summary>True for a program with <c>#:</c> directives or <c>#!</c>.</summary>
    public bool IsFileBased(string path) => reader.Read(path) is { } file && Directive().IsMatch(Head(file.Text));

    /// <summary>Takes a file.</summary>
    public void Add(string path) =>
        (path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? IsFileBased(path) ? _fileBased : _sources : _components).Add(path);

    /// <summary>What was taken, as projects.</summary>
    public IEnumerable<SourceProject> Projects()
    {
        var programs = _sources.Where(p => reader.Read(p) is { } f && TopLevelStatements.In(f.Text)).ToHashSet(StringComparer.Ordinal);

        // One program among loose files is compiled with them; of several, each is compiled alone and sees the rest.
        var alone = programs.Count > 1 ? programs : [];
        var rest = _sources.Where(p => !alone.Contains(p)).ToImmutableArray();
        if (rest.Length > 0 || _components.Count > 0)
        {
            yield return new SourceProject
            {
                Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(root)),
                AssemblyName = LooseName,
                Folder = root,
                Sources = rest,
                Components = [.. _components],
                GlobalUsings = _components.Count > 0 ? WebUsings : Usings,
                Executable = programs.Count == 1,
            };
        }

        foreach (var path in alone.Order(StringComparer.Ordinal).Concat(_fileBased))
        {
            yield return Program(path);
        }
    }

    /// <summary>The assembly name of files without a project.</summary>
    public const string LooseName = "LooseFiles";

    private SourceProject Program(string path)
    {
        var packages = new List<NamedPackage>();
        var references = new List<string>();
        var web = false;
        foreach (Match directive in Directive().Matches(Head(reader.Read(path)!.Text)))
        {
            var value = directive.Groups["value"].Value.Trim();
            switch (directive.Groups["kind"].Value)
            {
                case "package":
                    var parts = value.Split('@', 2);
                    packages.Add(new NamedPackage(parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : null));
                    break;
                case "sdk":
                    web |= value.Contains(".Web", StringComparison.OrdinalIgnoreCase);
                    break;
                case "project":
                    references.Add(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, value.Replace('\\', '/'))));
                    break;
            }
        }

        var name = Path.GetFileNameWithoutExtension(path);
        return new SourceProject
        {
            Name = name,
            AssemblyName = name,
            Folder = Path.GetDirectoryName(path)!,
            Path = path,
            Sources = [path],
            GlobalUsings = web ? WebUsings : Usings,
            Executable = true,
            Packages = [.. packages],
            References = [.. references],
            SeesLooseFiles = true,
        };
    }

    // Directives stand before any code; a bounded head keeps the search cheap on a large file.
    private static string Head(string text) => text.Length > 8_000 ? text[..8_000] : text;

    [GeneratedRegex(@"^(#:(?<kind>package|sdk|property|project)\s+(?<value>[^\r\n]*)|#!)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Directive();
}
