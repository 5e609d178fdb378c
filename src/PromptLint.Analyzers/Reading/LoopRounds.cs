using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Reading;

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
                if ((Distance(comparison.LeftOperand, comparison.RightOperand, loop) ?? Distance(comparison.RightOperand, comparison.LeftOperand, loop)) is { } distance)
                {
                    return distance + (IsStrict(comparison, limit, loop) ? 0 : 1) + (IsAskedFirst(limit, loop) ? 0 : 1);
                }
            }
        }

        return null;
    }

    // How far the counter goes from its start to the limit.
    private long? Distance(IOperation counter, IOperation limit, ILoopOperation loop) =>
        Counted(counter) is { } variable && Step(loop, variable) is { } step && Number(limit) is { } end && Start(loop, variable) is { } start
        && (step.Kind == OperationKind.Increment ? end >= start : end <= start)
            ? System.Math.Abs(end - start)
            : null;

    // Whether reaching the limit itself ends the loop: `i < 3` to go on, or `if (i >= 3)` and out.
    private static bool IsStrict(IBinaryOperation comparison, IOperation limit, ILoopOperation loop) => limit.Parent is IConditionalOperation choice
        ? comparison.OperatorKind is BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.Equals && Ends(choice.WhenTrue, loop)
        : comparison.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.NotEquals;

    // Asked before the first round, or only after it.
    private static bool IsAskedFirst(IOperation limit, ILoopOperation loop) =>
        limit.Parent == loop && loop is IForLoopOperation or IWhileLoopOperation { ConditionIsTop: true };

    private static bool Ends(IOperation? branch, ILoopOperation loop) => branch is not null && branch.DescendantsAndSelf()
        .Any(o => o is IThrowOperation or IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break } && EachRound(o, loop, branch.Parent!));

    private long? Number(IOperation operation) => (_reader.Read(operation) as NumberValue)?.Number;

    private long? Start(ILoopOperation loop, ILocalSymbol variable) => loop.Root().DescendantsAndSelf().OfType<IVariableDeclaratorOperation>()
        .Where(d => SymbolEqualityComparer.Default.Equals(d.Symbol, variable))
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

    // What is compared: a local, before or after its step. Whatever is computed from one counts otherwise.
    private static ILocalSymbol? Counted(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Counted(conversion.Operand),
        IParenthesizedOperation parenthesized => Counted(parenthesized.Operand),
        IIncrementOrDecrementOperation step => Counted(step.Target),
        ILocalReferenceOperation local => local.Local,
        _ => null,
    };

    // The only thing in the whole member that changes the variable: one step in each round.
    private static IIncrementOrDecrementOperation? Step(ILoopOperation loop, ILocalSymbol variable)
    {
        var changes = loop.Root().DescendantsAndSelf().Where(o => o switch
        {
            IIncrementOrDecrementOperation step => Is(step.Target, variable),
            IDeconstructionAssignmentOperation several => several.Target.DescendantsAndSelf().Any(t => Is(t, variable)),
            IAssignmentOperation assignment => Is(assignment.Target, variable),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Is(argument.Value, variable),
            _ => false,
        }).Take(2).ToList();
        return changes is [IIncrementOrDecrementOperation only] && EachRound(only, loop, loop) ? only : null;
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
                ISwitchOperation or ISwitchExpressionOperation or ICoalesceOperation or IConditionalAccessOperation or ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation => false,
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
