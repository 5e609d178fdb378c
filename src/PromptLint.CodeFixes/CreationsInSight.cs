using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.CodeFixes;

/// <summary>Follows an expression to where its object is made in the same file, and writes a setting there.</summary>
internal sealed class CreationsInSight
{
    private const int FarthestStep = 6;

    private readonly CallInSight _call;

    public CreationsInSight(CallInSight call) => _call = call;

    /// <summary>Plans what makes all objects that the expression may stand for carry the setting; false when one of them is not understood.</summary>
    public bool TryWrite(ExpressionSyntax expression, ITypeSymbol declared, OptionsTypes types, IDictionary<SyntaxNode, SyntaxNode> edits)
    {
        var sources = Sources(expression).ToList();
        return sources.Count > 0 && sources.All(source => TryWriteOne(source, declared, types, edits));
    }

    /// <summary>The expressions that make the object: creations, calls and literals, with variables, conditions and own methods followed.</summary>
    public IEnumerable<ExpressionSyntax> Sources(ExpressionSyntax expression) => Sources(expression, 0).Distinct();

    private IEnumerable<ExpressionSyntax> Sources(ExpressionSyntax expression, int step)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Sources(parenthesized.Expression, step);
            case CastExpressionSyntax cast:
                return Sources(cast.Expression, step);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                return Sources(suppressed.Operand, step);
            case ConditionalExpressionSyntax conditional:
                return Sources(conditional.WhenTrue, step).Concat(Sources(conditional.WhenFalse, step));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return Sources(coalesce.Left, step).Concat(Sources(coalesce.Right, step));
            case AssignmentExpressionSyntax assignment:
                return Sources(assignment.Right, step);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax when step < FarthestStep
                && _call.Model.GetSymbolInfo(expression, _call.CancellationToken).Symbol is { } symbol:
                var values = Values(symbol).SelectMany(v => Sources(v, step + 1)).ToList();
                return values.Count > 0 ? values : new[] { expression };
            default:
                return new[] { expression };
        }
    }

    private IEnumerable<ExpressionSyntax> Values(ISymbol symbol)
    {
        if (symbol.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != _call.Model.SyntaxTree)
        {
            yield break;
        }

        var declaration = reference.GetSyntax(_call.CancellationToken);
        var written = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
            LocalFunctionStatementSyntax function => function.ExpressionBody?.Expression,
            _ => null,
        };
        if (written is not null)
        {
            yield return written;
        }

        if (symbol is IMethodSymbol)
        {
            foreach (var returned in declaration.DescendantNodes()
                .OfType<ReturnStatementSyntax>()
                .Where(r => r.FirstAncestorOrSelf<SyntaxNode>(IsFunction) == declaration))
            {
                if (returned.Expression is { } value)
                {
                    yield return value;
                }
            }

            yield break;
        }

        if (symbol is ILocalSymbol or IFieldSymbol or IPropertySymbol)
        {
            foreach (var assignment in _call.Root.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            {
                if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
                    && assignment.Left is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
                    && assignment.Left.ToString().EndsWith(symbol.Name, System.StringComparison.Ordinal)
                    && SymbolEqualityComparer.Default.Equals(_call.Model.GetSymbolInfo(assignment.Left, _call.CancellationToken).Symbol, symbol))
                {
                    yield return assignment.Right;
                }
            }
        }
    }

    private static bool IsFunction(SyntaxNode node) => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    private bool TryWriteOne(ExpressionSyntax source, ITypeSymbol declared, OptionsTypes types, IDictionary<SyntaxNode, SyntaxNode> edits)
    {
        if (source.IsKind(SyntaxKind.NullLiteralExpression) || source.IsKind(SyntaxKind.DefaultLiteralExpression))
        {
            if (types.New(declared) is { } made)
            {
                edits[source] = made.WithTriviaFrom(source);
                return true;
            }

            return false;
        }

        if (source is not BaseObjectCreationExpressionSyntax creation
            || _call.Model.GetTypeInfo(creation, _call.CancellationToken).Type is not INamedTypeSymbol type)
        {
            return false;
        }

        if (types.Place(type) is { } place)
        {
            edits[creation] = CreationSyntax.With(creation, place.Property.Name, place.Value);
            return true;
        }

        if (Nested(creation, type, types) is { } nested)
        {
            return TryWrite(nested.Value, nested.Type, types, edits);
        }

        return (types.StandIn(type) is { } other ? AsOther(creation, other, types) : WithNested(creation, type, types)) is { } changed
            && Planned(edits, creation, changed);
    }

    private static bool Planned(IDictionary<SyntaxNode, SyntaxNode> edits, SyntaxNode old, SyntaxNode changed)
    {
        edits[old] = changed;
        return true;
    }

    // The options within these options, where they are given.
    private (ExpressionSyntax Value, ITypeSymbol Type)? Nested(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type, OptionsTypes types)
    {
        var names = types.NestedParameters(type).Select(static p => p.Name).ToList();
        foreach (var (syntax, parameter) in Arguments.Of(creation, _call.Model, _call.CancellationToken))
        {
            if (names.Contains(parameter.Name))
            {
                return (syntax.Expression, parameter.Type);
            }
        }

        foreach (var property in types.Nested(type))
        {
            if (CreationSyntax.Assigned(creation, property.Name) is { } value)
            {
                return (value, property.Type);
            }
        }

        return null;
    }

    private BaseObjectCreationExpressionSyntax? WithNested(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type, OptionsTypes types)
    {
        var given = creation.ArgumentList?.Arguments.Count ?? 0;
        foreach (var parameter in types.NestedParameters(type).Where(p => p.Ordinal == given))
        {
            if (types.New(parameter.Type) is { } options)
            {
                return CreationSyntax.WithArgument(creation, SyntaxFactory.Argument(options));
            }
        }

        foreach (var property in types.Nested(type))
        {
            if (types.New(property.Type) is { } options)
            {
                return CreationSyntax.With(creation, property.Name, options);
            }
        }

        return null;
    }

    // The same settings in a type that has a place for the new one.
    private ExpressionSyntax? AsOther(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol other, OptionsTypes types)
    {
        if (types.Place(other) is not { } place)
        {
            return null;
        }

        var name = _call.Source.TypeName(other);
        var typed = creation is ObjectCreationExpressionSyntax written
            ? written.WithType(name.WithTriviaFrom(written.Type))
            : SyntaxFactory.ObjectCreationExpression(
                creation.NewKeyword.WithTrailingTrivia(SyntaxFactory.Space),
                name,
                creation.ArgumentList,
                creation.Initializer);
        return CreationSyntax.With(typed, place.Property.Name, place.Value);
    }
}
