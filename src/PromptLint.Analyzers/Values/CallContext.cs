using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// The calls of the user's own methods through which one reading goes: a parameter of such a method holds what that call gives, not what
/// all callers give. Immutable: what a reading asked for beyond it stands in the reader's <see cref="ValueReader.DependsOn"/>.
/// </summary>
internal sealed class CallContext
{
    private static readonly CallContext Empty = new(ImmutableArray<(IInvocationOperation, IMethodSymbol)>.Empty);

    private readonly ImmutableArray<(IInvocationOperation Call, IMethodSymbol Method)> _steps;
    private readonly IMethodSymbol? _marked;

    private CallContext(ImmutableArray<(IInvocationOperation Call, IMethodSymbol Method)> steps, IMethodSymbol? marked = null)
    {
        _steps = steps;
        _marked = marked;
    }

    /// <summary>How many calls the path has.</summary>
    public int Length => _steps.Length;

    /// <summary>The calls, from the one nearest to the model outwards.</summary>
    public IEnumerable<IInvocationOperation> Calls => _steps.Select(static s => s.Call);

    /// <summary>The methods that these calls run.</summary>
    public IEnumerable<IMethodSymbol> Methods => _steps.Select(static s => s.Method);

    /// <summary>A path without calls.</summary>
    public static CallContext Of() => Empty;

    /// <summary>A path on which each parameter of a method holds its own <see cref="ParameterMark"/>, whoever calls it.</summary>
    public static CallContext Marking(IMethodSymbol method) => new(Empty._steps, method.OriginalDefinition);

    /// <summary>This path, reached through one more call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="method">The method that it runs.</param>
    public CallContext Through(IInvocationOperation call, IMethodSymbol method) => new(_steps.Add((call, method.OriginalDefinition)));

    /// <summary>True when the path decides what a method's parameters hold.</summary>
    public bool Gives(IMethodSymbol method) => _steps.Any(s => SymbolEqualityComparer.Default.Equals(s.Method, method.OriginalDefinition))
        || SymbolEqualityComparer.Default.Equals(_marked, method.OriginalDefinition);

    /// <summary>What a call on the path gives a parameter; null when none does.</summary>
    public Value? Given(ValueReader reader, IParameterSymbol parameter)
    {
        var method = parameter.ContainingSymbol.OriginalDefinition;
        foreach (var (call, called) in _steps)
        {
            if (SymbolEqualityComparer.Default.Equals(called, method))
            {
                return call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal) is { } argument
                    ? reader.ReadArgument(argument)
                    : new UnknownValue(parameter.Name, Reasons.NotGiven(parameter.Name, MemberName.Of(called)));
            }
        }

        return SymbolEqualityComparer.Default.Equals(_marked, method) ? new ParameterMark(parameter) : null;
    }
}
