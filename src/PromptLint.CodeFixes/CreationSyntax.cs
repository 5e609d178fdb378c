using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptLint.CodeFixes;

/// <summary>Writes object creations, and into them as their author laid them out: on one line, or one property a line.</summary>
internal static class CreationSyntax
{
    /// <summary><c>new T(argument) { Property = value }</c>, without what is null.</summary>
    public static ExpressionSyntax New(TypeSyntax type, string? property, ExpressionSyntax value)
    {
        var creation = SyntaxFactory.ObjectCreationExpression(type)
            .WithNewKeyword(SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        return property is null
            ? creation.WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(value))))
            : creation.WithInitializer(OneLine(Assignment(property, value)));
    }

    /// <summary>The creation with a property set in its initializer; a value that stands there is replaced.</summary>
    public static BaseObjectCreationExpressionSyntax With(BaseObjectCreationExpressionSyntax creation, string property, ExpressionSyntax value)
    {
        if (creation.Initializer is not { Expressions.Count: > 0 } initializer)
        {
            return WithFirst(creation, Assignment(property, value));
        }

        if (Assigned(creation, property) is { } existing)
        {
            return creation.ReplaceNode(existing, value.WithTriviaFrom(existing));
        }

        return creation.WithInitializer(initializer.WithExpressions(Added(initializer, Assignment(property, value))));
    }

    /// <summary>The value that an initializer gives to a property.</summary>
    public static ExpressionSyntax? Assigned(BaseObjectCreationExpressionSyntax creation, string property) => creation.Initializer?.Expressions
        .OfType<AssignmentExpressionSyntax>().FirstOrDefault(a => a.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property)?.Right;

    /// <summary>The creation with an argument more.</summary>
    public static BaseObjectCreationExpressionSyntax WithArgument(BaseObjectCreationExpressionSyntax creation, ArgumentSyntax argument)
    {
        if (creation.ArgumentList is { } arguments)
        {
            return creation.WithArgumentList(With(arguments, argument, arguments.Arguments.Count));
        }

        var typed = (ObjectCreationExpressionSyntax)creation;
        return typed.WithType(typed.Type.WithoutTrailingTrivia())
            .WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument)).WithTrailingTrivia(typed.Type.GetTrailingTrivia()));
    }

    /// <summary>An argument list with an argument put in at an index.</summary>
    public static ArgumentListSyntax With(ArgumentListSyntax list, ArgumentSyntax argument, int index)
    {
        if (list.Arguments.Count == 0)
        {
            return list.WithArguments(SyntaxFactory.SingletonSeparatedList(argument));
        }

        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var arguments = list.Arguments.GetWithSeparators();
        if (index < list.Arguments.Count)
        {
            // In the place of the argument that stood here, which follows after a space.
            var next = list.Arguments[index];
            return list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(arguments
                .Replace(next, next.WithLeadingTrivia())
                .InsertRange(2 * index, new SyntaxNodeOrToken[] { argument.WithLeadingTrivia(next.GetLeadingTrivia()), comma })));
        }

        // On a line of its own where each argument has one.
        var last = list.Arguments[index - 1];
        var before = last.GetFirstToken().GetPreviousToken().TrailingTrivia;
        if (list.Arguments.Count > 1 && before.Any(SyntaxKind.EndOfLineTrivia))
        {
            comma = comma.WithTrailingTrivia(before.Where(static t => t.IsKind(SyntaxKind.EndOfLineTrivia)));
            argument = argument.WithLeadingTrivia(last.GetLeadingTrivia().Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)));
        }

        return list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(arguments
            .Replace(last, last.WithoutTrailingTrivia()).AddRange(new SyntaxNodeOrToken[] { comma, argument.WithTrailingTrivia(last.GetTrailingTrivia()) })));
    }

    private static ExpressionSyntax Assignment(string property, ExpressionSyntax value) => SyntaxFactory.AssignmentExpression(
        SyntaxKind.SimpleAssignmentExpression,
        SyntaxFactory.IdentifierName(property).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
        value.WithoutTrivia());

    private static InitializerExpressionSyntax OneLine(ExpressionSyntax expression)
    {
        var braces = ((ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression("new T { X = 0 }")).Initializer!;
        return braces.WithExpressions(SyntaxFactory.SingletonSeparatedList(expression.WithTrailingTrivia(SyntaxFactory.Space)))
            .WithLeadingTrivia(SyntaxFactory.Space);
    }

    private static BaseObjectCreationExpressionSyntax WithFirst(BaseObjectCreationExpressionSyntax creation, ExpressionSyntax assignment)
    {
        var trailing = creation.GetTrailingTrivia();
        creation = creation.WithoutTrailingTrivia();
        if (creation is ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } typed)
        {
            // `new T()` needs its parentheses no more.
            creation = typed.WithArgumentList(null).WithType(typed.Type.WithoutTrailingTrivia());
        }

        return creation.WithInitializer(OneLine(assignment)).WithTrailingTrivia(trailing);
    }

    private static SeparatedSyntaxList<ExpressionSyntax> Added(InitializerExpressionSyntax initializer, ExpressionSyntax assignment)
    {
        var expressions = initializer.Expressions;
        var last = expressions[expressions.Count - 1];
        var lineEnd = initializer.OpenBraceToken.TrailingTrivia.FirstOrDefault(static t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        var multiLine = lineEnd.IsKind(SyntaxKind.EndOfLineTrivia);
        assignment = multiLine ? assignment.WithLeadingTrivia(last.GetLeadingTrivia().Where(static t => t.IsKind(SyntaxKind.WhitespaceTrivia))) : assignment;
        if (expressions.SeparatorCount == expressions.Count)
        {
            var comma = SyntaxFactory.Token(SyntaxKind.CommaToken);
            return SyntaxFactory.SeparatedList<ExpressionSyntax>(expressions.GetWithSeparators()
                .AddRange(
                    new SyntaxNodeOrToken[] { assignment, multiLine ? comma.WithTrailingTrivia(lineEnd) : comma.WithTrailingTrivia(SyntaxFactory.Space) }));
        }

        // What follows the last value, a comment perhaps, stays with it, behind the comma.
        var trailing = last.GetTrailingTrivia();
        return SyntaxFactory.SeparatedList<ExpressionSyntax>(expressions.GetWithSeparators()
            .Replace(last, last.WithoutTrailingTrivia())
            .AddRange(new SyntaxNodeOrToken[]
            {
                SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(multiLine ? trailing : SyntaxFactory.TriviaList(SyntaxFactory.Space)),
                assignment.WithTrailingTrivia(multiLine ? SyntaxFactory.TriviaList(lineEnd) : trailing),
            }));
    }
}
