using System.Text;
using System.Xml.Linq;

namespace PromptLint.Tool.Trees;

/// <summary>The global usings that a project file stands for.</summary>
internal static class ImplicitUsings
{
    private static readonly string[] Every =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string[] Worker =
        ["Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging"];

    private static readonly string[] Web = [
        .. Worker,
        "System.Net.Http.Json",
        "Microsoft.AspNetCore.Builder",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing",
    ];

    /// <summary>The usings as source, for a project and the props files above it.</summary>
    public static string Source(IReadOnlyList<ProjectFile> files, bool enabled, bool web, bool worker)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        if (enabled)
        {
            foreach (var space in Every.Concat(web ? Web : worker ? Worker : []))
            {
                lines.Add(space);
            }
        }

        foreach (var item in files.Reverse().SelectMany(static f => f.Items("Using")))
        {
            foreach (var name in ProjectFile.Texts(item.Attribute("Include")?.Value))
            {
                lines.Add(Line(item, name));
            }

            foreach (var name in ProjectFile.Texts(item.Attribute("Remove")?.Value))
            {
                lines.Remove(name);
            }
        }

        var source = new StringBuilder();
        foreach (var line in lines)
        {
            source.Append("global using ").Append(line).Append(";\n");
        }

        return source.ToString();
    }

    private static string Line(XElement item, string name) =>
        item.Attribute("Alias")?.Value is { Length: > 0 } alias ? alias + " = " + name
        : string.Equals(item.Attribute("Static")?.Value, "true", StringComparison.OrdinalIgnoreCase) ? "static " + name
        : name;
}
