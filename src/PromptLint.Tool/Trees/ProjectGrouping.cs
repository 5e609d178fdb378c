using System.Collections.Immutable;
using Microsoft.Extensions.FileSystemGlobbing;

namespace PromptLint.Tool.Trees;

/// <summary>Sorts the files of a tree into the projects that compile them.</summary>
internal sealed class ProjectGrouping
{
    private readonly TreeWalk _walk;
    private readonly SourceReader _reader;
    private readonly Dictionary<string, List<ProjectFile>> _propsOf = new(StringComparer.Ordinal);
    private readonly List<ProjectFile> _props;
    private readonly Dictionary<string, string> _centralVersions = new(StringComparer.OrdinalIgnoreCase);

    private ProjectGrouping(TreeWalk walk, SourceReader reader)
    {
        _walk = walk;
        _reader = reader;
        _props = walk.Ending(".props", ".targets").Select(p => ProjectFile.Read(reader.Read(p))).OfType<ProjectFile>().ToList();
        foreach (var item in _props.SelectMany(static p => p.Items("PackageVersion")))
        {
            foreach (var id in ProjectFile.Texts(item.Attribute("Include")?.Value))
            {
                if (ProjectFile.VersionOf(item) is { } version)
                {
                    _centralVersions[id] = version;
                }
            }
        }
    }

    /// <summary>The projects of a tree: those with a project file first, in path order.</summary>
    public static IReadOnlyList<SourceProject> Of(string root, TreeWalk walk, SourceReader reader)
    {
        var grouping = new ProjectGrouping(walk, reader);
        var files = walk.Ending(".csproj").Select(p => ProjectFile.Read(reader.Read(p))).OfType<ProjectFile>().ToList();
        var folders = files.Select(static f => f.Folder).ToHashSet(StringComparer.Ordinal);
        var programs = new LoosePrograms(root, reader);
        var owned = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var path in walk.Ending(".cs", ".razor", ".cshtml"))
        {
            // A program that names its packages itself is compiled alone even where a project stands around it.
            var owner = path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && programs.IsFileBased(path) ? null : Owner(path, root, folders);
            if (owner is null)
            {
                programs.Add(path);
            }
            else if (owned.TryGetValue(owner, out var list))
            {
                list.Add(path);
            }
            else
            {
                owned.Add(owner, [path]);
            }
        }

