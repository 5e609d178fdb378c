using System.Xml;
using System.Xml.Linq;

namespace PromptLint.Tool.Trees;

/// <summary>
/// What a project or props file says, read as text: nothing is evaluated, no task runs and no import outside the tree is followed,
/// so that looking at a stranger's tree runs none of its code.
/// </summary>
internal sealed class ProjectFile
{
    private readonly XElement _root;

    private ProjectFile(string path, XElement root)
    {
        Path = path;
        _root = root;
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Its folder.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The SDKs that it names, for example <c>Microsoft.NET.Sdk.Web</c>.</summary>
    public IEnumerable<string> Sdks => Texts(_root.Attribute("Sdk")?.Value)
        .Concat(_root.Elements().Where(static e => e.Name.LocalName is "Sdk").Select(static e => e.Attribute("Name")?.Value ?? ""));

    /// <summary>Reads a file; null when it is no project.</summary>
    public static ProjectFile? Read(SourceFile? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            using var reader = XmlReader.Create(
                new StringReader(file.Text),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Root is { } root ? new ProjectFile(file.Path, root) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>A property's value as written: the last without a condition, else the last; null when the file does not set it.</summary>
    public string? Property(string name)
    {
        var all = _root.Elements()
            .Where(static e => e.Name.LocalName == "PropertyGroup")
            .SelectMany(static e => e.Elements())
            .Where(e => e.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var plain = all.LastOrDefault(static e => e.Attribute("Condition") is null && e.Parent!.Attribute("Condition") is null);
        return (plain ?? all.LastOrDefault())?.Value.Trim();
    }

    /// <summary>The items of a kind, in file order.</summary>
    public IEnumerable<XElement> Items(string kind) => _root.Elements()
        .Where(static e => e.Name.LocalName == "ItemGroup")
        .SelectMany(static e => e.Elements())
        .Where(e => e.Name.LocalName.Equals(kind, StringComparison.OrdinalIgnoreCase));

    /// <summary>The files that it imports by a plain path.</summary>
    public IEnumerable<string> Imports() => _root.Descendants()
        .Where(static e => e.Name.LocalName == "Import")
        .Select(static e => (e.Attribute("Project")?.Value ?? "").Replace("$(MSBuildThisFileDirectory)", "", StringComparison.OrdinalIgnoreCase))
        .Where(static p => p.Length > 0 && !p.Contains("$(", StringComparison.Ordinal));

    /// <summary>A package's version where the file gives one.</summary>
    public static string? VersionOf(XElement package) =>
        package.Attribute("Version")?.Value
            ?? package.Attribute("VersionOverride")?.Value
            ?? package.Elements().FirstOrDefault(static e => e.Name.LocalName == "Version")?.Value;

    /// <summary>Takes a list with semicolons apart.</summary>
    public static IEnumerable<string> Texts(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
