using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Repetition;

/// <summary>
/// What repeats a call: loops over data, counted loops and retries, backward jumps, recursion, delegates that are run for each item,
/// and policies that it runs under. A loop in which each round is somebody's wish (a person's line, a message of a queue, a tick)
/// is no repetition of this call, and gives no factor.
/// </summary>
internal sealed class LoopReading
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly IOperation _call;
    private readonly CallExpression _expression;
    private readonly int _callers;
    private readonly List<AttemptFactor> _factors = new();
    private IOperation? _runElsewhere;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Reads values.</param>
    /// <param name="call">The call.</param>
    /// <param name="callers">How many callers were gone up already, from a call to the one that leads to it.</param>
    public LoopReading(SdkIndex index, ValueReader reader, CallExpression call, int callers = 0)
    {
        _callers = callers;
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
                case IAnonymousFunctionOperation lambda when ReadHeld(lambda):
                    return _factors;
                case IAnonymousFunctionOperation lambda when !ReadRunner(lambda):
                    _runElsewhere = lambda;
                    return _factors;
                case ILocalFunctionOperation local:
                    ReadRecursion(outer);
                    _factors.AddRange(new CallerRetries(_index, _reader, _callers).Around(local.Symbol));
                    return _factors;
            }

            inner = outer;
        }

        ReadJump(inner);
        ReadRecursion(inner);
        if (Owner(inner) is { } method)
        {
            _factors.AddRange(new CallerRetries(_index, _reader, _callers).Around(method));
        }

        return _factors;
    }

    /// <summary>
    /// The factors around the call, and one without a bound where who runs the delegate around it, and how often, is not in sight.
    /// </summary>
    /// <param name="function">A method group that is handed to the call: what runs it counts too; null for the call itself.</param>
    public IReadOnlyList<AttemptFactor> ReadAll(IOperation? function)
    {
        if (function is not null && ReadHeld(function))
        {
            return _factors;
        }

        if (function is not null && !ReadRunner(function))
        {
            _runElsewhere = function;
        }

        Read();
        if (_runElsewhere is { } elsewhere)
        {
            _factors.Add(new AttemptFactor(AttemptKind.Loop, 0, null, SourceLocations.Of(elsewhere.Syntax), "a delegate that is handed on; how often it is run is not in sight") { IsElsewhere = true });
        }

        return _factors;
    }

    private void ReadLoop(ILoopOperation loop)
    {
        // What stands in the loop's head is computed once.
        if (loop is IForEachLoopOperation each)
        {
            if (!loop.Body.Encloses(_call))
            {
                return;
            }

            var walk = new LoopExits(_index, _reader, _expression, loop, loop.Body);
            if (!each.IsAsynchronous)
            {
                _factors.Add(Data(new CollectionSize(_reader).Of(each.Collection), each.Collection, loop, walk.FeedsBack));
            }
            else if (!walk.Waits.StartOnDemand)
            {
                // Nobody knows how much comes, nor whether it could be asked about all at once.
                _factors.Add(Data(null, each.Collection, loop, feedsBack: true));
            }

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
        if (exit == LoopExit.ModelAnswerOnly && exits.Waits.Polls)
        {
            _factors.Add(new AttemptFactor(AttemptKind.Loop, 1, null, SourceLocations.Of(loop.Syntax), "asks until it is done, with a pause between") { Reason = RepeatReason.Other });
            return;
        }

        Add(AttemptKind.Loop, exit, loop, exit == LoopExit.SuccessOnly ? RepeatReason.Failure : RepeatReason.Other);
        if (exit != LoopExit.Bounded)
        {
            return;
        }

        var limits = exits.Limits(condition, loop).ToList();
        var rounds = new LoopRounds(_reader).Of(loop, limits);
        var isCounted = rounds is not null || limits.Count > 0;
        if (exits.RetriesTheCall(isCounted))
        {
            // The next provider in line is asked something for the first time.
            // Seen from a caller, what goes on after a success too may as well be the next job.
            var again = exits.CatchesFailures && !exits.TriesAnother && (_callers == 0 || exits.SuccessLeaves);
            _factors.Add(new AttemptFactor(AttemptKind.Loop, 1, rounds, SourceLocations.Of(loop.Syntax), rounds is { } most ? $"a retry of at most {most} attempts" : "a retry whose bound is not known")
            {
                Reason = again ? RepeatReason.Failure : RepeatReason.Count,
                IsImmediate = again && !exits.Waits.Pauses,
                Statuses = new RetriedStatuses(_index, _reader).OfHandlers(_call.Ancestors().TakeWhile(a => a != loop).OfType<ITryOperation>().Where(t => t.Body.Encloses(_call)).SelectMany(static t => t.Catches)),
            });
        }
        else if (exits.Waits.WalkOverOwnData)
        {
            _factors.Add(Data(null, null, loop, feedsBack: true));
        }
        else if (exits.IsPump(isCounted))
        {
            return;
        }
        else if (rounds is { } counted)
        {
            _factors.Add(new AttemptFactor(AttemptKind.Loop, 1, counted, SourceLocations.Of(loop.Syntax), $"a loop of at most {counted} rounds") { Reason = RepeatReason.Count });
        }
        else if (loop is IForLoopOperation)
        {
            _factors.Add(Data(null, condition, loop, exits.FeedsBack));
        }
        else if (exits.Waits.HasDeadline)
        {
            _factors.Add(new AttemptFactor(AttemptKind.Loop, 1, null, SourceLocations.Of(loop.Syntax), "goes on until its deadline") { Reason = RepeatReason.Count });
        }
        else if (limits.Count > 0 || condition is not null && condition.ConstantValue is not { HasValue: true })
        {
            _factors.Add(new AttemptFactor(AttemptKind.Loop, 1, null, SourceLocations.Of(loop.Syntax), "a loop whose rounds nothing in sight counts") { Reason = RepeatReason.Count });
        }
    }

    // Rounds that build on each other are no walk over data that one call could make.
    private static AttemptFactor Data(long? items, IOperation? collection, IOperation loop, bool feedsBack = false) => new(
        AttemptKind.Loop,
        1,
        items,
        SourceLocations.Of(loop.Syntax),
        items is { } known ? $"once for each of {known} items" : collection is null ? "as many rounds as there is data" : $"once for each item of `{ValueReader.Unknown(collection, "").Expression}`")
    {
        Reason = feedsBack ? RepeatReason.Count : RepeatReason.Data,
    };

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
            var rounds = new JumpRounds(_reader).Of(jump, label, root);
            var exit = rounds is null ? exits.ClassifyJump(jump) : LoopExit.Bounded;
            Add(AttemptKind.Loop, exit, jump, RepeatReason.Failure);
            if (exit == LoopExit.Bounded)
            {
                _factors.Add(new AttemptFactor(AttemptKind.Loop, 1, rounds, SourceLocations.Of(jump.Syntax), rounds is { } most ? $"jumps back, for at most {most} rounds" : "jumps back, how often is not known") { Reason = RepeatReason.Count });
            }
        }
    }

    private IMethodSymbol? Owner(IOperation function)
    {
        var self = function is ILocalFunctionOperation local ? local.Symbol : function.SemanticModel?.GetEnclosingSymbol(_call.Syntax.SpanStart, _reader.CancellationToken);
        while (self is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
        {
            self = self.ContainingSymbol;
        }

        return self as IMethodSymbol;
    }

    private void ReadRecursion(IOperation function)
    {
        if (Owner(function) is not { } method)
        {
            return;
        }

        var repeats = function.DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(again => SymbolEqualityComparer.Default.Equals(again.TargetMethod.OriginalDefinition, method.OriginalDefinition) && again != _call).ToList();
        if (repeats.Count == 0)
        {
            return;
        }

        var first = repeats[0];
        var exit = new LoopExits(_index, _reader, _expression, first, function).ClassifyRecursion(first);
        Add(AttemptKind.Recursion, exit, first, RepeatReason.Other);
        if (exit == LoopExit.Bounded)
        {
            var runs = repeats.Count == 1 ? new RecursionRounds(_reader).Of(_call, new[] { new Hop(first, method, function) }) : null;
            _factors.Add(new AttemptFactor(AttemptKind.Recursion, 1, runs, SourceLocations.Of(first.Syntax), runs is { } most ? $"calls itself, for at most {most} runs" : "calls itself, how often is not known") { Reason = RepeatReason.Count });
        }
    }

    /// <summary>The argument that a function is handed on as; null when it is no argument.</summary>
    public static IArgumentOperation? ArgumentOf(IOperation function) =>
        function.Ancestors().TakeWhile(static a => a is IDelegateCreationOperation or IConversionOperation or IArgumentOperation).OfType<IArgumentOperation>().FirstOrDefault();

    // A lambda runs as often as the method that it is handed to runs it: a policy, a walk over data, a helper of the user's own.
    // False when who runs it, and how often, is not in sight.
    private bool ReadRunner(IOperation lambda)
    {
        if (ArgumentOf(lambda) is not { Parent: IInvocationOperation invocation, Parameter: { } parameter })
        {
            return false;
        }

        if (_index.Find(invocation.TargetMethod, static e => e.Kind == EntryKind.Execute) is not null)
        {
            ReadPolicy(invocation);
            return true;
        }

        if (_index.Find(invocation.TargetMethod, static e => e.Kind == EntryKind.Repeat) is { } repeat)
        {
            var items = repeat.Entry.Slots.Where(static s => s.Value == Slot.Items).Select(s => s.Key == CatalogEntry.Receiver
                ? invocation.Instance
                : invocation.Arguments.FirstOrDefault(a => a.Parameter?.Name == s.Key)?.Value).FirstOrDefault();
            var from = repeat.Entry.Slots.Where(static s => s.Value == Slot.From).Select(s => invocation.Arguments.FirstOrDefault(a => a.Parameter?.Name == s.Key)?.Value).FirstOrDefault();
            var count = new CollectionSize(_reader).Of(items);
            var before = from is null ? 0 : (_reader.Read(from) as NumberValue)?.Number;
            _factors.Add(Data(count - before is { } left ? System.Math.Max(0, left) : null, items, invocation));
            return true;
        }

        return invocation.TargetMethod is { Name: "Run", ContainingType: { Name: "Task" } } || ReadHelper(invocation, parameter);
    }

    // A helper of the user's own: what repeats the delegate inside repeats the call.
    private bool ReadHelper(IInvocationOperation invocation, IParameterSymbol parameter)
    {
        var helper = invocation.TargetMethod.OriginalDefinition;
        if (_reader.Path.Length >= AnalysisLimits.HelperCalls || helper.DeclaringSyntaxReferences.Length != 1 || !_reader.Models.Declares(helper)
            || _reader.Models.Operation(helper.DeclaringSyntaxReferences[0].GetSyntax(_reader.CancellationToken), _reader.CancellationToken) is not { } body)
        {
            return false;
        }

        var uses = body.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Where(p => p.Parameter.Ordinal == parameter.Ordinal && SymbolEqualityComparer.Default.Equals(p.Parameter.ContainingSymbol, helper)).ToList();
        var runs = uses.Select(static u => u.Parent as IInvocationOperation ?? (u.Parent as IArgumentOperation ?? u.Parent?.Parent as IArgumentOperation)?.Parent as IInvocationOperation).OfType<IInvocationOperation>()
            .Where(run => run.TargetMethod.MethodKind == MethodKind.DelegateInvoke || _index.Find(run.TargetMethod, static e => e.Kind == EntryKind.Execute) is not null).ToList();
        if (runs.Count == 0 || runs.Count != uses.Count)
        {
            return false;
        }

        ReadRuns(runs, _reader.Through(invocation, helper), invocation, $"of `{helper.Name}`");
        return true;
    }

    // A function that a local variable holds runs where the variable is called. What is around those calls is around its declaration too.
    private bool ReadHeld(IOperation function)
    {
        if (function.Ancestors().SkipWhile(static a => a is IDelegateCreationOperation or IConversionOperation).FirstOrDefault() is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var held } declarator })
        {
            return false;
        }

        var body = declarator.Ancestors().Last();
        var uses = body.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(u => SymbolEqualityComparer.Default.Equals(u.Local, held)).ToList();
        var runs = uses.Select(static u => u.Parent).OfType<IInvocationOperation>().Where(run => run.TargetMethod.MethodKind == MethodKind.DelegateInvoke && uses.Contains(run.Instance)).ToList();
        if (runs.Count == 0 || runs.Count != uses.Count || runs.Any(run => function.Syntax.Span.Contains(run.Syntax.Span)))
        {
            return false;
        }

        ReadRuns(runs, _reader, declarator, "");
        return true;
    }

    // Run in several places it is read at the one that is repeated the most, as often as there are places.
    private void ReadRuns(List<IInvocationOperation> runs, ValueReader inside, IOperation place, string where)
    {
        var read = runs.Select(run =>
        {
            var reading = new LoopReading(_index, inside, CallExpression.Of(run));
            if (run.TargetMethod.MethodKind != MethodKind.DelegateInvoke)
            {
                reading.ReadPolicy(run);
            }

            return reading.Read();
        }).OrderByDescending(FactorProduct.Of).First();
        _factors.AddRange(read);
        if (runs.Count > 1)
        {
            _factors.Add(new AttemptFactor(AttemptKind.Loop, 1, runs.Count, SourceLocations.Of(place.Syntax), $"run in {runs.Count} places {where}".TrimEnd()) { Reason = RepeatReason.Count });
        }
    }

    private void ReadPolicy(IInvocationOperation execution)
    {
        var bound = execution.Instance is { } policy ? new PolicyReading(_index, _reader).Read(_reader.Read(policy)) : PolicyBound.Unknown;
        if (bound is { Requests: 1 })
        {
            return;
        }

        var place = SourceLocations.Of((bound.Origin ?? execution).Syntax);
        _factors.Add(new AttemptFactor(AttemptKind.Polly, 1, bound.Requests, place, bound switch
        {
            { Forever: true } => "a policy that retries for ever",
            { Requests: { } most } => $"a policy that sends at most {most} times",
            _ => "a policy whose bound is not in sight",
        })
        {
            Exit = bound.Forever ? LoopExit.SuccessOnly : LoopExit.Bounded,
            Reason = RepeatReason.Failure,
            IsImmediate = bound is { Forever: false, Immediate: true },
            Statuses = bound.Statuses,
        });
    }

    private void Add(AttemptKind kind, LoopExit exit, IOperation place, RepeatReason reason)
    {
        if (exit == LoopExit.Bounded)
        {
            return;
        }

        // A method of the user's own that ends the loop by what it returns may tell anything: that a queue is empty, that work is done.
        if (exit == LoopExit.ModelAnswerOnly && _index.FindCall(_expression.Method) is null)
        {
            _factors.Add(new AttemptFactor(kind, 1, null, SourceLocations.Of(place.Syntax), "ends when what it calls says so") { Reason = reason });
            return;
        }

        var why = exit switch
        {
            LoopExit.SuccessOnly => "ends only when a call succeeds",
            LoopExit.ModelAnswerOnly => "ends only when the model's answer says so",
            _ => "nothing ends it",
        };
        _factors.Add(new AttemptFactor(kind, 1, null, SourceLocations.Of(place.Syntax), why) { Exit = exit, Reason = reason });
    }
}
