using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Analyzers.Rules;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.CodeFixes;

/// <summary>Caps a tool loop where its client is made: in the lambda that configures it, or in its initializer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PL3006ToolLoopCapTooHighFix))]
public sealed class PL3006ToolLoopCapTooHighFix : CallFix
{
    /// <summary>Makes the fix.</summary>
    public PL3006ToolLoopCapTooHighFix()
        : base("PL3006")
    {
    }

    private protected override Fixed? Fix(CallInSight call, Diagnostic diagnostic)
    {
        var most = call.Source.Option(PL3006ToolLoopCapTooHigh.MaxIterations);
        if (call.Site.Attempts.FirstOrDefault(f => f.Kind == AttemptKind.ToolLoop && (f.High is null || f.High > most + 1)) is not { } loop
            || loop.Place.File != call.Source.Tree.FilePath)
        {
            return null;
        }

        var lines = call.Source.Tree.GetText(call.CancellationToken).Lines;
        if (loop.Place.Line > lines.Count)
        {
            return null;
        }

        var maker = call.Root.FindToken(lines[loop.Place.Line - 1].Start + loop.Place.Column - 1).Parent?.AncestorsAndSelf()
            .OfType<ExpressionSyntax>()
            .FirstOrDefault(static e => e is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);
        return maker is not null
            && Candidates(call, maker, most)
                .Select(changed => call.Checked(changed, site => site.Attempts.All(f => f.Kind != AttemptKind.ToolLoop || f.High <= most + 1)))
                .FirstOrDefault(static s => s is not null) is { } source
                ? new Fixed($"End the tool loop after {most.ToString(CultureInfo.InvariantCulture)} rounds", source)
                : null;
    }

    private static IEnumerable<SyntaxNode> Candidates(CallInSight call, ExpressionSyntax maker, long most)
    {
        var number = SyntaxFactory.ParseExpression(most.ToString(CultureInfo.InvariantCulture));

        // A number that is set already, in a lambda or an initializer.
        foreach (var assignment in maker.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (call.Model.GetSymbolInfo(assignment.Left, call.CancellationToken).Symbol is IPropertySymbol set
                && Caps(call, set.ContainingType).Contains(set.Name))
            {
                yield return call.Root.ReplaceNode(assignment.Right, number.WithTriviaFrom(assignment.Right));
            }
        }

        if (maker is InvocationExpressionSyntax invocation && call.Model.GetSymbolInfo(invocation, call.CancellationToken).Symbol is IMethodSymbol method)
        {
            // A parameter that configures an object with a property for the most rounds.
            foreach (var parameter in method.Parameters.Where(
                static p => p.Type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod.Parameters.Length: 1 }))
            {
                foreach (var property in Caps(call, ((INamedTypeSymbol)parameter.Type).DelegateInvokeMethod!.Parameters[0].Type))
                {
                    var lambda = SyntaxFactory.ParseExpression($"loop => loop.{property} = {number}");
                    yield return call.Root.ReplaceNode(
                        invocation.ArgumentList,
                        CreationSyntax.With(invocation.ArgumentList, Arguments.Named(parameter.Name, lambda), invocation.ArgumentList.Arguments.Count));
                }
            }

            // The call says itself how many requests its loop may send: the first one is not a round.
            foreach (var parameter in method.Parameters.Where(
                p => invocation == call.Syntax && call.Found.Entry.Slots.TryGetValue(p.Name, out var slot) && slot == Slot.Iterations))
            {
                var requests = SyntaxFactory.ParseExpression((most + 1).ToString(CultureInfo.InvariantCulture));
                yield return Arguments.Of(invocation, call.Model, call.CancellationToken)
                    .FirstOrDefault(a => a.Parameter.Name == parameter.Name) is { Syntax: { } given }
                    ? call.Root.ReplaceNode(given.Expression, requests.WithTriviaFrom(given.Expression))
                    : call.Root.ReplaceNode(invocation.ArgumentList, CreationSyntax.With(
                        invocation.ArgumentList,
                        Arguments.Named(parameter.Name, requests),
                        invocation.ArgumentList.Arguments.Count));
            }
        }
        else if (maker is BaseObjectCreationExpressionSyntax creation && call.Model.GetTypeInfo(creation, call.CancellationToken).Type is { } type)
        {
            foreach (var property in Caps(call, type))
            {
                yield return call.Root.ReplaceNode(creation, CreationSyntax.With(creation, property, number).WithTriviaFrom(creation));
            }
        }
    }

    private static IEnumerable<string> Caps(CallInSight call, ITypeSymbol type) =>
        call.Source.Index.OfType(type, EntryKind.Client)
            .SelectMany(static e => e.Entry.Slots)
            .Where(static s => s.Value == Slot.Iterations)
            .Select(static s => s.Key)
            .Distinct();
}
