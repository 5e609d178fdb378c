using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PromptLint.Fuzz.Twins;

/// <summary>Members in other places. Fields stay where they are: the order of their initializers is the program's.</summary>
internal static class Members
{
    /// <summary>A class whose methods stand in two files.</summary>
    public static IReadOnlyList<string>? Split(TwinSource source)
    {
        foreach (var type in Types(source).Where(static t => t is ClassDeclarationSyntax && t.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax && !t.Modifiers.Any(SyntaxKind.FileKeyword)))
        {
            var moved = type.Members.OfType<MethodDeclarationSyntax>().Where(_ => source.Random.Next(2) == 0).ToList();
            if (moved.Count == 0 || source.Root.DescendantTrivia().Any(static t => t.IsKind(SyntaxKind.IfDirectiveTrivia) || t.IsKind(SyntaxKind.RegionDirectiveTrivia)))
            {
                continue;
            }

            var isPartial = type.Modifiers.Any(SyntaxKind.PartialKeyword);
            var first = source.With([.. moved.Select(static m => (m.Span, "")), .. isPartial ? Array.Empty<(TextSpan, string)>() : [(new TextSpan(type.Keyword.SpanStart, 0), "partial ")]])[0];
            var spaces = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().ToList();
            var nullable = string.Concat(source.Root.DescendantTrivia().Where(static t => t.IsKind(SyntaxKind.NullableDirectiveTrivia)).Select(static t => t.ToFullString().TrimEnd() + "\n").Take(1));
            var second = nullable
                + string.Concat(source.Root.Externs.Select(static e => e + "\n")) + string.Concat(source.Root.Usings.Where(static u => u.GlobalKeyword.RawKind == 0).Select(static u => u + "\n"))
                + string.Concat(spaces.Select(static s => $"namespace {s.Name}\n{{\n" + string.Concat(s.Usings.Select(static u => u + "\n"))))
                + $"{string.Join(" ", type.Modifiers.Where(static m => !m.IsKind(SyntaxKind.PartialKeyword)).Select(static m => m.Text))} partial class {type.Identifier}{type.TypeParameterList}\n{{\n"
                + string.Join("\n", moved.Select(static m => m.ToString())) + "\n}\n" + new string('}', spaces.Count) + "\n";
            return [first, second];
        }

        return null;
    }

    /// <summary>Two methods change places.</summary>
    public static IReadOnlyList<string>? Reordered(TwinSource source)
    {
        foreach (var type in Types(source))
        {
            var methods = type.Members.OfType<MethodDeclarationSyntax>().ToArray();
            if (methods.Length > 1)
            {
                source.Random.Shuffle(methods);
                return source.With((methods[0].Span, methods[1].ToString()), (methods[1].Span, methods[0].ToString()));
            }
        }

        return null;
    }

    /// <summary>A method that nobody calls.</summary>
    public static IReadOnlyList<string>? Unused(TwinSource source) => Types(source).FirstOrDefault(static t => t is not InterfaceDeclarationSyntax) is { } type
        ? source.With((new TextSpan(type.CloseBraceToken.SpanStart, 0), "private static int UnusedTwin(int given) { return given + 1; }\n"))
        : null;

    // A directive holds for what follows it: where there is one, nothing may change places.
    private static IEnumerable<TypeDeclarationSyntax> Types(TwinSource source) => source.Drawn<TypeDeclarationSyntax>()
        .Where(static t => !t.CloseBraceToken.Span.IsEmpty && !t.Members.Any(static m => m.ContainsDirectives) && !t.CloseBraceToken.ContainsDirectives);
}
