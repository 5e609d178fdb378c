using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Reading;

/// <summary>
/// What repeats a call: loops, backward jumps and recursion around it whose only exits are success or the model's own answer,
/// and policies that it runs under. A loop that something else ends (a counter, data, a person, a deadline) bounds itself or is
/// no repetition of this call, and gives no factor.
/// </summary>
internal sealed class LoopReading
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly IOperation _call;
    private readonly CallExpression _expression;
    private readonly List<AttemptFactor> _factors = new();

    public LoopReading(SdkIndex index, ValueReader reader, CallExpression call)
    {
        _index = index;
        _reader = reader;
        _expression = call;
        _call = call.Operation;
    }

    /// <summary>The factors around the call, innermost first.</summary>
    public IReadOnlyList<AttemptFactor> Read()
    {
        IOperation inner = _call;
        foreach (var outer in _call.Ancestors())
        {
            _reader.CancellationToken.ThrowIfCancellationRequested();
            switch (outer)
            {
                case ILoopOperation loop:
                    ReadLoop(loop);
                    break;
                case IAnonymousFunctionOperation lambda when !ReadPolicy(lambda):
                    // Who runs the lambda, and how often, is not in sight.
                    return _factors;
                case ILocalFunctionOperation:
                    ReadRecursion(outer);
                    return _factors;
            }

            inner = outer;
        }

        ReadJump(inner);
        ReadRecursion(inner);
        return _factors;
    }

    private void ReadLoop(ILoopOperation loop)
    {
        if (loop is IForEachLoopOperation or IForToLoopOperation)
        {
            return;
        }

        var condition = loop switch
        {
            IWhileLoopOperation whileLoop => whileLoop.Condition,
            IForLoopOperation forLoop => forLoop.Condition,
            _ => null,
        };
        var exits = new LoopExits(_index, _reader, _expression, loop, loop.Body);
        var exit = exits.Classify(condition, loop);
        Add(AttemptKind.Loop, exit, loop);

        // A bounded retry sends again what failed: its rounds are attempts of this call. The rounds of other loops are calls of their own.
        if (exit == LoopExit.Bounded && exits.RetriesTheCall)
        {
            var rounds = new LoopRounds(_reader).Of(loop, exits.Limits(condition, loop));
            _factors.Add(new AttemptFactor(AttemptKind.Loop, 1, rounds, Places.Of(loop.Syntax), rounds is { } most ? $"a retry of at most {most} attempts" : "a retry whose bound is not known") { Exit = LoopExit.Bounded });
        }
    }

    // `retry:` ... `goto retry;` is a loop from the label to the jump.
    private void ReadJump(IOperation root)
    {
        foreach (var jump in root.DescendantsAndSelf().OfType<IBranchOperation>())
        {
            if (jump.BranchKind != BranchKind.GoTo
                || jump.Target.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_reader.CancellationToken) is not { } label
                || label.SpanStart > _call.Syntax.SpanStart || jump.Syntax.SpanStart < _call.Syntax.SpanStart)
            {
                continue;
            }

            var exits = new LoopExits(_index, _reader, _expression, jump, root);
            Add(AttemptKind.Loop, exits.ClassifyJump(jump), jump);
        }
    }

    private void ReadRecursion(IOperation function)
    {
        var self = function is ILocalFunctionOperation local ? local.Symbol : function.SemanticModel?.GetEnclosingSymbol(_call.Syntax.SpanStart, _reader.CancellationToken);
        while (self is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
        {
            self = self.ContainingSymbol;
        }

        if (self is not IMethodSymbol method)
        {
            return;
        }

        foreach (var again in function.DescendantsAndSelf().OfType<IInvocationOperation>())
        {
            if (SymbolEqualityComparer.Default.Equals(again.TargetMethod.OriginalDefinition, method.OriginalDefinition) && again != _call)
            {
                var exits = new LoopExits(_index, _reader, _expression, again, function);
                Add(AttemptKind.Recursion, exits.ClassifyRecursion(again), again);
                return;
            }
        }
    }

    // A lambda handed to a policy runs under it, so that loops around the policy's call count too.
    private bool ReadPolicy(IAnonymousFunctionOperation lambda)
    {
        var invocation = lambda.Ancestors().TakeWhile(static a => a is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IInvocationOperation)
            .OfType<IInvocationOperation>().FirstOrDefault();
        if (invocation is null)
        {
            return false;
        }

        if (_index.Find(invocation.TargetMethod, static e => e.Kind == EntryKind.Execute) is null)
        {
            return invocation.TargetMethod is { Name: "Run", ContainingType: { Name: "Task" } };
        }

        if (invocation.Instance is { } policy && Unbounded(_reader.Read(policy), 0) is { } origin)
        {
            _factors.Add(new AttemptFactor(AttemptKind.Polly, 1, null, Places.Of(origin.Syntax), "a policy that retries for ever") { Exit = LoopExit.SuccessOnly });
        }

        return true;
    }

    // The place in a policy's construction that retries without bound, or null: through wraps, builders and their options.
    private IOperation? Unbounded(Value value, int depth)
    {
        if (depth > 12)
        {
            return null;
        }

        switch (value)
        {
            case ObjectValue made:
                if (made.Maker is not null && _index.Find(made.Maker, static e => e.Kind == EntryKind.Retry && e.Unbounded) is not null)
                {
                    return made.Origin;
                }

                if (_index.Parts(made, EntryKind.Retry, Slot.Attempts).Any(static a => a is NumberValue { Number: int.MaxValue }))
                {
                    return made.Origin;
                }

                return made.Parts.OrderBy(static p => p.Key, System.StringComparer.Ordinal).Select(static p => p.Value).Concat(made.Items).Select(p => Unbounded(p, depth + 1)).FirstOrDefault(static o => o is not null);
            case CalledValue called:
                return Unbounded(called.Call, depth + 1);
            case ChoiceValue choice:
                // Certain only if every alternative is.
                var all = choice.Alternatives.Select(a => Unbounded(a, depth + 1)).ToList();
                return all.All(static o => o is not null) ? all[0] : null;
            default:
                return null;
        }
    }

    private void Add(AttemptKind kind, LoopExit exit, IOperation place)
    {
        if (exit == LoopExit.Bounded)
        {
            return;
        }

        var why = exit switch
        {
            LoopExit.SuccessOnly => "ends only when a call succeeds",
            LoopExit.ModelAnswerOnly => "ends only when the model's answer says so",
            _ => "nothing ends it",
        };
        _factors.Add(new AttemptFactor(kind, 1, null, Places.Of(place.Syntax), why) { Exit = exit });
    }
}
