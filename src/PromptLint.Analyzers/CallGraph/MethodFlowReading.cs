using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;
using PromptLint.Core.Graph;

namespace PromptLint.Analyzers.CallGraph;

/// <summary>Reads the code of one method into the flow of its call sites and calls: what adds up, what excludes each other.</summary>
internal sealed class MethodFlowReading
{
    private readonly EntryPointReading _entries;
    private readonly Func<SyntaxNode, IReadOnlyList<SitePlace>> _sitesAt;
    private readonly Func<IMethodSymbol, bool> _maySend;
    private readonly Func<IOperation, IReadOnlyList<AttemptFactor>> _repeated;
    private readonly IMethodSymbol? _self;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Prepares the reading.</summary>
    /// <param name="entries">Knows what handles a route: its flow is that of an entry of its own.</param>
    /// <param name="sitesAt">The call sites at a node: one that asks a model, or those that a wrapper asks for this call of it.</param>
    /// <param name="maySend">Whether a called method can reach a call site.</param>
    /// <param name="repeated">What repeats a call or a function that is handed on, within its method.</param>
    /// <param name="self">The method whose code it is; null for a handler without a name.</param>
    /// <param name="cancellationToken">Asked at every step.</param>
    public MethodFlowReading(EntryPointReading entries, Func<SyntaxNode, IReadOnlyList<SitePlace>> sitesAt, Func<IMethodSymbol, bool> maySend,
        Func<IOperation, IReadOnlyList<AttemptFactor>> repeated, IMethodSymbol? self, CancellationToken cancellationToken)
    {
        _entries = entries;
        _sitesAt = sitesAt;
        _maySend = maySend;
        _repeated = repeated;
        _self = self?.OriginalDefinition;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The flow of a piece of code.</summary>
    public Flow Read(IOperation? operation)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return operation switch
        {
            null or ILocalFunctionOperation or INameOfOperation => Flow.Nothing,
            IAnonymousFunctionOperation lambda => _entries.RouteOf(lambda) is null ? Read(lambda.Body) : Flow.Nothing,
            IBlockOperation block => ReadStatements(block.Operations),
            IConditionalOperation choice => Flow.Sequence(new[] { Read(choice.Condition),
                Flow.Branch(new[] { Read(choice.WhenTrue), Read(choice.WhenFalse) }) }),
            ISwitchOperation choice => Flow.Sequence(new[] { Read(choice.Value), Flow.Branch(choice.Cases.Select(ReadChildren)) }),
            ISwitchExpressionOperation choice => Flow.Sequence(new[] { Read(choice.Value),
                Flow.Branch(choice.Arms.Select(static a => (IOperation)a).Select(ReadChildren)) }),
            ITryOperation attempt => Flow.Sequence(new[] { Read(attempt.Body), Flow.Branch(attempt.Catches.Select(c => ReadChildren(c))),
                Read(attempt.Finally) }),
            IMethodReferenceOperation reference when _maySend(reference.Method) && _entries.RouteOf(reference) is null =>
                Flow.Sequence(new[] { ReadChildren(reference), Call(reference.Method, reference) }),
            IPropertyReferenceOperation property => Flow.Sequence(new[] { ReadChildren(property) }
                .Concat(Accessors(property).Where(_maySend).Select(a => Sent(property, a)))),
            IInvocationOperation call => Flow.Sequence(new[] { ReadChildren(call), Sent(call, call.TargetMethod) }),
            IObjectCreationOperation { Constructor: { } constructor } creation => Flow.Sequence(new[] { ReadChildren(creation),
                _maySend(constructor) ? Call(constructor, creation) : Flow.Nothing }),
            _ => ReadChildren(operation),
        };
    }

    // What comes after a branch that leaves is the other way.
    private Flow ReadStatements(ImmutableArray<IOperation> statements)
    {
        var steps = new List<Flow>();
        for (var i = 0; i < statements.Length; i++)
        {
            if (statements[i] is IConditionalOperation { WhenTrue: var taken } choice && Leaves(taken))
            {
                steps.Add(Read(choice.Condition));
                steps.Add(Flow.Branch(new[] { Read(taken),
                    Flow.Sequence(new[] { Read(choice.WhenFalse), ReadStatements(statements.RemoveRange(0, i + 1)) }) }));
                break;
            }

            steps.Add(Read(statements[i]));
        }

        return Flow.Sequence(steps);
    }

    private static bool Leaves(IOperation branch) => branch switch
    {
        IBlockOperation { Operations: { Length: > 0 } statements } => Leaves(statements[statements.Length - 1]),
        IReturnOperation { Kind: not OperationKind.YieldReturn } or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } => true,
        _ => false,
    };

    // What is assigned to runs its setter, what is not its getter, what is changed both.
    private static IEnumerable<IMethodSymbol> Accessors(IPropertyReferenceOperation property)
    {
        var isSet = property.Parent is IAssignmentOperation assignment && assignment.Target == property || property.Parent is IIncrementOrDecrementOperation;
        var isOnlySet = property.Parent is ISimpleAssignmentOperation && isSet;
        return new[] { isOnlySet ? null : property.Property.GetMethod, isSet ? property.Property.SetMethod : null }.OfType<IMethodSymbol>();
    }

    // That a method calls itself repeats all that it sends: each of these says so.
    private Flow Sent(IOperation call, IMethodSymbol method)
    {
        var sites = _sitesAt(call.Syntax);
        var called = SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, _self) || !_maySend(method) ? Flow.Nothing : Call(method, call);
        if (sites.Count == 0)
        {
            return called;
        }

        // Of several wrappers that the call may run it runs one; and each may send more than what its callers decide.
        var elsewhere = RunElsewhere(call);
        var told = called is CallFlow { } wrapper ? wrapper with { IsTold = true } : null;
        var ways = sites.GroupBy(static s => s.Runs).Select(way => Flow.Sequence(way.Select(site => (Flow)new SiteFlow(site.Id, elsewhere))
            .Append(told is not null && way.Key.Length > 0 ? told with { Method = way.Key } : Flow.Nothing))).ToList();
        return Flow.Branch(told is null || sites.Any(s => s.Runs == told.Method) ? ways : ways.Append(told));
    }

    private CallFlow Call(IMethodSymbol method, IOperation call) => new(MethodId.Of(method), SourceLocations.Of(call.Syntax), _repeated(call));

    // A call site tells what repeats it in its method; who runs a delegate that is handed away it does not know.
    private IReadOnlyList<AttemptFactor> RunElsewhere(IOperation call) => _repeated(call).Where(static f => f.IsElsewhere).ToList();

    private Flow ReadChildren(IOperation operation) => Flow.Sequence(operation.ChildOperations.Select(Read));
}
