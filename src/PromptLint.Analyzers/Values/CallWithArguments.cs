using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Values;

/// <summary>A method of the user's own with what a call gives it: two such calls give the same, wherever they stand.</summary>
internal sealed class CallWithArguments
{
    private readonly IMethodSymbol _method;
    private readonly IReadOnlyList<(IParameterSymbol Parameter, Value Value)> _arguments;

    /// <summary>Describes a call.</summary>
    /// <param name="method">The method as it is declared.</param>
    /// <param name="arguments">What its parameters are given, in the order of the call.</param>
    public CallWithArguments(IMethodSymbol method, IReadOnlyList<(IParameterSymbol Parameter, Value Value)> arguments)
    {
        _method = method;
        _arguments = arguments;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CallWithArguments other && SymbolEqualityComparer.Default.Equals(other._method, _method)
        && other._arguments.Count == _arguments.Count
        && other._arguments.Zip(_arguments, static (one, two) => one.Parameter.Ordinal == two.Parameter.Ordinal && one.Value.Equals(two.Value))
            .All(static same => same);

    /// <inheritdoc/>
    public override int GetHashCode() => _arguments.Aggregate(
        SymbolEqualityComparer.Default.GetHashCode(_method),
        static (hash, argument) => unchecked((hash * 31) + argument.Value.GetHashCode()));
}
