using System;
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
/// How often a delegate runs: as often as the method that it is handed to runs it (a policy, a walk over data, a helper of the user's
/// own), or as the variable is called that holds it.
/// </summary>
internal sealed class DelegateRuns
{
    private readonly SdkIndex _index;
    private readonly ValueReader _reader;
    private readonly IPolicyFactors _policies;
    private readonly Func<ValueReader, CallExpression, IReadOnlyList<AttemptFactor>> _around;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Reads values.</param>
    /// <param name="policies">Reads policies.</param>
    /// <param name="around">What repeats a call that runs the delegate.</param>
    public DelegateRuns(SdkIndex index, ValueReader reader, IPolicyFactors policies, Func<ValueReader, CallExpression, IReadOnlyList<AttemptFactor>> around)
    {
        _index = index;
        _reader = reader;
        _policies = policies;
        _around = around;
    }

    /// <summary>The argument that a function is handed on as; null when it is no argument.</summary>
    public static IArgumentOperation? ArgumentOf(IOperation function) =>
        function.Ancestors().TakeWhile(static a => a is IDelegateCreationOperation or IConversionOperation or IArgumentOperation).OfType<IArgumentOperation>()
            .FirstOrDefault();

    /// <summary>The factors of a function that is handed to a method; null when who runs it, and how often, is not in sight.</summary>
    public IReadOnlyList<AttemptFactor>? Handed(IOperation function)
    {
        if (ArgumentOf(function) is not { Parent: IInvocationOperation invocation, Parameter: { } parameter })
        {
            return null;
        }

        if (IsExecution(invocation))
        {
            return Optional(_policies.Of(invocation, _reader));
        }

        if (_index.Find(invocation.TargetMethod, static e => e.Kind == EntryKind.Repeat) is { } repeat)
        {
            return repeat.Entry.Once ? Array.Empty<AttemptFactor>() : new[] { Walk(invocation, repeat.Entry) };
        }

        return InHelper(invocation, parameter);
    }

    /// <summary>
    /// The factors of a function that a local variable holds and that runs where the variable is called; null when it is not such a
    /// one. What is around those calls is around its declaration too.
    /// </summary>
    public IReadOnlyList<AttemptFactor>? Held(IOperation function)
    {
        if (function.Ancestors().SkipWhile(static a => a is IDelegateCreationOperation or IConversionOperation).FirstOrDefault()
            is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var held } declarator })
        {
            return null;
        }

        var uses = declarator.Root().DescendantsAndSelf().OfType<ILocalReferenceOperation>()
            .Where(u => SymbolEqualityComparer.Default.Equals(u.Local, held)).ToList();
        var runs = uses.Select(static u => u.Parent).OfType<IInvocationOperation>()
            .Where(run => run.TargetMethod.MethodKind == MethodKind.DelegateInvoke && uses.Contains(run.Instance)).ToList();
        return runs.Count == 0 || runs.Count != uses.Count || runs.Any(run => function.Syntax.Span.Contains(run.Syntax.Span)) ? null
            : OfRuns(runs, _reader, declarator, null);
    }

    private bool IsExecution(IInvocationOperation call) => _index.Find(call.TargetMethod, static e => e.Kind == EntryKind.Execute) is not null;

    // Once for each item of the data, or for each number from the first to the last.
    private AttemptFactor Walk(IInvocationOperation invocation, CatalogEntry walk)
    {
        var items = walk.Slots.Where(static s => s.Value == Slot.Items)
            .Select(s => s.Key == CatalogEntry.Receiver ? invocation.Instance : Argument(invocation, s.Key)).FirstOrDefault();
        var from = walk.Slots.Where(static s => s.Value == Slot.From).Select(s => Argument(invocation, s.Key)).FirstOrDefault();
        var count = new CollectionSize(_reader).Of(items);
        var before = from is null ? 0 : _reader.Read(from) is NumberValue { IsBound: false } first ? first.Number : (long?)null;
        return DataFactor.Of(count - before is { } left ? Math.Max(0, left) : null, items, invocation);
    }

    private static IOperation? Argument(IInvocationOperation call, string name) => call.Arguments.FirstOrDefault(a => a.Parameter?.Name == name)?.Value;

    // A helper of the user's own: what repeats the delegate inside repeats the call.
    private IReadOnlyList<AttemptFactor>? InHelper(IInvocationOperation invocation, IParameterSymbol parameter)
    {
        var helper = invocation.TargetMethod.OriginalDefinition;
        if (_reader.Path.Length >= AnalysisLimits.HelperCalls || helper.DeclaringSyntaxReferences.Length != 1 || !_reader.Models.Declares(helper)
            || _reader.Models.Operation(helper.DeclaringSyntaxReferences[0].GetSyntax(_reader.CancellationToken), _reader.CancellationToken) is not { } body)
        {
            return null;
        }

        var uses = body.DescendantsAndSelf().OfType<IParameterReferenceOperation>()
            .Where(p => p.Parameter.Ordinal == parameter.Ordinal && SymbolEqualityComparer.Default.Equals(p.Parameter.ContainingSymbol, helper)).ToList();
        var runs = uses.Select(RunOf).OfType<IInvocationOperation>()
            .Where(run => run.TargetMethod.MethodKind == MethodKind.DelegateInvoke || IsExecution(run)).ToList();
        return runs.Count == 0 || runs.Count != uses.Count ? null : OfRuns(runs, _reader.Through(invocation, helper), invocation, helper.Name);
    }

    // The call of the delegate, or the call that it is handed to.
    private static IInvocationOperation? RunOf(IOperation use) =>
        use.Parent as IInvocationOperation ?? (use.Parent as IArgumentOperation ?? use.Parent?.Parent as IArgumentOperation)?.Parent as IInvocationOperation;

    // Run in several places it is read at the one that is repeated the most, as often as there are places.
    private IReadOnlyList<AttemptFactor> OfRuns(IReadOnlyCollection<IInvocationOperation> runs, ValueReader inside, IOperation place, string? where)
    {
        var most = runs.Select(run => Optional(run.TargetMethod.MethodKind == MethodKind.DelegateInvoke ? null : _policies.Of(run, inside))
            .Concat(_around(inside, CallExpression.Of(run))).ToList())
            .OrderByDescending(FactorProduct.Of).First();
        if (runs.Count > 1)
        {
            most.Add(new AttemptFactor(AttemptKind.Loop, 1, runs.Count, SourceLocations.Of(place.Syntax),
                AttemptReasons.RunInPlaces(runs.Count, where))
            { Reason = RepeatReason.Count });
        }

        return most;
    }

    private static IReadOnlyList<AttemptFactor> Optional(AttemptFactor? factor) => factor is null ? Array.Empty<AttemptFactor>() : new[] { factor };
}
