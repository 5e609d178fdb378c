using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Catalogs;

namespace PromptLint.CodeFixes;

/// <summary>
/// Writes a setting where a call takes it: into the options that are in sight, as options that the call does not have yet, or by the
/// overload that takes options. Gives candidates, best first; whoever asks tries them.
/// </summary>
internal sealed class OptionsWriting
{
    private readonly CallInSight _call;
    private readonly Setting _setting;
    private readonly OptionsTypes _types;

    public OptionsWriting(CallInSight call, Setting setting)
    {
        _call = call;
        _setting = setting;
        _types = new OptionsTypes(call.Source, setting);
    }

    /// <summary>The changed file, in every way that is known.</summary>
    public IEnumerable<SyntaxNode> Candidates() =>
        (_call.Model.GetSymbolInfo(_call.Syntax, _call.CancellationToken).Symbol is IMethodSymbol method
            ? InOptions(method).Concat(InFunction(method)).Concat(new OverloadChange(_call, _types).Candidates())
            : Enumerable.Empty<SyntaxNode?>()).OfType<SyntaxNode>();

    private IEnumerable<SyntaxNode?> InOptions(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (!_call.Found.Entry.Slots.TryGetValue(parameter.Name, out var slot))
            {
                continue;
            }

            if (slot == _setting.Slot && _setting.ValueFor(parameter.Type, settable: true, _call.Source) is { } value)
            {
                yield return Given(_call.Syntax, parameter.Name) is { } old
                    ? _call.Root.ReplaceNode(old.Expression, value.WithTriviaFrom(old.Expression))
                    : WithArgument(_call.Syntax, parameter, value);
            }

            if (slot == Slot.Options)
            {
                foreach (var candidate in At(_call.Syntax, parameter))
                {
                    yield return candidate;
                }
            }
        }
    }

    // A function made from a prompt carries settings of its own: better there than at each of its calls, if it has them in sight.
    private IEnumerable<SyntaxNode?> InFunction(IMethodSymbol method)
    {
        foreach (var slot in _call.Found.Entry.Slots.Where(static s => s.Value == Slot.Function))
        {
            var function = slot.Key == CatalogEntry.Receiver
                ? (_call.Syntax.Expression as MemberAccessExpressionSyntax)?.Expression
                : Given(_call.Syntax, slot.Key)?.Expression;
            if (function is null)
            {
                continue;
            }

            foreach (var maker in new CreationsInSight(_call).Sources(function).OfType<InvocationExpressionSyntax>())
            {
                if (_call.Model.GetSymbolInfo(maker, _call.CancellationToken).Symbol is IMethodSymbol made
                    && _call.Source.Index.Find(made, static e => e.Kind == EntryKind.Prompt) is { } prompt)
                {
                    foreach (var parameter in made.Parameters.Where(p => prompt.Entry.Slots.TryGetValue(p.Name, out var s) && s == Slot.Options))
                    {
                        foreach (var candidate in At(maker, parameter))
                        {
                            yield return candidate;
                        }
                    }
                }
            }
        }
    }

    private IEnumerable<SyntaxNode?> At(InvocationExpressionSyntax invocation, IParameterSymbol parameter)
    {
        if (Given(invocation, parameter.Name)?.Expression is not { } given)
        {
            if (_types.New(parameter.Type) is { } options)
            {
                yield return WithArgument(invocation, parameter, options);
            }

            yield break;
        }

        var edits = new Dictionary<SyntaxNode, SyntaxNode>();
        if (new CreationsInSight(_call).TryWrite(given, parameter.Type, _types, edits))
        {
            yield return _call.Root.ReplaceNodes(edits.Keys, (original, _) => edits[original]);
        }

        yield return AfterDeclaration(given);
    }

    // Options that a method gives out of sight can still be set after they came.
    private SyntaxNode? AfterDeclaration(ExpressionSyntax given)
    {
        if (_call.Model.GetSymbolInfo(given, _call.CancellationToken).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var declared] } local
            || declared.GetSyntax(_call.CancellationToken).FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { Parent: BlockSyntax } statement
            || _types.Place(local.Type) is not { Property.SetMethod.IsInitOnly: false } place)
        {
            return null;
        }

        var set = SyntaxFactory.ParseStatement($"{local.Name}.{place.Property.Name} = {place.Value};")
            .WithLeadingTrivia(statement.GetLeadingTrivia().Reverse().TakeWhile(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse())
            .WithTrailingTrivia(statement.GetTrailingTrivia().Where(static t => t.IsKind(SyntaxKind.EndOfLineTrivia)));
        return _call.Root.InsertNodesAfter(statement, new[] { set });
    }

    private ArgumentSyntax? Given(InvocationExpressionSyntax invocation, string parameter) =>
        Arguments.Of(invocation, _call.Model, _call.CancellationToken).Where(a => a.Parameter.Name == parameter).Select(static a => a.Syntax).FirstOrDefault();

    private SyntaxNode WithArgument(InvocationExpressionSyntax invocation, IParameterSymbol parameter, ExpressionSyntax value)
    {
        // In its place where all before it are given in theirs; by name else.
        var arguments = invocation.ArgumentList.Arguments;
        var positional = arguments.TakeWhile(static a => a.NameColon is null).Count();
        var inPlace = positional == parameter.Ordinal;
        var argument = inPlace ? SyntaxFactory.Argument(value) : Arguments.Named(parameter.Name, value);
        return _call.Root.ReplaceNode(
            invocation,
            invocation.WithArgumentList(CreationSyntax.With(invocation.ArgumentList, argument, inPlace ? positional : arguments.Count)));
    }
}
