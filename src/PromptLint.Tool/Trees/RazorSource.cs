using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace PromptLint.Tool.Trees;

/// <summary>
/// The C# of a Razor file: its <c>@code</c> and <c>@functions</c> blocks as a partial class, its injected services as properties.
/// Line directives lead back to the Razor file. Markup is left out: nothing in it sends a request that the blocks do not.
/// </summary>
internal static partial class RazorSource
{
    /// <summary>The C#, or null when the file has no block.</summary>
    /// <param name="file">The Razor file.</param>
    /// <param name="imports">The texts of the <c>_Imports.razor</c> files above it.</param>
    /// <param name="rootNamespace">The project's root namespace.</param>
    /// <param name="projectFolder">The project's folder: a component's namespace follows its path below it.</param>
    public static string? Of(SourceFile file, IEnumerable<string> imports, string rootNamespace, string projectFolder)
    {
        var blocks = Blocks(file.Text).ToList();
        if (blocks.Count == 0)
        {
            return null;
        }

        var source = new StringBuilder();
        foreach (var line in imports.Append(file.Text).SelectMany(Usings).Distinct(StringComparer.Ordinal))
        {
            source.Append("using ").Append(line).Append(";\n");
        }

        var view = file.Path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase);
        if (!view)
        {
            source.Append("using Microsoft.AspNetCore.Components;\n");
        }

        if (Namespace(file, rootNamespace, projectFolder) is { Length: > 0 } space)
        {
            source.Append("namespace ").Append(space).Append(";\n");
        }

        source.Append("public partial class ").Append(Identifier(Path.GetFileNameWithoutExtension(file.Path)));
        source.Append(Inherits().Match(file.Text) is { Success: true } inherits ? " : " + inherits.Groups[1].Value
            : view ? ""
            : " : Microsoft.AspNetCore.Components.ComponentBase");
        source.Append("\n{\n");
        foreach (Match inject in Inject().Matches(file.Text))
        {
            source.Append("    [Microsoft.AspNetCore.Components.Inject] private ").Append(inject.Groups["type"].Value).Append(' ')
                .Append(inject.Groups["name"].Value).Append(" { get; set; } = default!;\n");
        }

        foreach (var (start, end) in blocks)
        {
            // The block's first characters keep their column: what stood before them on the line becomes blanks.
            var lineStart = file.Text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
            var line = file.Text.AsSpan(0, start).Count('\n') + 1;

            // Without a file name: the tree has the Razor file's own path, whatever characters that may hold.
            source.Append("#line ").Append(line).Append('\n').Append(' ', start - lineStart);
            source.Append(file.Text, start, end - start).Append("\n#line hidden\n");
        }

        return source.Append("}\n").ToString();
    }

    private static IEnumerable<(int Start, int End)> Blocks(string text)
    {
        foreach (Match open in Block().Matches(text))
        {
            var start = open.Index + open.Length;
            yield return (start, End(text, start));
        }
    }

    // Braces are counted over tokens, so that those in strings and comments do not count.
    private static int End(string text, int start)
    {
        var depth = 1;
        foreach (var token in SyntaxFactory.ParseTokens(text, start, 0, ScanParsing.Options([])))
        {
            depth += token.Kind() switch { SyntaxKind.OpenBraceToken => 1, SyntaxKind.CloseBraceToken => -1, _ => 0 };
            if (depth == 0)
            {
                return start + token.SpanStart;
            }
        }

        return text.Length;
    }

    private static IEnumerable<string> Usings(string text) => Using().Matches(text).Select(static m => m.Groups[1].Value.Trim());

    private static string Namespace(SourceFile file, string rootNamespace, string projectFolder)
    {
        if (NamespaceDirective().Match(file.Text) is { Success: true } directive)
        {
            return directive.Groups[1].Value;
        }

        var folder = Path.GetRelativePath(projectFolder, Path.GetDirectoryName(file.Path)!);
        var parts = folder == "." ? [] : folder.Split(Path.DirectorySeparatorChar).Select(Identifier);
        return string.Join('.', rootNamespace.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(Identifier).Concat(parts));
    }

    private static string Identifier(string name)
    {
        var word = NotIdentifier().Replace(name, "_");
        return word.Length == 0 || char.IsAsciiDigit(word[0]) ? "_" + word : word;
    }

    [GeneratedRegex(@"^\s*@(?:code|functions)\s*\{", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\s*@using\s+((?:static\s+)?[\w.=<> ]+?)\s*;?\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Using();

    [GeneratedRegex(@"^\s*@inject\s+(?<type>[\w.<>,?\[\] ]+?)\s+(?<name>\w+)\s*;?\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Inject();

    [GeneratedRegex(@"^\s*@inherits\s+([\w.<>, ]+?)\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Inherits();

    [GeneratedRegex(@"^\s*@namespace\s+([\w.]+)\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NamespaceDirective();

    [GeneratedRegex(@"[^\w]", RegexOptions.CultureInvariant)]
    private static partial Regex NotIdentifier();
}
