using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Source;

/// <summary>Where operations stand to each other: enclosing loops, branches, functions.</summary>
internal static class OperationExtensions
{
    /// <summary>The outermost operation: the body or initializer that it belongs to.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>True when both are the same operation of the same piece of source, whichever tree of operations they stand in.</summary>
    public static bool IsSameAs(this IOperation? one, IOperation? other) => ReferenceEquals(one, other)
        || one is not null && other is not null && one.Kind == other.Kind && one.Syntax.Span == other.Syntax.Span
        && one.Syntax.SyntaxTree == other.Syntax.SyntaxTree;

    /// <summary>All enclosing operations, nearest first.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            yield return current;
        }
    }

    /// <summary>True when one stands in the other, or is the other.</summary>
    public static bool Encloses(this IOperation outer, IOperation inner) =>
        outer.Syntax.SyntaxTree == inner.Syntax.SyntaxTree && outer.Syntax.Span.Contains(inner.Syntax.Span);

    /// <summary>The parent, with conversions and parentheses looked through.</summary>
    public static IOperation? MeaningfulParent(this IOperation operation, out IOperation child)
    {
        child = operation;
        var parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IAwaitOperation
            || parent is IConditionalAccessOperation access && access.Operation == child)
        {
            child = parent;
            parent = parent.Parent;
        }

        return parent;
    }

    /// <summary>True when what happens in <paramref name="first"/> has happened on every path that reaches <paramref name="later"/>.</summary>
    public static bool AlwaysBefore(this IOperation first, IOperation later)
    {
        var inner = first;
        foreach (var outer in first.Ancestors())
        {
            if (outer.Encloses(later))
            {
                return true;
            }

            if (IsMaybe(outer, inner))
            {
                return false;
            }

            inner = outer;
        }

        return true;
    }

    /// <summary>
    /// True when no path leads from the one to the other without going round a loop: they stand in branches that exclude each other, or the
    /// branch leaves.
    /// </summary>
    public static bool CannotReach(this IOperation first, IOperation later)
    {
        var inner = first;
        foreach (var outer in first.Ancestors())
        {
            if (outer.Encloses(later))
            {
                return outer switch
                {
                    IConditionalOperation conditional => inner != conditional.Condition && !inner.Encloses(later),
                    ISwitchOperation or ISwitchExpressionOperation => inner is ISwitchCaseOperation or ISwitchExpressionArmOperation && !inner.Encloses(later),
                    _ => false,
                };
            }

            if (outer is IBlockOperation { Operations: { Length: > 0 } statements }
                && outer.Parent is IConditionalOperation or ISwitchCaseOperation or ICatchClauseOperation
                && statements[statements.Length - 1] is IReturnOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }
                    or IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue })
            {
                return true;
            }

            inner = outer;
        }

        return false;
    }

    /// <summary>The innermost loop that holds both, or null.</summary>
    public static ILoopOperation? CommonLoop(this IOperation one, IOperation other) =>
        one.Ancestors().OfType<ILoopOperation>().FirstOrDefault(loop => loop.Encloses(other));

    /// <summary>True when a loop around <paramref name="inner"/> does not hold <paramref name="outside"/>: it may run any number of times before.</summary>
    public static bool LoopsWithout(this IOperation inner, IOperation outside) =>
        inner.Ancestors().TakeWhile(a => !a.Encloses(outside)).Any(static a => a is ILoopOperation);

    private static bool IsMaybe(IOperation outer, IOperation inner) => outer switch
    {
        IConditionalOperation conditional => inner != conditional.Condition,
        ILoopOperation loop => loop is not IWhileLoopOperation { ConditionIsTop: false },
        ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation => true,
        IAnonymousFunctionOperation or ILocalFunctionOperation => true,
        ICoalesceOperation coalesce => inner == coalesce.WhenNull,
        IConditionalAccessOperation access => inner == access.WhenNotNull,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary => inner == binary.RightOperand,
        _ => false,
    };
}
