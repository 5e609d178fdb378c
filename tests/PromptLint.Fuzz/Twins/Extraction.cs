using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PromptLint.Fuzz.Twins;

/// <summary>An argument or a setting gets a name of its own: a local's, or a method's.</summary>
internal static class Extraction
{
    /// <summary>The expression becomes a local before its statement.</summary>
    public static IReadOnlyList<string>? Local(TwinSource source)
    {
        foreach (var expression in Expressions(source))
        {
            // The local stands where the expression would have been computed anyway: nothing in between may keep it from that.
            if (Statement(expression) is { Parent: BlockSyntax } statement && TwinSource.Name(source.Model.GetTypeInfo(expression).Type) is { } type)
            {
                return source.With((new TextSpan(statement.SpanStart, 0), $"{type} extractedTwin = {expression};\n"), (expression.Span, "extractedTwin"));
            }
        }

        return null;
    }

    /// <summary>The expression becomes what a new private method returns.</summary>
    public static IReadOnlyList<string>? Method(TwinSource source)
    {
        foreach (var expression in Expressions(source))
        {
            // A loop whose condition asks a method of the user's own may end for a reason that nobody sees: that is another loop.
            if (expression.Ancestors().Any(a => a.Parent is WhileStatementSyntax { Condition: var c } && c == a || a.Parent is DoStatementSyntax { Condition: var d } && d == a || a.Parent is ForStatementSyntax { Condition: var f } && f == a))
            {
                continue;
            }

            if (expression.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || type is InterfaceDeclarationSyntax || type.CloseBraceToken.IsMissing || type.CloseBraceToken.Span.IsEmpty
                || expression.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not BaseMethodDeclarationSyntax member || expression.DescendantNodesAndSelf().Any(static n => n is AnonymousFunctionExpressionSyntax)
                || TwinSource.Name(source.Model.GetTypeInfo(expression).Type) is not { } returned || Captured(source, expression) is not { } captured)
            {
                continue;
            }

            var isStatic = member.Modifiers.Any(SyntaxKind.StaticKeyword) || member is ConstructorDeclarationSyntax;
            return source.With(
                (expression.Span, $"ExtractedTwin({string.Join(", ", captured.Select(static c => c.Name))})"),
                (new TextSpan(type.CloseBraceToken.SpanStart, 0), $"private {(isStatic ? "static " : "")}{returned} ExtractedTwin({string.Join(", ", captured.Select(static c => $"{c.Type} {c.Name}"))}) {{ return {expression}; }}\n"));
        }

        return null;
    }

    // What a language without surprises computes from its operands alone, before anything else of the statement that it is an operand of.
    private static IEnumerable<ExpressionSyntax> Expressions(TwinSource source) => source.Drawn<ExpressionSyntax>().Where(e =>
        (e.Parent is ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent: ArgumentListSyntax { Parent: not ConstructorInitializerSyntax } } || e.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set && set.Right == e)
        && e is not (LambdaExpressionSyntax or DeclarationExpressionSyntax or ImplicitObjectCreationExpressionSyntax or CollectionExpressionSyntax or InitializerExpressionSyntax or InterpolatedStringExpressionSyntax or ThrowExpressionSyntax)
        && !e.IsKind(SyntaxKind.NullLiteralExpression) && !e.IsKind(SyntaxKind.DefaultLiteralExpression)
        && !e.DescendantNodesAndSelf().Any(static n => n is AwaitExpressionSyntax or AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } or DeclarationExpressionSyntax or SingleVariableDesignationSyntax
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression })
        && e.Ancestors().TakeWhile(static a => a is not StatementSyntax).All(static a => a is not InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } })
        && !source.HoldsCall(e)
        && source.Model.GetTypeInfo(e) is { Type: { } type, ConvertedType: { } converted } && !(e is SimpleNameSyntax or MemberAccessExpressionSyntax && source.Model.GetSymbolInfo(e).Symbol is IMethodSymbol or INamespaceOrTypeSymbol)
        && !converted.Name.Contains("InterpolatedStringHandler", StringComparison.Ordinal));

    private static StatementSyntax? Statement(ExpressionSyntax expression)
    {
        foreach (var above in expression.Ancestors())
        {
            switch (above)
            {
                case ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax:
                    return (StatementSyntax)above;
                case ArgumentSyntax or ArgumentListSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or InitializerExpressionSyntax or AssignmentExpressionSyntax
                    or MemberAccessExpressionSyntax or AwaitExpressionSyntax or EqualsValueClauseSyntax or VariableDeclaratorSyntax or VariableDeclarationSyntax or ParenthesizedExpressionSyntax
                    or ArrayCreationExpressionSyntax or CollectionExpressionSyntax or ExpressionElementSyntax or CastExpressionSyntax:
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    private static IReadOnlyList<(string Name, string Type)>? Captured(TwinSource source, ExpressionSyntax expression)
    {
        var all = new List<(string Name, string Type)>();
        foreach (var name in expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
        {
            var symbol = source.Model.GetSymbolInfo(name).Symbol;
            if (symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } or IRangeVariableSymbol || symbol is ITypeParameterSymbol)
            {
                return null;
            }

            var type = symbol switch
            {
                ILocalSymbol { IsConst: false } local => local.Type,

                // A parameter that is handed on makes a wrapper of the call, whose callers are call sites of their own: another program by design.
                IParameterSymbol => null,
                ILocalSymbol => null,
                _ => source.Model.Compilation.ObjectType,
            };
            if (TwinSource.Name(type) is not { } written)
            {
                return null;
            }

            if (symbol is ILocalSymbol && all.All(c => c.Name != symbol.Name))
            {
                all.Add((symbol.Name, written));
            }
        }

        return all;
    }
}
