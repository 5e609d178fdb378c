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
        foreach (var comparison in limits.SelectMany(static l => l.DescendantsAndSelf()).OfType<IBinaryOperation>())
        {
            if (Compared(comparison.LeftOperand, comparison.RightOperand, loop) is { } rising)
            {
                return rising;
            }

            if (Compared(comparison.RightOperand, comparison.LeftOperand, loop) is { } falling)
            {
                return falling;
            }
        }

        return null;
    }

    // One more than the distance covers `<` and `<=`, a count before or after the call: a bound, not a guess.
    private long? Compared(IOperation counter, IOperation limit, ILoopOperation loop)
    {
        var variable = counter.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(static l => l.Local).FirstOrDefault();
        if (variable is null || !StepsByOne(loop, variable) || Number(limit) is not { } end || Start(loop, variable) is not { } start)
        {
            return null;
        }

        var strict = loop is IForLoopOperation { Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.NotEquals } condition } && condition.DescendantsAndSelf().Contains(counter);
        var distance = System.Math.Abs(end - start);
        return strict ? distance : distance + 1;
    }

    private long? Number(IOperation operation) => (_reader.Read(operation) as NumberValue)?.Number;

    private long? Start(ILoopOperation loop, ILocalSymbol variable) => loop.Root().DescendantsAndSelf().OfType<IVariableDeclaratorOperation>()
        .Where(d => SymbolEqualityComparer.Default.Equals(d.Symbol, variable))
        .Select(d => (d.Initializer ?? (d.Parent as IVariableDeclarationOperation)?.Initializer)?.Value)
        .Select(v => v is null ? null : Number(v))
        .FirstOrDefault();

    private static bool StepsByOne(ILoopOperation loop, ILocalSymbol variable)
    {
        var changes = loop.DescendantsAndSelf().Where(o => o switch
        {
            IIncrementOrDecrementOperation step => Is(step.Target, variable),
            IAssignmentOperation assignment => Is(assignment.Target, variable),
            _ => false,
        }).ToList();
        return changes is [IIncrementOrDecrementOperation];
    }

    private static bool Is(IOperation operation, ILocalSymbol variable) =>
        operation is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, variable);
}
