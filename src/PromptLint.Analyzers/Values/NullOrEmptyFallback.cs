using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Values;

/// <summary><c>string.IsNullOrEmpty(x) ? fallback : x</c> and its like say what <c>x ?? fallback</c> says.</summary>
internal static class NullOrEmptyFallback
{
    /// <summary>What is wanted and what stands in for it; null where the condition is another.</summary>
    public static (IOperation Wanted, IOperation Otherwise)? FallbackOf(IConditionalOperation conditional, IOperation whenFalse)
    {
        var (tested, isEmpty) = Tested(conditional.Condition);
        var (wanted, otherwise) = isEmpty ? (whenFalse, conditional.WhenTrue) : (conditional.WhenTrue, whenFalse);
        return tested is not null && IsSame(tested, wanted) ? (wanted, otherwise) : null;
    }

    /// <summary>True for the assignment in <c>if (string.IsNullOrEmpty(x)) x = fallback;</c>, which says what <c>x ??= fallback</c> says.</summary>
    public static bool Guards(IOperation assignment) =>
        assignment is ISimpleAssignmentOperation { Target: { } target, Parent: IExpressionStatementOperation statement }
        && (statement.Parent is IBlockOperation { Operations.Length: 1 } block ? (IOperation)block : statement) is var branch
        && branch.Parent is IConditionalOperation conditional && conditional.WhenTrue == branch
        && Tested(conditional.Condition) is ({ } tested, true) && IsSame(tested, target);

    // What is tested, and whether the condition holds when it is empty.
    private static (IOperation? Operand, bool IsEmpty) Tested(IOperation condition)
    {
        var isEmpty = true;
        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
        {
            condition = not.Operand;
            isEmpty = !isEmpty;
        }

        var tested = condition switch
        {
            IInvocationOperation { TargetMethod: var method, Arguments: [{ Value: { } text }] } when IsEmptyTest(method) => text,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } compared
                when IsNothing(compared.RightOperand) => compared.LeftOperand,
            IIsPatternOperation { Pattern: IConstantPatternOperation { Value: { } constant } } pattern when IsNothing(constant) => pattern.Value,
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: { } constant } } } pattern
                when IsNothing(constant) => pattern.Value,
            _ => null,
        };
        if (condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } or IIsPatternOperation { Pattern: INegatedPatternOperation })
        {
            isEmpty = !isEmpty;
        }

        return (tested, isEmpty);
    }

    private static bool IsEmptyTest(IMethodSymbol method) =>
        method is { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String };

    private static bool IsNothing(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null or "" };

    // The same variable or property, trimmed perhaps.
    private static bool IsSame(IOperation one, IOperation other) => SyntaxText(one) is { } text && text == SyntaxText(other);

    private static string? SyntaxText(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation or IInvocationOperation { TargetMethod.Name: "Trim", Instance: not null })
        {
            operation = operation switch
            {
                IInvocationOperation trim => trim.Instance!,
                IConversionOperation conversion => conversion.Operand,
                _ => ((IParenthesizedOperation)operation).Operand,
            };
        }

        return operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
            ? operation.Syntax.ToString()
            : null;
    }
}
