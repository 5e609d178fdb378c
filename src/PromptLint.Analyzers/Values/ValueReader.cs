using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// Reads what an expression holds. Knows the language and nothing of any SDK. One reader serves one call on one path: it is bounded in
/// depth and steps, and says so where it stops, since code can be written that would keep it busy for ever.
/// </summary>
internal sealed class ValueReader
{
    private readonly ValueSources _sources;
    private readonly Dictionary<IParameterSymbol, (Value Value, int Call)> _arguments = new(SymbolEqualityComparer.Default);
    private readonly ReadingEffort _effort;
    private readonly List<IMethodSymbol> _inside = new();
    private readonly IEqualityComparer<IMethodSymbol> _symbols = SymbolEqualityComparer.Default;
    private int _depth;
    private int _callersUp;
    private int _calls;
    private int _steps;

    /// <summary>Makes a reader for one call.</summary>
    /// <param name="sources">What the readers of the compilation share.</param>
    /// <param name="path">The calls that lead to what is read; empty for a reading that holds for all callers.</param>
    /// <param name="effort">What all readings of one call site have cost.</param>
    /// <param name="cancellationToken">Asked at every step.</param>
    public ValueReader(ValueSources sources, CallContext path, ReadingEffort effort, CancellationToken cancellationToken)
    {
        _sources = sources;
        _effort = effort;
        Path = path;
        Memory = new ReadingMemory(
            sources.Readings, DependsOn, m => m is IMethodSymbol method && (path.Gives(method) || _inside.Contains(method, _symbols)));
        CancellationToken = cancellationToken;
        History = new ReachingWrites(this);
        Members = new MemberReader(this);
    }

    public SourceModels Models => _sources.Models;

    /// <summary>The symbols whose meaning is known without their source.</summary>
    public IModelledSymbols Modelled => _sources.Modelled;

    /// <summary>What the container gives.</summary>
    public IServiceValues Services => _sources.Services;

    /// <summary>What configuration and files in sight of the build hold.</summary>
    public IExternalValues External => _sources.External;

    /// <summary>What types do to their fields and properties.</summary>
    public MemberWrites Writes => _sources.Writes;

    public CancellationToken CancellationToken { get; }

    /// <summary>What has been read already.</summary>
    public ReadingMemory Memory { get; }

    /// <summary>The methods whose callers decided something that was read: no call on the path gives it.</summary>
    public CallerDependencies DependsOn { get; } = new();

    /// <summary>What locals and parameters hold where they are used.</summary>
    public ReachingWrites History { get; }

    /// <summary>What fields, properties and methods hold or return.</summary>
    public MemberReader Members { get; }

    /// <summary>The calls that lead to what is read; empty for a reading that holds for all callers.</summary>
    public CallContext Path { get; }

    /// <summary>A reader of what a method of the user's own does when this call runs it.</summary>
    public ValueReader Through(IInvocationOperation call, IMethodSymbol method) => new(_sources, Path.Through(call, method), _effort, CancellationToken);

    /// <summary>From here on something else is read, with a budget of its own: what a long text costs, a number after it does not lack.</summary>
    public void BeginSlot() => _steps = 0;

