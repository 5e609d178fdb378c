using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.Fuzz.Twins;

/// <summary>Other names for locals. A name's own words stay, since some have a meaning for those who read.</summary>
internal static class Renaming
{
    /// <summary>A local gets another name wherever it is used.</summary>
    public static IReadOnlyList<string>? Local(TwinSource source)
    {
        foreach (var declarator in source.Drawn<VariableDeclaratorSyntax>())
        {
            if (source.Model.GetDeclaredSymbol(declarator) is not ILocalSymbol local || declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            {
                continue;
            }

            var uses = member.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(i => i.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(source.Model.GetSymbolInfo(i).Symbol, local)).ToList();

            // Where a name is data (of a tuple, of an anonymous type, in nameof) another name is another program.
            if (uses.Count > 0 && !uses.Any(static u => u.Parent is AnonymousObjectMemberDeclaratorSyntax || u.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax or ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } } }))
            {
                return source.With([.. uses.Select(u => (u.Identifier.Span, local.Name + "Twin")), (declarator.Identifier.Span, local.Name + "Twin")]);
            }
        }

        return null;
    }
}
