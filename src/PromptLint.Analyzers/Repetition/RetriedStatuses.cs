using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Catalogs;

namespace PromptLint.Analyzers.Repetition;

/// <summary>
/// For which HTTP statuses a layer sends again, as a filter, a handler or a predicate tells. What is not understood counts as "for
/// this one too", so that a layer is never thought narrower than it is.
/// </summary>
internal sealed class RetriedStatuses
{
    // No answer at all counts as zero.
    private static readonly int[] Failures = new[] { 0 }.Concat(Enumerable.Range(400, 200)).ToArray();

    private readonly SdkIndex _index;
    private readonly FailureConditions _failures;

    /// <summary>Prepares the reading.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="reader">Knows the source of the user's own predicates.</param>
    public RetriedStatuses(SdkIndex index, ValueReader reader)
    {
        _index = index;
        _failures = new FailureConditions(index, reader);
    }

    /// <summary>The statuses that either layer handles; null stands for all.</summary>
    public static IReadOnlyList<int>? Either(IReadOnlyList<int>? one, IReadOnlyList<int>? other) =>
        one is null || other is null ? null : one.Union(other).ToList();

    /// <summary>The statuses that any of several layers handles: none for no layer; null stands for all.</summary>
    public static IReadOnlyList<int>? EitherOf(IEnumerable<IReadOnlyList<int>?> layers) =>
        layers.Aggregate((IReadOnlyList<int>?)System.Array.Empty<int>(), Either);

    /// <summary>The statuses for which one of several handlers goes on; null for all.</summary>
    public IReadOnlyList<int>? OfHandlers(IEnumerable<ICatchClauseOperation> handlers) => EitherOf(handlers.Select(OfHandler));

    /// <summary>The statuses that a policy handles; null for all.</summary>
    /// <param name="origin">Where the policy, or the options of one, is made.</param>
    public IReadOnlyList<int>? OfPolicy(IOperation? origin) => origin switch
    {
        IInvocationOperation made when Receiver(made) is { } receiver => OfChain(receiver),
        IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.OfType<ISimpleAssignmentOperation>()
            .Where(set => set.Target is IPropertyReferenceOperation property && Handles(property)).Select(set => OfChain(set.Value)).FirstOrDefault(),
        _ => null,
    };

    /// <summary>The statuses that a lambda has the policy handle which it configures; null for all.</summary>
    public IReadOnlyList<int>? OfConfiguration(IAnonymousFunctionOperation configure)
    {
        var set = configure.Body.DescendantsAndSelf().OfType<ISimpleAssignmentOperation>()
            .Where(s => s.Target is IPropertyReferenceOperation property && Handles(property)).ToList();
        return set.Count == 1
            && set[0].Ancestors().TakeWhile(a => a != configure).All(static a => a is IExpressionStatementOperation or IBlockOperation or IReturnOperation)
                ? OfChain(set[0].Value)
                : null;
    }

    private bool Handles(IPropertyReferenceOperation property) =>
        _index.OfType(property.Property.ContainingType, EntryKind.Retry)
            .Any(e => e.Entry.Slots.TryGetValue(property.Property.Name, out var slot) && slot == Slot.Handles);

    private static IOperation? Receiver(IInvocationOperation call) => call.Instance
        ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(static a => a.Parameter?.Ordinal == 0)?.Value : null);

    /// <summary>The statuses after which an operation is reached: branches around it, and exits before it; null for all.</summary>
    public IReadOnlyList<int>? Before(IOperation operation, IOperation root)
    {
        var conditions = new List<(IOperation Condition, bool Holds)>();
        var inner = operation;
        foreach (var outer in operation.Ancestors().TakeWhile(a => a != root))
        {
            if (outer is IConditionalOperation branch && inner != branch.Condition)
            {
                conditions.Add((branch.Condition, inner == branch.WhenTrue));
            }
            else if (outer is IBlockOperation block)
            {
                conditions.AddRange(block.Operations.TakeWhile(o => o != inner).OfType<IConditionalOperation>().Where(LeavesIfTrue)
                    .Select(static c => (c.Condition, false)));
            }

            inner = outer;
        }

        return Known(status => conditions.All(c => c.Holds ? _failures.IsPossible(c.Condition, status) : _failures.Holds(c.Condition, status) is not true));
    }

    private static bool LeavesIfTrue(IConditionalOperation condition) => condition.WhenFalse is null
        && (Leaves(condition.WhenTrue) || condition.WhenTrue is IBlockOperation block && block.Operations.Any(Leaves));

    // What goes on after a failure: neither filtered out, nor thrown on by the handler's first lines.
    private IReadOnlyList<int>? OfHandler(ICatchClauseOperation handler)
    {
        if (handler.Handler.Operations.Any(Leaves))
        {
            return System.Array.Empty<int>();
        }

        var leaving = handler.Handler.Operations.OfType<IConditionalOperation>().Where(LeavesIfTrue).ToList();
        var caught = _failures.Statuses(handler.ExceptionType);
        return Known(status => (caught.Count == 0 || caught.Contains(status)) && (handler.Filter is null || _failures.IsPossible(handler.Filter, status))
            && leaving.All(c => _failures.Holds(c.Condition, status) is not true));
    }

    private static bool Leaves(IOperation statement) => statement is IReturnOperation or IThrowOperation
        or IExpressionStatementOperation { Operation: IThrowOperation } or IBranchOperation { BranchKind: BranchKind.Break };

    // `Handle<X>(..).Or<Y>(..)`, or a lambda that says it all.
    private IReadOnlyList<int>? OfChain(IOperation predicate)
    {
        switch (predicate)
        {
            case IConversionOperation conversion:
                return OfChain(conversion.Operand);
            case IDelegateCreationOperation made:
                return OfChain(made.Target);
            case IAnonymousFunctionOperation lambda:
                return OfLambda(lambda);
            case IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } empty when _index.OfType(empty.Type, EntryKind.Failure).Any():
                return System.Array.Empty<int>();
            case IInvocationOperation call when _index.Find(call.TargetMethod, static e => e.Kind == EntryKind.Failure) is { } found:
                var own = call.Arguments.FirstOrDefault(a => a.Parameter is { } p && found.Entry.Slots.TryGetValue(p.Name, out var slot)
                    && slot == Slot.Handles);
                var failed = call.TargetMethod.TypeArguments.Length == 1 && _failures.Statuses(call.TargetMethod.TypeArguments[0]) is { Count: > 0 } statuses
                    ? statuses : null;
                var handled = own is null ? failed : OfChain(own.Value) is { } told ? failed is null ? told : told.Intersect(failed).ToList() : failed;
                return Either(handled, Receiver(call) is { } before ? OfChain(before) : System.Array.Empty<int>());
            default:
                return null;
        }
    }

    private IReadOnlyList<int>? OfLambda(IAnonymousFunctionOperation lambda)
    {
        var returned = lambda.Body.DescendantsAndSelf().OfType<IReturnOperation>().ToList();
        return returned.Count == 1 && returned[0].ReturnedValue is { } condition ? Known(status => _failures.IsPossible(condition, status)) : null;
    }

    private static IReadOnlyList<int>? Known(System.Func<int, bool> isHandled)
    {
        var handled = Failures.Where(isHandled).ToList();
        return handled.Count == Failures.Length ? null : handled;
    }
}