    /// <summary>Reads an expression.</summary>
    public Value Read(IOperation? operation)
    {
        if (operation is null)
        {
            return Value.Unset;
        }

        CancellationToken.ThrowIfCancellationRequested();
        if (ExpressionReader.Constant(operation) is { } constant)
        {
            // It costs nothing, and a cap that stands behind a long text is still there.
            return constant;
        }

        if (_depth >= AnalysisLimits.ReadingDepth)
        {
            Memory.StoppedByPosition();
            return Stopped(operation, AnalysisLimits.ReadingDepth);
        }

        if (_steps >= AnalysisLimits.ReadingSteps)
        {
            Memory.StoppedByBudget();
            return Stopped(operation, AnalysisLimits.ReadingSteps);
        }

        if (!_effort.TryStep())
        {
            Memory.StoppedByBudget();
            return Stopped(operation, AnalysisLimits.CallSteps);
        }

        _steps++;
        _depth++;
        try
        {
            return ExpressionReader.Read(this, operation);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Not known, with the expression as people wrote it.</summary>
    public static UnknownValue Unknown(IOperation operation, Reason why) => new(ExpressionText.Of(operation.Syntax), why);

    /// <summary>Not known, since an expression of its kind is not followed: the reason names the call, member, parameter or type.</summary>
    public static UnknownValue Unfollowed(IOperation operation) => Unknown(operation, Values.Unfollowed.Because(operation));

    /// <summary>Not known, since a limit stopped the reading.</summary>
    public static UnknownValue Stopped(IOperation operation, AnalysisLimit limit) => UnknownValue.Stopped(ExpressionText.Of(operation.Syntax), limit);

    /// <summary>Reads a member's value while guarding against members that refer to each other.</summary>
    public Value Guarded(ISymbol symbol, IOperation use, System.Func<Value> read) =>
        Memory.Guarded(symbol, read, () => Unknown(use, Reasons.DependsOnItself()));

    /// <summary>Reads once what a place or a member holds.</summary>
    /// <param name="read">The place (an operation) or the member (a symbol). What is read of a member must not tell of its use.</param>
    /// <param name="use">Where it is used.</param>
    /// <param name="value">Reads it.</param>
    public Value Once(object read, IOperation use, System.Func<Value> value) =>
        Memory.Once(read, new ReadingPosition(_depth, _callersUp, _calls), value, () => Unknown(use, Reasons.DependsOnItself()));

    /// <summary>Reads a method of the user's own that a call runs, with the call's arguments.</summary>
    /// <param name="call">The call.</param>
    /// <param name="method">The method that it runs.</param>
    /// <param name="read">Reads the method. What it reads must not tell of the call.</param>
    public Value InsideCall(IInvocationOperation call, IMethodSymbol method, System.Func<Value> read)
    {
        if (_calls >= AnalysisLimits.NestedCalls)
        {
            Memory.StoppedByPosition();
            return Stopped(call, AnalysisLimits.NestedCalls);
        }

        var bound = call.Arguments.Where(static a => a.Parameter is not null).Select(a => (a.Parameter!.OriginalDefinition, Value: ReadArgument(a))).ToList();
        _calls++;
        try
        {
            return Once(new CallWithArguments(method, bound), call, () => Memory.InsideCall(() => WithArguments(method, bound, read)));
        }
        finally
        {
            _calls--;
        }
    }

    private Value WithArguments(IMethodSymbol method, IReadOnlyList<(IParameterSymbol Parameter, Value Value)> given, System.Func<Value> read)
    {
        _inside.Add(method);
        var shadowed = new List<(IParameterSymbol Parameter, (Value, int)? Bound)>();
        foreach (var (parameter, value) in given)
        {
            shadowed.Add((parameter, _arguments.TryGetValue(parameter, out var old) ? old : null));
            _arguments[parameter] = (value, Memory.Calls);
        }

        try
        {
            return read();
        }
        finally
        {
            _inside.RemoveAt(_inside.Count - 1);
            foreach (var (parameter, before) in shadowed)
            {
                if (before is { } bound)
                {
                    _arguments[parameter] = bound;
                }
                else
                {
                    _arguments.Remove(parameter);
                }
            }
        }
    }

    /// <summary>What a parameter is bound to while a called method is read with its arguments; null when it is not.</summary>
    public Value? Bound(IParameterSymbol parameter)
    {
        if (!_arguments.TryGetValue(parameter.OriginalDefinition, out var bound))
        {
            return null;
        }

        Memory.AskedForArguments(bound.Call);
        return bound.Value;
    }

    /// <summary>Reads what callers give, one call further out.</summary>
    public Value? InCallers(IParameterSymbol parameter, System.Func<Value?> read)
    {
        if (_callersUp >= AnalysisLimits.CallersUp)
        {
            Memory.StoppedByPosition();
            return UnknownValue.Stopped(parameter.Name, AnalysisLimits.CallersUp);
        }

        _callersUp++;
        try
        {
            return read();
        }
        finally
        {
            _callersUp--;
        }
    }

    /// <summary>Reads an argument; one that is not written is unset, save for a constant default.</summary>
    public Value ReadArgument(IArgumentOperation argument) =>
        argument.ArgumentKind == ArgumentKind.DefaultValue && argument.Value.ConstantValue is not { HasValue: true, Value: not null }
            ? Value.Unset
            : Read(argument.Value);

    /// <summary>What a method's parameter is given by the call on the path or else by its callers, or why that is not known.</summary>
    public Value GivenToMethod(IParameterSymbol parameter, IOperation use) => Once(parameter, use, () => GivenToMethod(parameter));

    /// <summary>A property's initializer, or null when it has none.</summary>
    public Value? InitialValue(IPropertyReferenceOperation reference) => Members.Initial(reference.Property);

    /// <summary>What a lambda or a method group returns; unknown when it is not in sight.</summary>
    public Value Returned(DelegateValue function) => function.Origin is IAnonymousFunctionOperation lambda
        ? Value.OneOf(lambda.Body.DescendantsAndSelf().OfType<IReturnOperation>()
            .Where(r => r.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault() == lambda && r.ReturnedValue is not null)
            .Select(r => Read(r.ReturnedValue)).DefaultIfEmpty(Unfollowed(lambda)))
        : function.Method is { } method ? Members.ReadMethod(method, function.Origin) : Unfollowed(function.Origin);

    /// <summary>Reads an argument of a call.</summary>
    public Value ReadArgument(CallArgument argument) => argument.Argument is { } bound ? ReadArgument(bound) : Read(argument.Value);

    private Value GivenToMethod(IParameterSymbol parameter)
    {
        if (Path.Given(this, parameter) is { } given)
        {
            Memory.AskedForPath();
            return given;
        }

        Memory.AskedForCallers(parameter.ContainingSymbol.OriginalDefinition);
        return CallerArguments.ToMethod(this, parameter) ?? CallerArguments.NotFound(this, parameter);
    }
}
