using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Core.Catalogs;

namespace PromptLint.CodeFixes;

/// <summary>
/// Writes a bound into a retry policy: a number of attempts that is none becomes one, a method that retries for ever becomes its sibling that counts.
/// </summary>
internal sealed class PolicyBound
{
    private const string Endless = "Forever";

    private readonly CallInSight _call;
    private readonly ExpressionSyntax _most;

    public PolicyBound(CallInSight call, int most)
    {
        _call = call;
        _most = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(most));
    }

    /// <summary>The changed file, in every way that is known.</summary>
    public IEnumerable<SyntaxNode> Candidates(SyntaxNode place)
    {
        if (place is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } } invocation
            && name.Identifier.ValueText.Contains(Endless)
            && _call.Model.GetSymbolInfo(invocation, _call.CancellationToken).Symbol is IMethodSymbol method
            && name.Identifier.ValueText.Replace(Endless, "") is var counting
            && (method.ReducedFrom ?? method).ContainingType.GetMembers(counting).OfType<IMethodSymbol>().Any())
        {
            // What runs between attempts may be told which attempt it is, in one order or the other.
            return Told(invocation.ArgumentList).Select(arguments => _call.Root.ReplaceNode(
                invocation,
                ((InvocationExpressionSyntax)invocation.ReplaceNode(
                    name,
                    name.WithIdentifier(SyntaxFactory.Identifier(counting).WithTriviaFrom(name.Identifier))))
                    .WithArgumentList(CreationSyntax.With(arguments, SyntaxFactory.Argument(_most), 0))));
        }

        // A number of attempts that is the largest there is.
        var slots = Numbers(place)
            .Concat(place.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().SelectMany(Numbers))
            .Concat(place.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes()
                .OfType<AssignmentExpressionSyntax>()
                .Where(IsEndless)
                .Select(static a => a.Right) ?? Enumerable.Empty<ExpressionSyntax>());
        return slots.Distinct().Select(number => _call.Root.ReplaceNode(number, _most.WithTriviaFrom(number)));
    }

    private static IEnumerable<ArgumentListSyntax> Told(ArgumentListSyntax arguments)
    {
        yield return arguments;
        foreach (var lambda in arguments.Arguments.Select(static a => a.Expression).OfType<LambdaExpressionSyntax>())
        {
            var names = lambda is SimpleLambdaExpressionSyntax simple ? new List<string> { simple.Parameter.ToString() }
                : ((ParenthesizedLambdaExpressionSyntax)lambda).ParameterList.Parameters.Select(static p => p.ToString()).ToList();
            for (var index = names.Count; index > 0; index--)
            {
                var more = names.Take(index).Append("_").Concat(names.Skip(index));
                var head = (ParenthesizedLambdaExpressionSyntax)SyntaxFactory.ParseExpression($"({string.Join(", ", more)}) => 0");
                var list = head.ParameterList.WithTrailingTrivia(SyntaxFactory.Space);
                LambdaExpressionSyntax told = lambda switch
                {
                    ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.WithParameterList(list),
                    _ => SyntaxFactory.ParenthesizedLambdaExpression(list, lambda.Body).WithArrowToken(lambda.ArrowToken).WithAsyncKeyword(lambda.AsyncKeyword),
                };
                yield return arguments.ReplaceNode(lambda, told.WithLeadingTrivia(lambda.GetLeadingTrivia()));
            }
        }
    }

    private IEnumerable<ExpressionSyntax> Numbers(SyntaxNode place)
    {
        if (place is not ExpressionSyntax made)
        {
            yield break;
        }

        if (place is BaseObjectCreationExpressionSyntax { Initializer.Expressions: var set })
        {
            foreach (var assignment in set.OfType<AssignmentExpressionSyntax>().Where(IsEndless))
            {
                yield return assignment.Right;
            }
        }

        foreach (var (argument, parameter) in Arguments.Of(made, _call.Model, _call.CancellationToken))
        {
            if (Carries(parameter.ContainingSymbol, parameter.Name) && IsLargest(argument.Expression))
            {
                yield return argument.Expression;
            }
        }
    }

    private bool IsEndless(AssignmentExpressionSyntax assignment) => IsLargest(assignment.Right)
        && _call.Model.GetSymbolInfo(assignment.Left, _call.CancellationToken).Symbol is IPropertySymbol property
        && _call.Source.Index.OfType(_call.Model.GetTypeInfo(assignment.Left is MemberAccessExpressionSyntax access
            ? access.Expression
            : assignment.Parent!.Parent!, _call.CancellationToken).Type ?? property.ContainingType, EntryKind.Retry)
            .Any(e => e.Entry.Slots.TryGetValue(property.Name, out var slot) && slot == Slot.Attempts);

    private bool Carries(ISymbol maker, string name) =>
        _call.Source.Index.Find(maker, e => e.Kind == EntryKind.Retry && e.Slots.TryGetValue(name, out var slot) && slot == Slot.Attempts) is not null;

    private bool IsLargest(ExpressionSyntax value) => _call.Model.GetConstantValue(value, _call.CancellationToken) is { HasValue: true, Value: int.MaxValue };
}
