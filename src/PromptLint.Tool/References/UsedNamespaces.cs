using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PromptLint.Core.Catalogs;
using PromptLint.Tool.Trees;

namespace PromptLint.Tool.References;

/// <summary>The namespaces that source files name in their usings, or by their full names, with the number of files that do.</summary>
internal static partial class UsedNamespaces
{
    private static readonly Lazy<ImmutableArray<string>> Known = new(static () =>
        [.. SdkCatalogs.All.SelectMany(CatalogNamespaces.Of).Distinct(StringComparer.Ordinal)]);

    /// <summary>Counts over the files and the projects' global usings.</summary>
    /// <param name="projects">The projects.</param>
    /// <param name="reader">Reads their files.</param>
    /// <param name="declared">The namespaces that the tree declares: a name in code may be the end of one of them.</param>
    public static IReadOnlyDictionary<string, int> In(IEnumerable<SourceProject> projects, SourceReader reader, IReadOnlySet<string> declared)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var others = Known.Value.Where(k => !declared.Any(d => ("." + d + ".").Contains("." + k + ".", StringComparison.Ordinal))).ToList();
        foreach (var project in projects)
        {
            var texts = project.Sources.Concat(project.Components).Select(p => reader.Read(p)?.Text).OfType<string>().Append(project.GlobalUsings);
            foreach (var space in texts.SelectMany(t => NamedIn(t, others)))
            {
                counts[space] = counts.GetValueOrDefault(space) + 1;
            }
        }

        return counts;
    }

    private static IEnumerable<string> NamedIn(string text, IReadOnlyCollection<string> others) =>
        Using().Matches(text).Select(static m => m.Groups[1].Value).Concat(QualifiedNames.In(text, others)).Distinct(StringComparer.Ordinal);

    /// <summary>The namespaces that source files declare.</summary>
    public static IReadOnlySet<string> DeclaredIn(IEnumerable<SourceProject> projects, SourceReader reader)
    {
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in projects.SelectMany(static p => p.Sources).Select(p => reader.Read(p)?.Text).OfType<string>())
        {
            foreach (Match match in Declaration().Matches(text))
            {
                declared.Add(match.Groups[1].Value);
            }
        }

        return declared;
    }

    /// <summary>Whether a name stands in a project's sources, as a word of its own.</summary>
    public static bool Mentions(SourceProject project, string name, SourceReader reader) =>
        project.Sources.Concat(project.Components).Select(p => reader.Read(p)?.Text).OfType<string>().Any(text => Mentions(text, name));

    private static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !IsPartOfName(text[at - 1])) && (end == text.Length || !IsPartOfName(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPartOfName(char character) => char.IsLetterOrDigit(character) || character == '_';

    // At the start of a line, or after what ended before it in the same line.
    [GeneratedRegex(@"(?:^[ \t\uFEFF]*|(?<=[;}])[ \t]*)namespace\s+([A-Za-z_][\w.]*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    // Razor's has no semicolon; what stands behind one in the same line does not matter.
    [GeneratedRegex(
        @"(?:^[ \t\uFEFF]*|(?<=;)[ \t]*)(?:global\s+)?@?using\s+(?:static\s+)?(?:\w+\s*=\s*)?(?:global::)?([A-Za-z_][\w.]*)\s*(?:;|[ \t\r]*$)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Using();
}
