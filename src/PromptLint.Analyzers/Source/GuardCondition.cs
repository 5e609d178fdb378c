using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Source;

/// <summary>A comparison without which an operation is not reached.</summary>
/// <param name="Comparison">The comparison as written.</param>
/// <param name="Holds">True when it must hold, false when it must not.</param>
internal sealed record GuardCondition(IBinaryOperation Comparison, bool Holds)
{
    /// <summary>The preconditions of an operation inside a body: branches and filters around it, and exits before it.</summary>
    public static IEnumerable<GuardCondition> Of(IOperation operation, IOperation body)
    {
        var inner = operation;
        foreach (var outer in operation.Ancestors())
        {
            switch (outer)
            {
                case IConditionalOperation choice when inner == choice.WhenTrue || inner == choice.WhenFalse:
                    foreach (var found in In(choice.Condition, inner == choice.WhenTrue))
                    {
                        yield return found;
                    }

                    break;
                case ICatchClauseOperation { Filter: { } filter } when inner != filter:
                    foreach (var found in In(filter, true))
                    {
                        yield return found;
                    }

                    break;
                case IBlockOperation block:
                    foreach (var exit in block.Operations.TakeWhile(o => o != inner).OfType<IConditionalOperation>()
                        .Where(static c => c.WhenFalse is null && Leaves(c.WhenTrue)))
                    {
                        foreach (var found in In(exit.Condition, false))
                        {
                            yield return found;
                        }
                    }

                    break;
            }

            if (outer == body)
            {
                yield break;
            }

            inner = outer;
        }
    }

    // Of `a && b` that holds both hold, of `a || b` that does not hold neither does; of the others nothing is certain.
    private static IEnumerable<GuardCondition> In(IOperation condition, bool holds)
    {
        switch (condition)
        {
            case IConversionOperation or IParenthesizedOperation:
                return In(condition.ChildOperations.First(), holds);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return In(not.Operand, !holds);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both:
                return both.OperatorKind == BinaryOperatorKind.ConditionalAnd == holds
                    ? In(both.LeftOperand, holds).Concat(In(both.RightOperand, holds))
                    : Enumerable.Empty<GuardCondition>();
            case IBinaryOperation comparison:
                return new[] { new GuardCondition(comparison, holds) };
            default:
                return Enumerable.Empty<GuardCondition>();
        }
    }

    private static bool Leaves(IOperation branch) => branch switch
    {
        IBlockOperation block => block.Operations.LastOrDefault() is { } last && Leaves(last),
        IExpressionStatementOperation statement => statement.Operation is IThrowOperation,
        IReturnOperation { Kind: not OperationKind.YieldReturn } or IThrowOperation => true,
        _ => false,
    };
}
