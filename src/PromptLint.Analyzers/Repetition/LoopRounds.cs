using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;

namespace PromptLint.Analyzers.Repetition;

/// <summary>How many rounds a loop that counts can go at most: from where its counter starts and what it is compared with.</summary>
internal sealed class LoopRounds
{
    private readonly ValueReader _reader;

    public LoopRounds(ValueReader reader) => _reader = reader;

    /// <summary>The most rounds; null when start or limit is not known, or the counter does not go by one.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="limits">The conditions that bound it.</param>
    public long? Of(ILoopOperation loop, IEnumerable<IOperation> limits)
    {
        foreach (var limit in limits)
        {
            foreach (var comparison in limit.DescendantsAndSelf().OfType<IBinaryOperation>().Where(c => Decides(c, limit, loop)))
            {
                if ((Rounds(comparison, comparison.LeftOperand, comparison.OperatorKind, comparison.RightOperand, limit, loop)
                    ?? Rounds(comparison, comparison.RightOperand, CounterBound.Mirrored(comparison.OperatorKind), comparison.LeftOperand, limit, loop))
                        is { } rounds)
                {
                    return rounds;
                }
            }
        }

        return null;
    }

    /// <summary>The variable that is compared: a local, before or after its step. Whatever is computed from one counts otherwise.</summary>
    public static ILocalSymbol? Counted(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Counted(conversion.Operand),
        IParenthesizedOperation parenthesized => Counted(parenthesized.Operand),
        IIncrementOrDecrementOperation step => Counted(step.Target),
        ILocalReferenceOperation local => local.Local,
        _ => null,
    };

    /// <summary>The only thing in the whole member that changes the variable, when it is a step by one.</summary>
    public static IIncrementOrDecrementOperation? OnlyStep(IOperation root, ILocalSymbol variable)
    {
        var changes = root.DescendantsAndSelf().Where(o => o switch
        {
            IIncrementOrDecrementOperation step => Is(step.Target, variable),
            IDeconstructionAssignmentOperation several => several.Target.DescendantsAndSelf().Any(t => Is(t, variable)),
            IAssignmentOperation assignment => Is(assignment.Target, variable),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Is(argument.Value, variable),
            _ => false,
        }).Take(2).ToList();
        return changes is [IIncrementOrDecrementOperation only] ? only : null;
    }

    /// <summary>One up or one down.</summary>
    public static int Direction(IIncrementOrDecrementOperation step) => step.Kind == OperationKind.Increment ? 1 : -1;

    private long? Rounds(IBinaryOperation comparison, IOperation counter, BinaryOperatorKind kind, IOperation limit, IOperation condition, ILoopOperation loop)
    {
        if (Counted(counter) is not { } variable || OnlyStep(loop.Root(), variable) is not { } step || !EachRound(step, loop, loop)
            || Number(limit) is not { } end || Start(loop, variable) is not { } start)
        {
            return null;
        }

        var first = start + (IsBefore(step, comparison, condition, loop) ? Direction(step) : 0);
        var passes = CounterBound.Passes(first, Direction(step), GoesOn(condition, loop) ? kind : CounterBound.Negated(kind), end);
        return IsAskedFirst(condition, loop) ? passes : passes + 1;
    }

    // Whether the loop goes on where the condition holds: `while (i < 3)`, but not `if (i >= 3) throw`.
    private static bool GoesOn(IOperation condition, ILoopOperation loop) => condition.Parent is not IConditionalOperation choice
        || !Ends(choice.WhenTrue, loop);

    // Whether the counter has gone a step already when it is first compared.
    private static bool IsBefore(IIncrementOrDecrementOperation step, IBinaryOperation comparison, IOperation condition, ILoopOperation loop) =>
        comparison.DescendantsAndSelf().Contains(step) ? !step.IsPostfix
        : !IsAskedFirst(condition, loop) && loop.Body.Encloses(step)
            // A filter is asked before any `finally`, wherever that stands.
            && !step.Ancestors().TakeWhile(a => a != loop).Any(static a => a.Parent is ITryOperation attempt && attempt.Finally == a)
            && step.Syntax.SpanStart < comparison.Syntax.SpanStart;

    // Asked before the first round, or only after it.
    private static bool IsAskedFirst(IOperation limit, ILoopOperation loop) =>
        limit.Parent == loop && loop is IForLoopOperation or IWhileLoopOperation { ConditionIsTop: true };

    private static bool Ends(IOperation? branch, ILoopOperation loop) => branch is not null && branch.DescendantsAndSelf()
        .Any(o => o is IThrowOperation or IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break } && EachRound(o, loop, branch.Parent!));

    private long? Number(IOperation operation) => _reader.Read(operation) is NumberValue { IsBound: false } number ? number.Number : null;

    private long? Start(ILoopOperation loop, ILocalSymbol variable) => loop.Root().DescendantsAndSelf().OfType<IVariableDeclaratorOperation>()
        // Declared in the body it starts anew in each round.
        .Where(d => SymbolEqualityComparer.Default.Equals(d.Symbol, variable) && !loop.Body.Encloses(d))
        .Select(d => (d.Initializer ?? (d.Parent as IVariableDeclarationOperation)?.Initializer)?.Value)
        .Select(v => v is null ? null : Number(v))
        .FirstOrDefault();

    // Each round must go by it: nothing else is asked beside it (`a < 3 || b < 5` goes on for either), and every way round comes there.
    private static bool Decides(IBinaryOperation comparison, IOperation limit, ILoopOperation loop)
    {
        var leaves = limit.Parent is IConditionalOperation;
        var joins = leaves ? BinaryOperatorKind.ConditionalOr : BinaryOperatorKind.ConditionalAnd;
        for (IOperation at = comparison; at != limit; at = at.Parent!)
        {
            if (at.Parent is not (IBinaryOperation or IParenthesizedOperation) || at.Parent is IBinaryOperation join && join.OperatorKind != joins)
            {
                return false;
            }
        }

        return limit.Parent == loop
            || limit.Parent is not IConditionalOperation && EachRound(limit, loop, loop)
            || limit.Parent is IConditionalOperation way && (Ends(way.WhenTrue, loop) || Ends(way.WhenFalse, loop)) && EachRound(way, loop, loop);
    }

    // True when no failure of a round goes round without it.
    private static bool EachRound(IOperation operation, ILoopOperation loop, IOperation until)
    {
        var inner = operation;
        foreach (var outer in operation.Ancestors())
        {
            if (outer == until)
            {
                return outer != loop || inner != loop.Body || !loop.Body.DescendantsAndSelf().OfType<IBranchOperation>()
                    .Any(b => b.BranchKind != BranchKind.Break && b.Syntax.SpanStart < operation.Syntax.SpanStart);
            }

            var always = outer switch
            {
                IConditionalOperation choice => inner == choice.Condition,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => inner == both.LeftOperand,
                ITryOperation attempt => inner == attempt.Finally || inner is ICatchClauseOperation && attempt.Catches.Length == 1,
                ISwitchOperation or ISwitchExpressionOperation or ICoalesceOperation or IConditionalAccessOperation or ILoopOperation
                    or IAnonymousFunctionOperation or ILocalFunctionOperation => false,
                _ => true,
            };
            if (!always)
            {
                return false;
            }

            inner = outer;
        }

        return false;
    }

    private static bool Is(IOperation operation, ILocalSymbol variable) =>
        operation is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, variable);
}
