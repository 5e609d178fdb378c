using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;

namespace PromptLint.Analyzers.Repetition;

/// <summary>How often what stands between a label and a jump back to it runs at most, from a counter that the way to the jump counts.</summary>
internal sealed class JumpRounds
{
    private readonly ValueReader _reader;

    public JumpRounds(ValueReader reader) => _reader = reader;

    /// <summary>The most rounds; null when no counter is known to bound them.</summary>
    /// <param name="jump">The jump.</param>
    /// <param name="label">Where it goes.</param>
    /// <param name="root">The body of both.</param>
    public long? Of(IBranchOperation jump, SyntaxNode label, IOperation root)
    {
        foreach (var (comparison, holds) in GuardCondition.Of(jump, root).Where(p => p.Comparison.Syntax.SpanStart > label.SpanStart))
        {
            if ((Rounds(comparison.LeftOperand, comparison.OperatorKind, comparison.RightOperand)
                ?? Rounds(comparison.RightOperand, CounterBound.Mirrored(comparison.OperatorKind), comparison.LeftOperand)) is { } rounds)
            {
                return rounds;
            }

            long? Rounds(IOperation counter, BinaryOperatorKind kind, IOperation limit) =>
                LoopRounds.Counted(counter) is { } variable && _reader.Read(limit) is NumberValue { IsBound: false } end
                    && Start(variable, label, root) is { } start
                && LoopRounds.OnlyStep(root, variable) is { } step && IsEachRound(step, comparison, jump, label)
                && Passes(start, step, IsBefore(step, comparison), holds ? kind : CounterBound.Negated(kind), end.Number) is { } passes
                    ? passes + 1
                    : null;
        }

        return null;
    }

    private static long? Passes(long start, IIncrementOrDecrementOperation step, bool isBefore, BinaryOperatorKind goesOn, long end) =>
        CounterBound.Passes(start + (isBefore ? LoopRounds.Direction(step) : 0), LoopRounds.Direction(step), goesOn, end);

    private long? Start(ILocalSymbol variable, SyntaxNode label, IOperation root) => root.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>()
        .Where(d => SymbolEqualityComparer.Default.Equals(d.Symbol, variable) && d.Syntax.SpanStart < label.SpanStart)
        .Select(d => (d.Initializer ?? (d.Parent as IVariableDeclarationOperation)?.Initializer)?.Value)
        .Select(v => v is null ? null : _reader.Read(v) is NumberValue { IsBound: false } start ? start.Number : (long?)null)
        .FirstOrDefault();

    private static bool IsBefore(IIncrementOrDecrementOperation step, IBinaryOperation comparison) =>
        comparison.DescendantsAndSelf().Contains(step) ? !step.IsPostfix : step.Syntax.SpanStart < comparison.Syntax.SpanStart;

    // No way leads to the jump without it: it stands in the comparison, or before it in a block that holds the jump.
    private static bool IsEachRound(IIncrementOrDecrementOperation step, IBinaryOperation comparison, IBranchOperation jump, SyntaxNode label) =>
        comparison.LeftOperand.DescendantsAndSelf().Contains(step)
        || step.Parent is IExpressionStatementOperation statement
            && (statement.Parent is ILabeledOperation labeled ? labeled.Parent : statement.Parent) is IBlockOperation block
            && jump.Ancestors().Contains(block) && step.Syntax.SpanStart > label.SpanStart && step.Syntax.SpanStart < jump.Syntax.SpanStart;
}
