using System.Xml.Linq;

namespace PromptLint.Architecture.Tests;

/// <summary>The projects that a project under src refers to, directly or through others, as its project file and theirs tell.</summary>
internal static class ProjectReferences
{
    public static IReadOnlyCollection<string> Of(string project)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Add(project, found);
        return found;
    }

    private static void Add(string project, SortedSet<string> found)
    {
        var file = Path.Combine(Repository.Root, "src", project, project + ".csproj");
        foreach (var reference in XDocument.Load(file).Descendants("ProjectReference"))
        {
            var name = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));
            if (found.Add(name))
            {
                Add(name, found);
            }
        }
    }
}
