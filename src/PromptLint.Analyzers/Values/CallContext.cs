using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Values;

/// <summary>
/// The calls of the user's own methods through which one reading goes: a parameter of such a method holds what that call gives,
/// not what all callers give. Remembers which methods were asked for that no call on the path answers for: those are the wrappers.
/// </summary>
internal sealed class CallContext
{
    private readonly ImmutableArray<(IInvocationOperation Call, IMethodSymbol Method)> _steps;
    private readonly IMethodSymbol? _marked;
    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);

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
    public static CallContext Of() => new(ImmutableArray<(IInvocationOperation, IMethodSymbol)>.Empty);

    /// <summary>A path on which each parameter of a method holds its own mark, whoever calls it: see <see cref="MarkOf"/>.</summary>
    public static CallContext Marking(IMethodSymbol method) => new(ImmutableArray<(IInvocationOperation, IMethodSymbol)>.Empty, method.OriginalDefinition);

    /// <summary>What stands for a parameter on a path that marks its method.</summary>
    public static UnknownValue MarkOf(IParameterSymbol parameter) => new("\u0002" + parameter.Name, "given by the caller");

    /// <summary>This path, reached through one more call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="method">The method that it runs.</param>
    public CallContext Through(IInvocationOperation call, IMethodSymbol method) => new(_steps.Add((call, method.OriginalDefinition)));

    /// <summary>True when a parameter of the method decides something and no call on the path gives it.</summary>
    public bool Asks(IMethodSymbol method) => _asked.Contains(method.OriginalDefinition);

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
                    : new UnknownValue(parameter.Name, $"parameter `{parameter.Name}`");
            }
        }

        if (SymbolEqualityComparer.Default.Equals(_marked, method))
        {
            return MarkOf(parameter);
        }

        _asked.Add(method);
        return null;
    }
}