        return [.. files.Select(f => grouping.Project(f, owned.GetValueOrDefault(f.Folder) ?? [])), .. programs.Projects()];
    }

    private static string? Owner(string path, string root, HashSet<string> folders)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null && folder.Length >= root.Length; folder = Path.GetDirectoryName(folder))
        {
            if (folders.Contains(folder))
            {
                return folder;
            }
        }

        return null;
    }

    private SourceProject Project(ProjectFile file, List<string> inFolder)
    {
        var files = new List<ProjectFile> { file };
        files.AddRange(file.Imports().Select(i => _props.FirstOrDefault(p => p.Path == Resolve(file.Folder, i))).OfType<ProjectFile>());
        files.AddRange(PropsAbove(file.Folder));
        string? Property(string name) =>
            files.Select(f => f.Property(name)).FirstOrDefault(static v => !string.IsNullOrEmpty(v) && !v.Contains("$(", StringComparison.Ordinal));

        var name = Path.GetFileNameWithoutExtension(file.Path);
        var web = file.Sdks.Any(static s => s.Contains(".Web", StringComparison.OrdinalIgnoreCase)
            || s.Contains(".Razor", StringComparison.OrdinalIgnoreCase)
            || s.Contains(".BlazorWebAssembly", StringComparison.OrdinalIgnoreCase));
        var worker = file.Sdks.Any(static s => s.Contains(".Worker", StringComparison.OrdinalIgnoreCase));
        var sources = Sources(file, inFolder);
        return new SourceProject
        {
            Name = name,
            AssemblyName = Property("AssemblyName") ?? name,
            Folder = file.Folder,
            Path = file.Path,
            RootNamespace = Property("RootNamespace") ?? name.Replace(' ', '_').Replace('-', '_'),
            Sources = sources,
            Components = [.. inFolder.Where(static p => !p.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))],
            GlobalUsings = ImplicitUsings.Source(files, IsOn(Property("ImplicitUsings")), web, worker),
            Symbols = [.. files.SelectMany(static f =>
                (f.Property("DefineConstants") ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Where(static s => !s.Contains('(')).Distinct(StringComparer.Ordinal)],
            Nullable = !string.Equals(Property("Nullable"), "disable", StringComparison.OrdinalIgnoreCase),
            Executable = web || worker || (Property("OutputType") ?? "").EndsWith("exe", StringComparison.OrdinalIgnoreCase),
            References = [.. file.Items("ProjectReference")
                .Where(static r => r.Attribute("ReferenceOutputAssembly")?.Value is not ("false" or "False"))
                .SelectMany(static r => ProjectFile.Texts(r.Attribute("Include")?.Value))
                .Select(r => Resolve(file.Folder, r))
                .Distinct(StringComparer.Ordinal)],
            Packages = [.. files.SelectMany(static f => f.Items("PackageReference"))
                .SelectMany(PackagesOf)
                .DistinctBy(static p => p.Id, StringComparer.OrdinalIgnoreCase)],
        };
    }

    private IEnumerable<NamedPackage> PackagesOf(System.Xml.Linq.XElement item) => ProjectFile.Texts(item.Attribute("Include")?.Value)
        .Select(id => new NamedPackage(id, ProjectFile.VersionOf(item) ?? _centralVersions.GetValueOrDefault(id)));

    private ImmutableArray<string> Sources(ProjectFile file, List<string> inFolder)
    {
        var sources = new SortedSet<string>(inFolder.Where(static p => p.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)), StringComparer.Ordinal);
        foreach (var item in file.Items("Compile"))
        {
            foreach (var glob in ProjectFile.Texts(item.Attribute("Remove")?.Value))
            {
                sources.ExceptWith(Matching(file.Folder, glob));
            }

            foreach (var glob in ProjectFile.Texts(item.Attribute("Include")?.Value))
            {
                sources.UnionWith(Matching(file.Folder, glob));
            }
        }

        return [.. sources];
    }

    // Only among the files of the walk: a project cannot make the scan read what lies outside the tree.
    private IEnumerable<string> Matching(string folder, string glob)
    {
        if (glob.Contains("$(", StringComparison.Ordinal))
        {
            return [];
        }

        var pattern = glob.Replace('\\', '/');
        while (pattern.StartsWith("../", StringComparison.Ordinal) && Path.GetDirectoryName(folder) is { } parent)
        {
            (pattern, folder) = (pattern[3..], parent);
        }

        if (!pattern.Contains('*'))
        {
            var path = Resolve(folder, pattern);
            return _walk.Ending(".cs").Contains(path, StringComparer.Ordinal) ? [path] : [];
        }

        var matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
        matcher.AddInclude(pattern);
        var prefix = folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar;
        return _walk.Ending(".cs").Where(p => p.StartsWith(prefix, StringComparison.Ordinal) && matcher.Match(folder, p).HasMatches).ToList();
    }

    // The nearest first, as its values win. MSBuild takes only the nearest unless that imports the next, which most trees do.
    private List<ProjectFile> PropsAbove(string folder)
    {
        if (_propsOf.TryGetValue(folder, out var known))
        {
            return known;
        }

        var above = _props
            .Where(p => Path.GetFileName(p.Path).ToLowerInvariant() is "directory.build.props" or "directory.build.targets"
                && (folder == p.Folder || folder.StartsWith(p.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            .OrderByDescending(static p => p.Folder.Length)
            .ToList();
        _propsOf.Add(folder, above);
        return above;
    }

    private static string Resolve(string folder, string relative)
    {
        try
        {
            return Path.GetFullPath(Path.Combine(folder, relative.Replace('\\', '/')));
        }
        catch (ArgumentException)
        {
            return "";
        }
    }

    private static bool IsOn(string? value) =>
        value is not null && (value.Equals("enable", StringComparison.OrdinalIgnoreCase) || value.Equals("true", StringComparison.OrdinalIgnoreCase));
}
