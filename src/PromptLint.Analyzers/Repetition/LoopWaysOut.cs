using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Repetition;

/// <summary>The places where control leaves a loop: not the `break` of an inner one, not the end of a lambda.</summary>
internal static class LoopWaysOut
{
    /// <summary>The operations that leave the loop.</summary>
    public static IEnumerable<IOperation> Of(LoopFacts facts, ILoopOperation loop) => facts.Inside.Where(o => Leaves(o, loop));

    /// <summary>True when a handler leaves the loop whatever happens in it.</summary>
    public static bool AlwaysLeaves(IBlockOperation handler, ILoopOperation loop) => handler.Operations.Any(statement =>
        statement is IReturnOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }
        || statement is IBranchOperation branch && Leaves(branch, loop));

    private static bool Leaves(IOperation operation, ILoopOperation loop)
    {
        if (operation is not IReturnOperation and not IThrowOperation and not IBranchOperation
            || operation is IReturnOperation { Kind: OperationKind.YieldReturn }
            || operation.Ancestors().TakeWhile(a => a != loop).Any(static a => a is IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            return false;
        }

        return operation switch
        {
            IBranchOperation { BranchKind: BranchKind.Break } branch => SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel),
            IBranchOperation { BranchKind: BranchKind.GoTo } branch => branch.Target.DeclaringSyntaxReferences.FirstOrDefault() is { } label
                && !loop.Syntax.Span.Contains(label.Span),
            IBranchOperation => false,
            IThrowOperation thrown => !IsCaught(thrown, loop),
            _ => true,
        };
    }

    private static bool IsCaught(IThrowOperation thrown, ILoopOperation loop)
    {
        IOperation inner = thrown;
        foreach (var outer in thrown.Ancestors())
        {
            if (outer == loop)
            {
                return false;
            }

            if (outer is ITryOperation attempt && inner == attempt.Body && !attempt.Catches.IsEmpty)
            {
                return true;
            }

            inner = outer;
        }

        return false;
    }
}
