using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PromptLint.Fuzz.Twins;

/// <summary>What the compiler skips.</summary>
internal static class Layout
{
    /// <summary>A comment before a statement or an argument.</summary>
    public static IReadOnlyList<string>? Comment(TwinSource source) => Before(source, "/* twin */ ");

    /// <summary>Blank lines before a statement or an argument.</summary>
    public static IReadOnlyList<string>? BlankLines(TwinSource source) => Before(source, "\n\n");

    private static IReadOnlyList<string>? Before(TwinSource source, string text)
    {
        var places = source.Root.DescendantNodes().Where(static n => n is StatementSyntax or ArgumentSyntax && n.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is null)
            .Select(static n => n.SpanStart).Distinct().ToList();
        return places.Count == 0 ? null : source.With([.. Enumerable.Range(0, 3).Select(_ => places[source.Random.Next(places.Count)]).Distinct().Select(p => (new TextSpan(p, 0), text))]);
    }
}
