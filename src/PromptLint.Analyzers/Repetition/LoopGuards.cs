using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;

namespace PromptLint.Analyzers.Repetition;

/// <summary>What decides whether control gets to a place.</summary>
internal enum LoopGuard
{
    /// <summary>Nothing: it always gets there.</summary>
    None,

    /// <summary>The answer of the call.</summary>
    Answer,

    /// <summary>A failure that was caught.</summary>
    Exception,

    /// <summary>Something that bounds the rounds, or that is not understood: to accuse, one must be sure.</summary>
    Bound,
}

/// <summary>Decides what stands before a way out of a loop.</summary>
internal sealed class LoopGuards
{
    private readonly LoopFacts _facts;

    /// <summary>Prepares the reading.</summary>
    /// <param name="facts">What is known of the loop.</param>
    public LoopGuards(LoopFacts facts) => _facts = facts;

    /// <summary>What stands before an operation, up to a place around it.</summary>
    public IEnumerable<LoopGuard> Of(IOperation operation, IOperation until) => Conditions(operation, until)
        .Select(c => c is null ? LoopGuard.Bound : Judge(c));

    /// <summary>The strongest reason that guards a way out: one bound anywhere above it bounds it.</summary>
    public LoopGuard Strongest(IOperation exit, ILoopOperation loop)
    {
        var guards = Of(exit, loop).ToList();
        return guards.Contains(LoopGuard.Bound) ? LoopGuard.Bound
            // A handler that always leaves makes a failure the end.
            : IsFailure(exit, loop) ? guards.Count == 0 ? LoopGuard.Bound : LoopGuard.Exception
            : guards.Contains(LoopGuard.Answer) ? LoopGuard.Answer
            : exit is IReturnOperation { ReturnedValue: { } value } && _facts.DependsOnAnswer(value) ? LoopGuard.Answer
            : guards.Count == 0 ? LoopGuard.None
            : LoopGuard.Bound;
    }

    /// <summary>What a condition depends on. Everything in it must be understood.</summary>
    public LoopGuard Judge(IOperation condition)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var guard = LoopGuard.None;
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation == _facts.Call.Operation || operation.Syntax == _facts.Call.Syntax)
            {
                return LoopGuard.Answer;
            }

            if (CountsRounds(operation))
            {
                return LoopGuard.Bound;
            }

            if (operation is IConversionOperation or IParenthesizedOperation)
            {
                // Its operand comes next.
                continue;
            }

            if (LoopFacts.Variable(operation) is not { } variable || IsMemberOfAnother(operation, variable))
            {
                if (operation is IInvocationOperation call && !IsAboutTheCall(call))
                {
                    // Something else is asked: a clock, a queue, a store.
                    return LoopGuard.Bound;
                }

                continue;
            }

            var kind = Judge(operation, variable);
            if (kind == LoopGuard.Bound)
            {
                return LoopGuard.Bound;
            }

            guard = guard == LoopGuard.None ? kind : guard;
        }

        // A condition with nothing in it that the loop changes, like a filter on the exception's type alone.
        return guard == LoopGuard.None && !condition.DescendantsAndSelf().Any(o => LoopFacts.Variable(o) is { } v && IsSetBySuccess(v))
            ? LoopGuard.Exception
            : guard;
    }

    private LoopGuard Judge(IOperation operation, ISymbol variable) =>
        _facts.Counters.Contains(variable) ? LoopGuard.Bound
        : _facts.Answers.Contains(variable) ? LoopGuard.Answer
        : _facts.Caught.Contains(variable) ? LoopGuard.Exception
        : IsSetBySuccess(variable) || IsNeverChanged(operation, variable) ? LoopGuard.None
        : LoopGuard.Bound;

    private static bool IsMemberOfAnother(IOperation operation, ISymbol variable) =>
        variable is IPropertySymbol && (operation as IPropertyReferenceOperation)?.Instance is not null and not IInstanceReferenceOperation;

    private bool IsAboutTheCall(IInvocationOperation call) => call.DescendantsAndSelf()
        .Any(o => o != call && LoopFacts.Variable(o) is { } variable && (_facts.Answers.Contains(variable) || _facts.Caught.Contains(variable)));

    private static bool IsFailure(IOperation exit, ILoopOperation loop) => exit is IThrowOperation
        || exit.Ancestors().TakeWhile(a => a != loop).Any(static a => a is ICatchClauseOperation);

    // What must hold for control to get there; null stands for a loop of its own, which runs as long as something else says.
    private static IEnumerable<IOperation?> Conditions(IOperation operation, IOperation until)
    {
        var inner = operation;
        foreach (var outer in operation.Ancestors())
        {
            if (outer == until)
            {
                yield break;
            }

            switch (outer)
            {
                case IConditionalOperation conditional when inner != conditional.Condition:
                    yield return conditional.Condition;
                    break;
                case ISwitchCaseOperation switchCase when switchCase.Parent is ISwitchOperation choice:
                    yield return choice.Value;
                    foreach (var when in switchCase.Clauses.OfType<IPatternCaseClauseOperation>().Select(static c => c.Guard).OfType<IOperation>())
                    {
                        yield return when;
                    }

                    break;
                case ICatchClauseOperation { Filter: { } filter } when inner != filter:
                    yield return filter;
                    break;
                case ILoopOperation and not IForEachLoopOperation:
                    yield return null;
                    break;
            }

            inner = outer;
        }
    }

    // The size of what the loop makes longer counts its rounds.
    private bool CountsRounds(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } collection, Parent: IBinaryOperation }
        && LoopFacts.Variable(collection) is { } variable && _facts.Grown.Contains(variable);

    private static bool IsNeverChanged(IOperation operation, ISymbol variable) =>
        variable is IFieldSymbol { IsConst: true } || variable.ContainingType?.TypeKind == TypeKind.Enum || operation.ConstantValue.HasValue
            || IsNamedValue(operation);

    // A value with a name of its own (`ChatFinishReason.Stop` where that is no enum) that something is compared with; it never changes.
    private static bool IsNamedValue(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } => true,
        IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: null } property } =>
            SymbolEqualityComparer.Default.Equals(property.Type, property.ContainingType)
            && operation.MeaningfulParent(out _) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals },
        _ => false,
    };

    // `ok = true` after the call, in the same try: true only when the call succeeded.
    private bool IsSetBySuccess(ISymbol variable)
    {
        if (variable is not ILocalSymbol { Type.SpecialType: SpecialType.System_Boolean })
        {
            return false;
        }

        var sets = _facts.Inside.OfType<ISimpleAssignmentOperation>()
            .Where(a => SymbolEqualityComparer.Default.Equals(LoopFacts.Variable(a.Target), variable)).ToList();
        return sets.Count > 0 && sets.All(static s => s.Value.ConstantValue.HasValue)
            && sets.Any(s => s.Syntax.SpanStart > _facts.Call.Syntax.SpanStart && !Conditions(s, _facts.Region).Any()
                && s.Ancestors().OfType<ITryOperation>().FirstOrDefault() is { } attempt && attempt.Body.Encloses(_facts.Call.Operation)
                    && attempt.Body.Encloses(s));
    }
}
