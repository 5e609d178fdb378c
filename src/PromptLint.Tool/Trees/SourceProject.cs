using System.Collections.Immutable;

namespace PromptLint.Tool.Trees;

/// <summary>A package that a tree names.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version as written; null when none is in sight.</param>
internal sealed record NamedPackage(string Id, string? Version);

/// <summary>Source files that are compiled together: a project, a file-based program, or what belongs to neither.</summary>
internal sealed record SourceProject
{
    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the assembly, which other projects and <c>InternalsVisibleTo</c> know it by.</summary>
    public required string AssemblyName { get; init; }

    /// <summary>Absolute folder that its files and settings stand in.</summary>
    public required string Folder { get; init; }

    /// <summary>Absolute path of its project file, or of the file-based program; null for files without a project.</summary>
    public string? Path { get; init; }

    /// <summary>Root namespace, which components without one of their own live in.</summary>
    public string RootNamespace { get; init; } = "";

    /// <summary>Absolute paths of its C# files.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Absolute paths of its Razor files.</summary>
    public ImmutableArray<string> Components { get; init; } = [];

    /// <summary>Its global usings as source.</summary>
    public string GlobalUsings { get; init; } = "";

    /// <summary>Preprocessor symbols.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    /// <summary>Whether nullable annotations are on.</summary>
    public bool Nullable { get; init; } = true;

    /// <summary>Whether it has an entry point.</summary>
    public bool Executable { get; init; }

    /// <summary>Projects of the tree that it refers to, by path of their project file.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>Packages that it names.</summary>
    public ImmutableArray<NamedPackage> Packages { get; init; } = [];

    /// <summary>True when it cannot stand alone: a top-level program beside files that belong to no project sees them.</summary>
    public bool SeesLooseFiles { get; init; }
}
