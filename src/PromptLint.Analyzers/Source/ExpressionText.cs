using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.Analyzers.Source;

/// <summary>
/// An expression as people wrote it, for people: in one line, short, without comments and without what stands in its string literals. A
/// report is handed round, and a key that is put together beside a prompt must not go with it.
/// </summary>
internal static class ExpressionText
{
    /// <summary>The expression's text.</summary>
    public static string Of(SyntaxNode syntax)
    {
        var text = new StringBuilder();
        var space = false;
        foreach (var token in syntax.DescendantTokens())
        {
            space |= token.HasLeadingTrivia && text.Length > 0;
            if (space)
            {
                text.Append(' ');
            }

            text.Append(TextOf(token));
            space = token.HasTrailingTrivia;

            // The rest of a long one is not read: a prompt may be an expression of many pages.
            if (text.Length > AnalysisLimits.ExpressionCharacters)
            {
                break;
            }
        }

        return text.Length <= AnalysisLimits.ExpressionCharacters ? text.ToString() : text.ToString(0, AnalysisLimits.ExpressionCharacters - 3) + "...";
    }

    private static string TextOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.InterpolatedStringTextToken => Tells(token.ValueText) ? "…" : OneLine(token.Text),
        SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
            => Tells(token.ValueText) && !IsName(token) ? "\"…\"" : OneLine(token.Text),
        SyntaxKind.BadToken => "…",
        _ => token.Text,
    };

    // Separators tell nothing, and make an expression known again: ", ", "\n".
    private static bool Tells(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    // What a text names is no text: the key of an indexer, an environment variable, a file. Without it nobody knows what is missing.
    private static bool IsName(SyntaxToken token) => token.Parent?.Parent is ArgumentSyntax argument && argument.Parent switch
    {
        BracketedArgumentListSyntax => true,
        ArgumentListSyntax { Parent: InvocationExpressionSyntax call } => SourceLocations.NameOf(call) is SimpleNameSyntax { Identifier.ValueText: var name }
            && (name == "GetEnvironmentVariable" || name.StartsWith("ReadAll", System.StringComparison.Ordinal)),
        _ => false,
    };

    private static string OneLine(string text) => text.Replace('\r', ' ').Replace('\n', ' ');
}
