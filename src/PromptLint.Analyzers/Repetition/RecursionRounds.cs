using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;

namespace PromptLint.Analyzers.Repetition;

/// <summary>One place where a method calls the next of a circle.</summary>
/// <param name="Call">The call.</param>
/// <param name="Method">The method that it stands in.</param>
/// <param name="Body">That method's body.</param>
internal sealed record Hop(IInvocationOperation Call, IMethodSymbol Method, IOperation Body);

/// <summary>
/// How often a method that calls itself, at once or through others, runs at most: from the parameter that counts, what it starts with
/// and what it is compared with.
/// </summary>
internal sealed class RecursionRounds
{
    private readonly ValueReader _reader;

    public RecursionRounds(ValueReader reader) => _reader = reader;

    /// <summary>The most runs of an operation in the first method; null when no parameter is known to count them.</summary>
    /// <param name="call">The operation.</param>
    /// <param name="circle">The calls, from the first method back to it; each is the only one in its method.</param>
    public long? Of(IOperation call, IReadOnlyList<Hop> circle)
    {
        // Twice in one run it would be a tree.
        if (circle.Any(static hop => hop.Call.Ancestors().TakeWhile(a => a != hop.Body)
            .Any(static a => a is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)))
        {
            return null;
        }

        foreach (var first in circle[0].Method.OriginalDefinition.Parameters)
        {
            if (Trace(first, circle) is not { } counter || counter.Any(c => IsChanged(c.Parameter, circle[c.Hop].Body))
                || Starts(counter, circle) is not { } starts)
            {
                continue;
            }

            var step = counter[counter.Count - 1].After;
            foreach (var at in counter)
            {
                var hop = circle[at.Hop];
                foreach (var precondition in GuardCondition.Of(hop.Call, hop.Body))
                {
                    if (Limit(precondition, at.Parameter) is not var (goesOn, limit))
                    {
                        continue;
                    }

                    // What is left before the call is made leaves it out of the last run.
                    var isFirst = at.Hop == 0 && precondition.Comparison.Syntax.SpanStart < call.Syntax.SpanStart
                        && GuardCondition.Of(call, hop.Body).Contains(precondition);
                    var runs = starts.Select(start => CounterBound.Passes(start, step, goesOn, limit - at.Before)).ToList();
                    if (runs.All(static r => r is not null))
                    {
                        return System.Math.Max(1, runs.Max()!.Value + (isFirst ? 0 : 1));
                    }
                }
            }
        }

        return null;
    }

    // The counter as each method of the circle knows it, and by how much it differs there from what the first method was given.
    private static List<(int Hop, IParameterSymbol Parameter, int Before, int After)>? Trace(IParameterSymbol first, IReadOnlyList<Hop> circle)
    {
        var trace = new List<(int Hop, IParameterSymbol Parameter, int Before, int After)>();
        var (parameter, offset) = (first, 0);
        for (var i = 0; i < circle.Count; i++)
        {
            var next = circle[i].Call.Arguments.Where(static a => a.Parameter is not null)
                .Select(argument => (argument.Parameter, Step: Step(argument.Value, parameter)))
                .FirstOrDefault(a => a.Step is not null && (i < circle.Count - 1 || a.Parameter!.Ordinal == first.Ordinal));
            if (next.Step is not { } step)
            {
                return null;
            }

            trace.Add((i, parameter, offset, offset + step));
            (parameter, offset) = (next.Parameter!.OriginalDefinition, offset + step);
        }

        return offset is 1 or -1 ? trace : null;
    }

    private static int? Step(IOperation argument, IParameterSymbol parameter) => argument switch
    {
        IConversionOperation conversion => Step(conversion.Operand, parameter),
        IParenthesizedOperation parenthesized => Step(parenthesized.Operand, parameter),
        IParameterReferenceOperation when Is(argument, parameter) => 0,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, RightOperand.ConstantValue: { HasValue: true, Value: 1 } } sum
            when Is(sum.LeftOperand, parameter) => 1,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, RightOperand.ConstantValue: { HasValue: true, Value: 1 } } difference
            when Is(difference.LeftOperand, parameter) => -1,
        _ => null,
    };

    private (BinaryOperatorKind GoesOn, long Limit)? Limit(GuardCondition precondition, IParameterSymbol parameter)
    {
        var (comparison, holds) = precondition;
        var (kind, limit) = Is(comparison.LeftOperand, parameter) ? (comparison.OperatorKind, comparison.RightOperand)
            : Is(comparison.RightOperand, parameter) ? (CounterBound.Mirrored(comparison.OperatorKind), comparison.LeftOperand)
            : (BinaryOperatorKind.None, null);
        return limit is not null && _reader.Read(limit) is NumberValue { IsBound: false } number
            ? (holds ? kind : CounterBound.Negated(kind), number.Number) : null;
    }

    // What the callers outside begin with, as the first method would have been given it; null when one of them is not known.
    private List<long>? Starts(List<(int Hop, IParameterSymbol Parameter, int Before, int After)> counter, IReadOnlyList<Hop> circle)
    {
        var starts = new List<long>();
        foreach (var at in counter)
        {
            var method = circle[at.Hop].Method;
            if (CallerArguments.IsOpen(method, _reader.Models.Compilation) || IsHandedOn(method))
            {
                return null;
            }

            foreach (var caller in CallerArguments.Callers(_reader.Models, method.OriginalDefinition, _reader.CancellationToken)
                .Where(caller => circle.All(hop => hop.Call.Syntax != caller.Syntax)))
            {
                if (caller.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == at.Parameter.Ordinal) is not { } argument
                    || _reader.ReadArgument(argument) is not NumberValue { IsBound: false } number)
                {
                    return null;
                }

                // Who begins further on in the circle reaches the first method with the step of a whole round less what came before.
                starts.Add(number.Number - at.Before + (at.Hop == 0 ? 0 : counter[counter.Count - 1].After));
            }
        }

        return starts.Count == 0 ? null : starts.Distinct().ToList();
    }

    // Who is given the method as a delegate begins with whatever he likes.
    private bool IsHandedOn(IMethodSymbol method) => _reader.Models.Uses
        .References(method.Name, Contracts.Of(method.OriginalDefinition), _reader.CancellationToken).Any();

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
