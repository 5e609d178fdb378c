using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// What a local or parameter holds where it is used: its assignments, what was set on it and what was added to it before,
/// in source order. What happens on some paths only joins as a possibility; what happens in a loop happens any number of times.
/// </summary>
internal sealed class ReachingWrites
{
    private readonly ValueReader _reader;

    public ReachingWrites(ValueReader reader) => _reader = reader;

    /// <summary>Reads a local at a place.</summary>
    public Value Read(ILocalSymbol local, IOperation use) => _reader.Once(use, use, () =>
    {
        var history = Follow(local, use, Value.Unset);
        return history == Value.Unset ? ValueReader.Unknown(use, Origin(local, use)) : WithoutUnset(local, history);
    });

    /// <summary>Reads a parameter at a place: what its caller gives is not known, what is done to it here is.</summary>
    public Value ReadParameter(IParameterSymbol parameter, IOperation use) => _reader.Once(use, use, () =>
    {
        var start = _reader.GivenToMethod(parameter, use);
        if (start is UnknownValue && parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: string text })
        {
            start = new FallbackValue(start, new TextValue(PromptText.Literal(text), ModelSource.Literal));
        }

        return Follow(parameter, use, start);
    });

    /// <summary>Reads a parameter whose argument is known at a place: what is done to it before is done to the argument.</summary>
    public Value ReadBound(IParameterSymbol parameter, IOperation use, Value given) =>
        _reader.Models.UsesIn(use.Root())[parameter].Take(2).Count() < 2 ? given
            : _reader.Once(use, use, () => Follow(parameter, use, _reader.Bound(parameter) ?? given));

    private static Reason Origin(ILocalSymbol local, IOperation use)
    {
        var declaration = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        var walk = use.Ancestors().OfType<IForEachLoopOperation>().FirstOrDefault(l => l.Locals.Contains(local, SymbolEqualityComparer.Default));
        return walk is not null ? Reasons.ElementOf(ExpressionText.Of(walk.Collection.Syntax))
            : declaration is SingleVariableDesignationSyntax ? Reasons.AssignedByPattern(local.Name)
            : Reasons.NoAssignment(local.Name);
    }

    // The compiler insists on an assignment before use, so that a local declared without a value is assigned on every path.
    private static Value WithoutUnset(ILocalSymbol local, Value value) =>
        value is ChoiceValue choice && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer: null }
            ? Value.OneOf(choice.Alternatives.Where(static a => a != Value.Unset))
            : value;

    private Value Follow(ISymbol variable, IOperation use, Value start)
    {
        var state = start;
        var declaration = variable.DeclaringSyntaxReferences.FirstOrDefault();
        foreach (var mention in _reader.Models.UsesIn(use.Root())[variable])
        {
            if (mention == use || Mutation.Of(mention) is not { } change || change.Whole.Encloses(use))
            {
                continue;
            }

            var before = change.Whole.Syntax.SpanStart < use.Syntax.SpanStart;
            var round = change.Whole.CommonLoop(use) is { } loop && !(declaration is not null && loop.Syntax.Span.Contains(declaration.Span));
            if (!before && !round || before && !round && change.Whole.CannotReach(use))
            {
                continue;
            }

            var certain = before && change.Whole.AlwaysBefore(use);
            var repeated = !before || change.Whole.LoopsWithout(use);
            state = change.Apply(_reader, state, certain, repeated);
        }

        return state;
    }
}
