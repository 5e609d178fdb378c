using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Reading;

/// <summary>How often a method that calls itself runs at most: from the parameter that counts, what it starts with and what it is compared with.</summary>
internal sealed class RecursionRounds
{
    private readonly ValueReader _reader;

    public RecursionRounds(ValueReader reader) => _reader = reader;

    /// <summary>The most runs of an operation in the method; null when no parameter is known to count them.</summary>
    /// <param name="call">The operation.</param>
    /// <param name="again">The one place where the method calls itself.</param>
    /// <param name="method">The method.</param>
    /// <param name="body">Its body.</param>
    public long? Of(IOperation call, IInvocationOperation again, IMethodSymbol method, IOperation body)
    {
        // Twice in one run it would be a tree.
        if (again.Ancestors().TakeWhile(a => a != body).Any(static a => a is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            return null;
        }

        foreach (var argument in again.Arguments)
        {
            if (argument.Parameter is not { } parameter || Step(argument.Value, parameter) is not { } step || IsChanged(parameter, body))
            {
                continue;
            }

            foreach (var precondition in Precondition.Of(again, body))
            {
                if (Limit(precondition, parameter) is var (goesOn, limit) && Start(method, parameter, body) is { } start && Countdown.Passes(start, step, goesOn, limit) is { } passes)
                {
                    // What is left before the call is made leaves it out of the last run.
                    var isFirst = precondition.Comparison.Syntax.SpanStart < call.Syntax.SpanStart && Precondition.Of(call, body).Contains(precondition);
                    return System.Math.Max(1, isFirst ? passes : passes + 1);
                }
            }
        }

        return null;
    }

    private static int? Step(IOperation argument, IParameterSymbol parameter) => argument switch
    {
        IConversionOperation conversion => Step(conversion.Operand, parameter),
        IParenthesizedOperation parenthesized => Step(parenthesized.Operand, parameter),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, RightOperand.ConstantValue: { HasValue: true, Value: 1 } } sum when Is(sum.LeftOperand, parameter) => 1,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, RightOperand.ConstantValue: { HasValue: true, Value: 1 } } difference when Is(difference.LeftOperand, parameter) => -1,
        _ => null,
    };

    private (BinaryOperatorKind GoesOn, long Limit)? Limit(Precondition precondition, IParameterSymbol parameter)
    {
        var (comparison, holds) = precondition;
        var (kind, limit) = Is(comparison.LeftOperand, parameter) ? (comparison.OperatorKind, comparison.RightOperand)
            : Is(comparison.RightOperand, parameter) ? (Countdown.Mirrored(comparison.OperatorKind), comparison.LeftOperand)
            : (BinaryOperatorKind.None, null);
        return limit is not null && _reader.Read(limit) is NumberValue number ? (holds ? kind : Countdown.Negated(kind), number.Number) : null;
    }

    // The worst of the callers outside; null when one of them is not known.
    private long? Start(IMethodSymbol method, IParameterSymbol parameter, IOperation body)
    {
        if (GivenArguments.IsOpen(method, _reader.Models.Compilation))
        {
            return null;
        }

        var counts = GivenArguments.Callers(_reader.Models, method.OriginalDefinition, _reader.CancellationToken)
            .Where(caller => !body.Syntax.Span.Contains(caller.Syntax.Span) || caller.Syntax.SyntaxTree != body.Syntax.SyntaxTree)
            .Select(caller => caller.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal))
            .Select(argument => argument is null ? null : (_reader.ReadArgument(argument) as NumberValue)?.Number).ToList();
        return counts.Distinct().Count() == 1 ? counts[0] : null;
    }

    private static bool IsChanged(IParameterSymbol parameter, IOperation body) => body.DescendantsAndSelf().Any(o => o switch
    {
        IAssignmentOperation assignment => assignment.Target.DescendantsAndSelf().Any(t => Is(t, parameter)),
        IIncrementOrDecrementOperation step => Is(step.Target, parameter),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Is(argument.Value, parameter),
        _ => false,
    });

    private static bool Is(IOperation operation, IParameterSymbol parameter) => operation switch
    {
        IConversionOperation conversion => Is(conversion.Operand, parameter),
        IParenthesizedOperation parenthesized => Is(parenthesized.Operand, parameter),
        IParameterReferenceOperation reference => reference.Parameter.Ordinal == parameter.Ordinal
            && SymbolEqualityComparer.Default.Equals(reference.Parameter.ContainingSymbol.OriginalDefinition, parameter.ContainingSymbol.OriginalDefinition),
        _ => false,
    };
}
