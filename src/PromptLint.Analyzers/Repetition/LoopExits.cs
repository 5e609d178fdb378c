using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Repetition;

/// <summary>
/// Decides what ends a loop around a call. It must be sure to accuse: anything that it does not understand counts as a bound.
/// </summary>
internal sealed class LoopExits
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly IOperation _call;
    private readonly CallExpression _expression;
    private readonly IOperation _loop;
    private readonly IOperation _region;
    private readonly IReadOnlyList<IOperation> _inside;
    private readonly HashSet<ISymbol> _answers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _counters = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _exceptions = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _grown = new(SymbolEqualityComparer.Default);

    public LoopExits(SdkIndex index, ValueReader reader, CallExpression call, IOperation loop, IOperation region)
    {
        _index = index;
        _reader = reader;
        _expression = call;
        _call = call.Operation;
        _loop = loop;
        _region = region;
        _inside = (loop is ILoopOperation ? loop : region).DescendantsAndSelf().ToList();
        Waits = new LoopTriggers(index, reader, loop, _inside);
        FindCounters();
        FindAnswers();
    }

    private enum Guard
    {
        None,
        Answer,
        Exception,
        Bound,
    }

    /// <summary>Classifies a loop by its condition and the ways out of its body.</summary>
    public LoopExit Classify(IOperation? condition, ILoopOperation loop)
    {
        if (IsDriven || TakesNewData())
        {
            return LoopExit.Bounded;
        }

        var guards = new List<Guard>();
        if (condition is not null && condition.ConstantValue is not { HasValue: true, Value: true })
        {
            guards.Add(Judge(condition));
        }

        foreach (var exit in _inside)
        {
            if (Leaves(exit, loop))
            {
                guards.Add(Innermost(exit, loop));
            }
        }

        if (guards.Contains(Guard.Bound))
        {
            return LoopExit.Bounded;
        }

        if (GivesUp(loop))
        {
            return LoopExit.Bounded;
        }

        if (Retries(loop))
        {
            // A failure goes round again. An exit that an exception decides ends it for some failures only.
            return guards.Count == 0 || guards.All(static g => g == Guard.Exception) ? LoopExit.Bounded : LoopExit.SuccessOnly;
        }

        // With neither a way to fail and go on nor an exit of its own it is a job that runs for ever, which someone wants.
        return guards.Any(static g => g == Guard.Answer) && guards.All(static g => g is Guard.Answer or Guard.Exception) ? LoopExit.ModelAnswerOnly : LoopExit.Bounded;
    }

    /// <summary>True when the loop sends the call again because it failed.</summary>
    /// <param name="isCounted">Whether something counts the rounds.</param>
    public bool RetriesTheCall(bool isCounted) => _loop is ILoopOperation loop && !IsPump(isCounted) && !TakesNewData()
        && _call.Ancestors().TakeWhile(a => a != loop).OfType<ITryOperation>().Any(attempt => attempt.Body.Encloses(_call) && !attempt.Catches.IsEmpty)
        && (Retries(loop) || GivesUp(loop));

    /// <summary>True when each round is somebody's wish: a person's, a queue's, a clock's.</summary>
    public bool IsDriven => Waits.AreSomebodysWish(DependsOnAnswer);

    /// <summary>True when each round is somebody's wish and the loop goes on for as long as it is wanted: that is no repetition of the call.</summary>
    /// <param name="isCounted">Whether something counts the rounds: then that one may also be told to stop changes nothing.</param>
    public bool IsPump(bool isCounted) => Waits.StartOnDemand || !isCounted && Waits.AsksWhetherCancelled;

    /// <summary>True when the loop ends with the first call that went well: who goes on to the next of many does not.</summary>
    public bool SuccessLeaves => _loop is ILoopOperation loop && _call.Ancestors().TakeWhile(a => a != loop).OfType<ITryOperation>().Where(attempt => attempt.Body.Encloses(_call))
        .Any(attempt => attempt.Body.Operations.LastOrDefault() is { } last && last is IReturnOperation { Kind: OperationKind.Return } or IBranchOperation { BranchKind: BranchKind.Break });

    /// <summary>What the rounds wait for.</summary>
    public LoopTriggers Waits { get; }

    /// <summary>True when the retry is of what failed, not of an answer that was no good.</summary>
    public bool CatchesFailures => _call.Ancestors().TakeWhile(a => a != _loop).OfType<ITryOperation>()
        .Where(attempt => attempt.Body.Encloses(_call)).SelectMany(static attempt => attempt.Catches).Any(IsFailure);

    /// <summary>True when each round asks another one, or something else: the next provider, the next client, another prompt.</summary>
    public bool TriesAnother
    {
        get
        {
            var varying = new HashSet<ISymbol>(_counters, SymbolEqualityComparer.Default);
            for (var found = true; found;)
            {
                found = _inside.OfType<IVariableDeclaratorOperation>().Where(d => d.Initializer is { } initial && Mentions(initial, varying)).Aggregate(false, (any, d) => varying.Add(d.Symbol) || any);
            }

            return Asked.Any(o => Mentions(o, varying));
        }
    }

    /// <summary>True when a round is told what an earlier one answered: the rounds cannot be one call.</summary>
    public bool FeedsBack => Asked.Any(DependsOnAnswer);

    private IEnumerable<IOperation> Asked => _expression.Arguments.Select(static a => a.Value).Concat(_expression.Instance is { } instance ? new[] { instance } : System.Array.Empty<IOperation>());

    private static bool Mentions(IOperation operation, ISet<ISymbol> variables) => operation.DescendantsAndSelf().Any(o => Variable(o) is { } variable && variables.Contains(variable));

    /// <summary>The comparisons that bound the loop: its condition, filters and conditions that guard a way out.</summary>
    public IEnumerable<IOperation> Limits(IOperation? condition, ILoopOperation loop) => new[] { condition }
        .Concat(_inside.OfType<ICatchClauseOperation>().Select(static c => c.Filter))
        .Concat(_inside.OfType<IConditionalOperation>().Where(c => _inside.Any(o => Leaves(o, loop) && c.Encloses(o))).Select(static c => c.Condition))
        .OfType<IOperation>()
        .Where(c => c.DescendantsAndSelf().Any(o => Variable(o) is { } v && _counters.Contains(v)));

    /// <summary>Classifies a backward jump.</summary>
    public LoopExit ClassifyJump(IBranchOperation jump) => ClassifyRepeat(jump);

    /// <summary>Classifies a member's call of itself: an argument that counts bounds it.</summary>
    public LoopExit ClassifyRecursion(IInvocationOperation again)
    {
        foreach (var argument in again.Arguments)
        {
            // The same value handed on, or a text, counts nothing; whatever else changes may well count.
            var value = Unwrap(argument.Value);
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Type.SpecialType is not SpecialType.System_String
                && !(value is IParameterReferenceOperation same && SymbolEqualityComparer.Default.Equals(same.Parameter, argument.Parameter))
                && !DependsOnAnswer(argument.Value) && argument.Parameter?.Type.IsValueType == true && argument.Parameter.Type.Name != "CancellationToken")
            {
                return LoopExit.Bounded;
            }
        }

        // A walk over parts of a tree or list calls itself with other data, not with the same question.
        if (!again.Arguments.All(a => a.ArgumentKind == ArgumentKind.DefaultValue || Unwrap(a.Value) is IParameterReferenceOperation p && SymbolEqualityComparer.Default.Equals(p.Parameter, a.Parameter) || DependsOnAnswer(a.Value)))
        {
            return LoopExit.Bounded;
        }

        return ClassifyRepeat(again);
    }

    private LoopExit ClassifyRepeat(IOperation again)
    {
        if (IsDriven || TakesNewData())
        {
            return LoopExit.Bounded;
        }

        var guards = Guards(again, _region).ToList();
        if (guards.Contains(Guard.Bound))
        {
            return LoopExit.Bounded;
        }

        if (again.Ancestors().TakeWhile(a => a != _region).OfType<ICatchClauseOperation>().Any(c => c.Parent is ITryOperation attempt && attempt.Body.Encloses(_call)))
        {
            return LoopExit.SuccessOnly;
        }

        return guards.Contains(Guard.Answer) ? LoopExit.ModelAnswerOnly : LoopExit.Bounded;
    }

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation.ChildOperations.First();
        }

        return operation;
    }

    private static ISymbol? Variable(IOperation operation) => Unwrap(operation) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    // A counter is whatever the loop counts up or down.
    private void FindCounters()
    {
        foreach (var operation in _inside)
        {
            switch (operation)
            {
                case IIncrementOrDecrementOperation step when Variable(step.Target) is { } counted:
                    _counters.Add(counted);
                    break;
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply } step
                    when step.Type?.SpecialType != SpecialType.System_String && Variable(step.Target) is { } counted:
                    _counters.Add(counted);
                    break;
                case ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum } step
                    when step.Type?.SpecialType != SpecialType.System_String && Variable(step.Target) is { } counted && sum.DescendantsAndSelf().Any(o => SymbolEqualityComparer.Default.Equals(Variable(o), counted)):
                    _counters.Add(counted);
                    break;
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } append when Variable(append.Target) is { } text:
                    _grown.Add(text);
                    break;
                case IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Append" or "AppendLine" or "Insert", Instance: { } collection } when Variable(collection) is { } list:
                    _grown.Add(list);
                    break;
                case ICatchClauseOperation { ExceptionDeclarationOrExpression: IVariableDeclaratorOperation caught }:
                    _exceptions.Add(caught.Symbol);
                    break;
            }
        }
    }

    // What the call's answer decides: variables assigned from it, filled with it, or set under a condition on it.
    private void FindAnswers()
    {
        for (var found = true; found;)
        {
            found = false;
            foreach (var operation in _inside)
            {
                switch (operation)
                {
                    case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when DependsOnAnswer(value):
                        found |= _answers.Add(declarator.Symbol);
                        break;
                    case IAssignmentOperation assignment when Variable(Target(assignment)) is { } target
                        && (DependsOnAnswer(assignment.Value) || SetUnderAnswer(assignment)):
                        found |= _answers.Add(target);
                        break;
                    case IForEachLoopOperation each when DependsOnAnswer(each.Collection):
                        foreach (var local in each.Locals)
                        {
                            found |= _answers.Add(local);
                        }

                        break;
                    case IInvocationOperation { Instance: { } receiver } fill when Variable(receiver) is { } target && fill.Arguments.Any(a => DependsOnAnswer(a.Value)):
                        found |= _answers.Add(target);
                        break;
                    case IDeclarationPatternOperation { DeclaredSymbol: { } matched, Parent: IIsPatternOperation test } when DependsOnAnswer(test.Value):
                        found |= _answers.Add(matched);
                        break;
                    case IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: IInvocationOperation parse } argument
                        when parse.Arguments.Any(a => a != argument && DependsOnAnswer(a.Value)) && argument.Value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().FirstOrDefault() is { } local:
                        found |= _answers.Add(local.Local);
                        break;
                }
            }
        }
    }

    private static IOperation Target(IAssignmentOperation assignment)
    {
        var target = assignment.Target;
        while (target is IPropertyReferenceOperation { Instance: { } owner } property && owner is not IInstanceReferenceOperation && !property.Property.IsStatic)
        {
            target = owner;
        }

        return target;
    }

    // A flag set to a constant where the answer decides, or right after the call succeeded.
    private bool SetUnderAnswer(IAssignmentOperation assignment) =>
        assignment.Value.ConstantValue.HasValue && Guards(assignment, _region).Contains(Guard.Answer);

    // Arguments that are left out have the call's own syntax, and are not the call.
    private bool DependsOnAnswer(IOperation operation) => operation.DescendantsAndSelf().Any(o =>
        o == _call || o.Kind == _call.Kind && o.Syntax == _call.Syntax || Variable(o) is { } variable && _answers.Contains(variable));

    // Leaves this loop: not a `break` of an inner switch or loop, not the end of a lambda.
    private bool Leaves(IOperation operation, ILoopOperation loop)
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
            IBranchOperation { BranchKind: BranchKind.GoTo } branch => branch.Target.DeclaringSyntaxReferences.FirstOrDefault() is { } label && !loop.Syntax.Span.Contains(label.Span),
            IBranchOperation => false,
            IThrowOperation thrown => !Caught(thrown, loop),
            _ => true,
        };
    }

    private static bool Caught(IThrowOperation thrown, ILoopOperation loop)
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

    // The strongest reason that guards an exit: one bound anywhere above it bounds it.
    private Guard Innermost(IOperation exit, ILoopOperation loop)
    {
        var guards = Guards(exit, loop).ToList();
        return guards.Contains(Guard.Bound) ? Guard.Bound
            : exit is IThrowOperation || exit.Ancestors().TakeWhile(a => a != loop).Any(static a => a is ICatchClauseOperation) ? Unconditional(guards) ? Guard.Bound : Guard.Exception
            : guards.Contains(Guard.Answer) ? Guard.Answer
            : exit is IReturnOperation { ReturnedValue: { } value } && DependsOnAnswer(value) ? Guard.Answer
            : guards.Count == 0 ? Guard.None
            : Guard.Bound;
    }

    // A catch that always leaves makes a failure the end.
    private static bool Unconditional(List<Guard> guards) => guards.Count == 0;

    private IEnumerable<Guard> Guards(IOperation operation, IOperation until) => Conditions(operation, until).Select(c => c is null ? Guard.Bound : Judge(c));

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
        operation is IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } collection, Parent: IBinaryOperation } && Variable(collection) is { } variable && _grown.Contains(variable);

    // A value with a name of its own (`ChatFinishReason.Stop` where that is no enum) that something is compared with; it never changes.
    private static bool IsNamedValue(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } => true,
        IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: null } property } => SymbolEqualityComparer.Default.Equals(property.Type, property.ContainingType)
            && operation.MeaningfulParent(out _) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals },
        _ => false,
    };

    // What a condition depends on. Everything in it must be understood.
    private Guard Judge(IOperation condition)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var guard = Guard.None;
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation == _call || operation.Syntax == _call.Syntax)
            {
                return Guard.Answer;
            }

            if (CountsRounds(operation))
            {
                return Guard.Bound;
            }

            if (operation is IConversionOperation or IParenthesizedOperation)
            {
                // Its operand comes next.
                continue;
            }

            if (Variable(operation) is not { } variable || variable is IPropertySymbol && (operation as IPropertyReferenceOperation)?.Instance is not null and not IInstanceReferenceOperation)
            {
                if (operation is IInvocationOperation call && !call.DescendantsAndSelf().Any(o => o != call && Variable(o) is { } v && (_answers.Contains(v) || _exceptions.Contains(v))))
                {
                    // Something else is asked: a clock, a queue, a store.
                    return Guard.Bound;
                }

                continue;
            }

            var kind = _counters.Contains(variable) ? Guard.Bound
                : _answers.Contains(variable) ? Guard.Answer
                : _exceptions.Contains(variable) ? Guard.Exception
                : SucceedsInto(variable) ? Guard.None
                : variable is IFieldSymbol { IsConst: true } || variable.ContainingType?.TypeKind == TypeKind.Enum || operation.ConstantValue.HasValue || IsNamedValue(operation) ? Guard.None
                : Guard.Bound;
            if (kind == Guard.Bound)
            {
                return Guard.Bound;
            }

            guard = guard == Guard.None ? kind : guard;
        }

        // A condition with nothing in it that the loop changes, like a filter on the exception's type alone.
        return guard == Guard.None && condition.DescendantsAndSelf().Any(o => Variable(o) is { } v && SucceedsInto(v)) ? Guard.None : guard == Guard.None ? Guard.Exception : guard;
    }

    // `ok = true` after the call, in the same try: true only when the call succeeded.
    private bool SucceedsInto(ISymbol variable)
    {
        if (variable is not ILocalSymbol { Type.SpecialType: SpecialType.System_Boolean })
        {
            return false;
        }

        var sets = _inside.OfType<ISimpleAssignmentOperation>().Where(a => SymbolEqualityComparer.Default.Equals(Variable(a.Target), variable)).ToList();
        return sets.Count > 0 && sets.All(static s => s.Value.ConstantValue.HasValue)
            && sets.Any(s => s.Syntax.SpanStart > _call.Syntax.SpanStart && !Conditions(s, _region).Any()
                && s.Ancestors().OfType<ITryOperation>().FirstOrDefault() is { } attempt && attempt.Body.Encloses(_call) && attempt.Body.Encloses(s));
    }

    // The call fails into a catch inside the loop that goes round again.
    private bool Retries(ILoopOperation loop) => _call.Ancestors().TakeWhile(a => a != loop).OfType<ITryOperation>()
        .Any(attempt => attempt.Body.Encloses(_call) && attempt.Catches.Any(c => !AlwaysLeaves(c.Handler, loop)));

    // A filter that counts lets the last failure out of the loop.
    private bool GivesUp(ILoopOperation loop) => _call.Ancestors().TakeWhile(a => a != loop).OfType<ITryOperation>()
        .Any(attempt => attempt.Body.Encloses(_call) && attempt.Catches.Length > 0 && attempt.Catches.All(c => c.Filter is { } filter && Judge(filter) == Guard.Bound));

    private bool AlwaysLeaves(IBlockOperation handler, ILoopOperation loop) => handler.Operations.Any(statement =>
        statement is IReturnOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }
        || statement is IBranchOperation branch && Leaves(branch, loop));

    // What code of the user's throws, and what a bad answer makes a parser throw, is no failure of the service.
    private bool IsFailure(ICatchClauseOperation handler) => handler.ExceptionType is { } caught
        && (!_reader.Models.Declares(caught) || caught.DeclaringSyntaxReferences.IsEmpty)
        && caught.Name is not ("JsonException" or "JsonReaderException" or "JsonSerializationException" or "FormatException" or "InvalidOperationException" or "ArgumentException"
            or "KeyNotFoundException" or "InvalidCastException" or "NotSupportedException" or "ValidationException" or "InvalidDataException");

    // Each round asks about something new: the call's arguments come from another call in the loop, a queue or store of the user's.
    private bool TakesNewData()
    {
        if (_loop is not ILoopOperation)
        {
            return false;
        }

        if (_expression.Arguments.SelectMany(static a => a.Value.DescendantsAndSelf()).Any(o => o is IAwaitOperation && !DependsOnAnswer(o)))
        {
            return true;
        }

        var fresh = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in _inside)
        {
            var (target, value) = operation switch
            {
                IVariableDeclaratorOperation { Initializer.Value: { } initial } declarator => ((ISymbol?)declarator.Symbol, initial),
                ISimpleAssignmentOperation assignment => (Variable(assignment.Target), assignment.Value),
                _ => (null, operation),
            };
            if (target is not null && !DependsOnAnswer(value) && operation.Syntax.SpanStart < _call.Syntax.SpanStart
                && value.DescendantsAndSelf().OfType<IInvocationOperation>().Any(GivesNew))
            {
                fresh.Add(target);
            }
        }

        return fresh.Count > 0 && _expression.Arguments.Any(a => a.Value.DescendantsAndSelf().Any(o => Variable(o) is { } v && fresh.Contains(v)));
    }

    // Of a loop that ends with success, what is made from what was there before is the same question in each round; what is waited for,
    // or handed out without being asked for anything, may be the next job.
    private bool GivesNew(IInvocationOperation call) => call.TargetMethod is not { Name: "Concat" or "Format" or "Join" or "ToString" or "ToList" or "ToArray" }
        && (!SuccessLeaves || call.Parent is IAwaitOperation || call.Arguments.All(a => a.ArgumentKind != ArgumentKind.Explicit || a.Parameter?.Type.Name == "CancellationToken" || call.TargetMethod.IsExtensionMethod && a.Parameter?.Ordinal == 0));
}
