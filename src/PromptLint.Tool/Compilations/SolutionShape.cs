using System.Xml;
using System.Xml.Linq;

namespace PromptLint.Tool.Compilations;

/// <summary>Whether a file that is named like a solution is one: an empty or broken one loads as a solution without projects.</summary>
internal static class SolutionShape
{
    private const string Header = "Microsoft Visual Studio Solution File";

    /// <summary>What is wrong with it, as it follows "since"; null for a solution with projects, and for any other file.</summary>
    /// <param name="path">The file.</param>
    public static string? WhyNone(string path)
    {
        try
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".sln" => Why(File.ReadLines(path)),
                ".slnx" => WhyXml(path),
                _ => null,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException)
        {
            return "it is no solution file: " + e.Message;
        }
    }

    private static string? Why(IEnumerable<string> lines)
    {
        var isSolution = false;
        foreach (var line in lines)
        {
            isSolution |= line.StartsWith(Header, StringComparison.Ordinal);
            if (isSolution && line.StartsWith("Project(", StringComparison.Ordinal))
            {
                return null;
            }
        }

        return isSolution ? "it names no project" : $"it is no solution file: expected the line \"{Header}, Format Version ...\"";
    }

    private static string? WhyXml(string path)
    {
        var root = XDocument.Load(path).Root;
        return root?.Name.LocalName != "Solution" ? "it is no solution file: expected the root element Solution"
            : root.Descendants().Any(static e => e.Name.LocalName == "Project") ? null
            : "it names no project";
    }
}
