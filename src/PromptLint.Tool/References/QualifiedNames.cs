using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PromptLint.Tool.References;

/// <summary>Namespaces that code names without a using: <c>new Contoso.Chat.Client(..)</c>. Comments and texts do not count.</summary>
internal static class QualifiedNames
{
    /// <summary>Those of the namespaces that stand before a dot in the code of a text.</summary>
    /// <param name="text">The text of a C# file.</param>
    /// <param name="namespaces">The namespaces that are looked for.</param>
    public static IEnumerable<string> In(string text, IEnumerable<string> namespaces)
    {
        // Most texts hold none of them at all: only those that may are read as code.
        var mentioned = namespaces.Where(n => text.Contains(n + ".", StringComparison.Ordinal)).ToList();
        return mentioned.Count == 0 ? [] : mentioned.Intersect(Prefixes(text), StringComparer.Ordinal);
    }

    // Every name that is followed by a dot: of `A.B.C` it is `A`, and `A.B`.
    private static HashSet<string> Prefixes(string text)
    {
        var prefixes = new HashSet<string>(StringComparer.Ordinal);
        var name = "";
        var dotted = false;
        var declares = false;
        foreach (var token in SyntaxFactory.ParseTokens(text))
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                name = dotted && name.Length > 0 ? name + "." + token.ValueText : token.ValueText;
                dotted = false;
            }
            else if (token.IsKind(SyntaxKind.DotToken) && name.Length > 0 && !dotted)
            {
                // A namespace that is declared here is one's own, whatever it is called.
                if (!declares)
                {
                    prefixes.Add(name);
                }

                dotted = true;
            }
            else
            {
                name = "";
                dotted = false;
                declares = token.IsKind(SyntaxKind.NamespaceKeyword);
            }
        }

        return prefixes;
    }
}
