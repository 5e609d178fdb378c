using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PromptLint.Fuzz.Twins;

/// <summary>The same expression in another form.</summary>
internal static class Expressions
{
    /// <summary>A conditional with its operands the other way round.</summary>
    public static IReadOnlyList<string>? Swapped(TwinSource source) => source.Drawn<ConditionalExpressionSyntax>().FirstOrDefault() is { } choice
        ? source.With((choice.Span, $"!({choice.Condition}) ? {choice.WhenFalse} : {choice.WhenTrue}"))
        : null;

    /// <summary>Parentheses round an argument, a setting or a condition.</summary>
    public static IReadOnlyList<string>? Parenthesised(TwinSource source) => source.Drawn<ExpressionSyntax>().FirstOrDefault(static e =>
        e.Parent is ArgumentSyntax { RefKindKeyword.RawKind: 0 } or EqualsValueClauseSyntax { Parent: not ParameterSyntax } or ReturnStatementSyntax or ConditionalExpressionSyntax or IfStatementSyntax or WhileStatementSyntax
            || e.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set && set.Right == e && e is not InitializerExpressionSyntax) is { } expression
        && expression is not (DeclarationExpressionSyntax or InitializerExpressionSyntax or ThrowExpressionSyntax or RefExpressionSyntax or StackAllocArrayCreationExpressionSyntax)
        ? source.With((expression.Span, $"({expression})"))
        : null;

    /// <summary>The explicit type for <c>var</c>, or the other way round.</summary>
    public static IReadOnlyList<string>? VarOrType(TwinSource source)
    {
        foreach (var declaration in source.Drawn<LocalDeclarationStatementSyntax>().Where(static d => !d.IsConst && d.Declaration.Variables.Count == 1 && d.Declaration.Type is not RefTypeSyntax))
        {
            var variable = declaration.Declaration.Variables[0];
            if (variable.Initializer?.Value is not { } value || source.Model.GetDeclaredSymbol(variable) is not ILocalSymbol local)
            {
                continue;
            }

            if (declaration.Declaration.Type.IsVar)
            {
                if (TwinSource.Name(local.Type) is { } name)
                {
                    return source.With((declaration.Declaration.Type.Span, name));
                }
            }
            else if (SymbolEqualityComparer.Default.Equals(source.Model.GetTypeInfo(value).Type, local.Type)
                && value is not (ImplicitObjectCreationExpressionSyntax or CollectionExpressionSyntax or InitializerExpressionSyntax or LambdaExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or LiteralExpressionSyntax))
            {
                return source.With((declaration.Declaration.Type.Span, "var"));
            }
        }

        return null;
    }

    /// <summary>A block that only returns as an expression, or the other way round.</summary>
    public static IReadOnlyList<string>? OtherBody(TwinSource source)
    {
        foreach (var method in source.Drawn<MethodDeclarationSyntax>())
        {
            if (method.Body is { Statements: [ReturnStatementSyntax { Expression: { } returned }] } body && !body.DescendantTrivia().Any(static t => t.IsDirective))
            {
                return source.With((body.Span, $"=> {returned};"));
            }

            if (method.ExpressionBody is { } arrow && source.Model.GetDeclaredSymbol(method) is { } symbol)
            {
                var gives = !symbol.ReturnsVoid && !(symbol.IsAsync && symbol.ReturnType is INamedTypeSymbol { Arity: 0 });
                return source.With((TextSpan.FromBounds(arrow.SpanStart, method.SemicolonToken.Span.End), $"{{ {(gives && arrow.Expression is not ThrowExpressionSyntax ? "return " : "")}{arrow.Expression}; }}"));
            }
        }

        return null;
    }
}
