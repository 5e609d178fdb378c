using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.Fuzz.Runs;

/// <summary>Tears code as an editor sees it torn, and as nobody would write it: tokens, statements, expressions, members.</summary>
internal static class Tearing
{
    /// <summary>The text after one to four changes.</summary>
    public static string Torn(string text, Random random)
    {
        for (var rounds = 1 + random.Next(4); rounds > 0; rounds--)
        {
            text = Once(text, random);
        }

        return text;
    }

    private static string Once(string text, Random random)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        var tokens = root.DescendantTokens().Where(static t => t.Span.Length > 0).ToList();
        if (tokens.Count < 3)
        {
            return text;
        }

        var token = Pick(tokens, random);
        switch (random.Next(15))
        {
            case 0: return text.Remove(token.SpanStart, token.Span.Length);
            case 1: return text.Insert(token.Span.End, " " + token.Text);
            case 2:
                var other = Pick(tokens, random);
                var (first, second) = token.SpanStart < other.SpanStart ? (token, other) : (other, token);
                return first == second ? text : text[..first.SpanStart] + second.Text + text[first.Span.End..second.SpanStart] + first.Text + text[second.Span.End..];
            case 3: return random.Next(4) == 0 ? text[..token.SpanStart] : text;
            case 4:
                var braces = tokens.Where(static t => t.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.CloseParenToken).ToList();
                return braces.Count == 0 ? text : Pick(braces, random) is var brace ? text.Remove(brace.SpanStart, brace.Span.Length) : text;
            case 5:
                var names = tokens.Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).ToList();
                return names.Count == 0 ? text : Pick(names, random) is var name ? text[..name.SpanStart] + "Unknown" + random.Next(9) + text[name.Span.End..] : text;
            case 6:
                var both = tokens.Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).ToList();
                return both.Count == 0 ? text : Pick(both, random) is var at ? text[..at.SpanStart] + Pick(both, random).Text + text[at.Span.End..] : text;
            case 7: return Change<MemberDeclarationSyntax>(root, text, random, static n => n + "\n" + n);
            case 8: return Change<StatementSyntax>(root, text, random, static n => n + "\n" + n);
            case 9: return Change<StatementSyntax>(root, text, random, static _ => ";");
            case 10:
                var replacement = root.DescendantNodes().OfType<ExpressionSyntax>().ToList() is { Count: > 0 } all ? Pick(all, random).ToString() : "null";
                return Change<ExpressionSyntax>(root, text, random, _ => replacement);
            case 11: return Change<StatementSyntax>(root, text, random, static n => $"while (true) {{ try {{ {n} }} catch {{ }} }}");
            case 12: return Change<ArgumentSyntax>(root, text, random, static _ => "null");
            case 13: return Change<ExpressionSyntax>(root, text, random, n => $"({n} ?? {n})");
            default: return Change<StatementSyntax>(root, text, random, static n => $"foreach (var torn in new[] {{ 1, 2, 3 }}) {{ {n} }}");
        }
    }

    private static T Pick<T>(List<T> all, Random random) => all[random.Next(all.Count)];

    private static string Change<T>(SyntaxNode root, string text, Random random, Func<T, string> changed)
        where T : SyntaxNode
    {
        var nodes = root.DescendantNodes().OfType<T>().ToList();
        return nodes.Count == 0 ? text : Pick(nodes, random) is var node ? text[..node.SpanStart] + changed(node) + text[node.Span.End..] : text;
    }
}
