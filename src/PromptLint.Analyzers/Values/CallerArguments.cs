using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Calls;
using PromptLint.Core.Graph;

namespace PromptLint.Analyzers.Values;

/// <summary>What a parameter is given: by the container, by whoever makes the object, or by the callers of a method.</summary>
internal static class CallerArguments
{
    /// <summary>The value of a constructor's parameter; null when nobody in sight gives it.</summary>
    public static Value? ToConstructor(ValueReader reader, IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            return null;
        }

        var given = new List<Value>();
        foreach (var creation in reader.Models.Uses.Creations(constructor, reader.CancellationToken).Take(AnalysisLimits.ParameterGivers + 1))
        {
            var arguments = reader.Models.Operation(creation, reader.CancellationToken) switch
            {
                IObjectCreationOperation made => made.Arguments,
                IInvocationOperation handedOn => handedOn.Arguments,
                IExpressionStatementOperation { Operation: IInvocationOperation handedOn } => handedOn.Arguments,
                _ => ImmutableArray<IArgumentOperation>.Empty,
            };
            if (arguments.FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.Parameter?.OriginalDefinition,
                parameter.OriginalDefinition)) is { } argument)
            {
                given.Add(reader.ReadArgument(argument));
            }
        }

        if (given.Count > AnalysisLimits.ParameterGivers)
        {
            return UnknownValue.Stopped(parameter.Name, AnalysisLimits.ParameterGivers);
        }

        if (reader.Services.ToConstructor(reader, parameter) is { } service)
        {
            given.Add(service);
        }

        return given.Count == 0 ? null : Value.OneOf(given);
    }

    /// <summary>The value of a method's parameter, from its callers; null when none is in sight.</summary>
    public static Value? ToMethod(ValueReader reader, IParameterSymbol parameter)
    {
        var isFollowed = parameter.RefKind == RefKind.None
            && parameter.ContainingSymbol.OriginalDefinition is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction };
        return isFollowed ? reader.InCallers(parameter, () => FromCallers(reader, parameter)) : null;
    }

    /// <summary>A parameter that nothing in sight gives.</summary>
    public static UnknownValue NotFound(ValueReader reader, IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol method && IsOpen(method, reader.Models.Compilation) ? Outside(parameter)
        : new UnknownValue(parameter.Name, parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }
            ? Reasons.LambdaParameter(parameter.Name)
            : Reasons.NoCaller(parameter.Name, MemberName.Of(parameter.ContainingSymbol)));

    private static UnknownValue Outside(IParameterSymbol parameter) =>
        new(parameter.Name, Reasons.CallersOutside(parameter.Name, MemberName.Of(parameter.ContainingSymbol)));

    private static Value? FromCallers(ValueReader reader, IParameterSymbol parameter)
    {
        // What is only handed around among methods that call each other gives nothing new, but each round may change it.
        var circle = HandedAround(reader, parameter.OriginalDefinition);
        var given = new List<IArgumentOperation>();
        var changes = new List<Mutation>();
        foreach (var argument in circle.SelectMany(p => Arguments(reader, p)))
        {
            if (HandedOn(reader, argument) is { } same && circle.Contains(same, SymbolEqualityComparer.Default))
            {
                changes.AddRange(reader.Models.UsesIn(argument.Root())[same].Select(Mutation.Of).OfType<Mutation>());
                continue;
            }

            given.Add(argument);
            if (given.Count > AnalysisLimits.ParameterGivers)
            {
                return UnknownValue.Stopped(parameter.Name, AnalysisLimits.ParameterGivers);
            }
        }

        if (given.Count == 0)
        {
            return null;
        }

        var values = given.Select(reader.ReadArgument).ToList();
        if (circle.Any(p => p.ContainingSymbol is IMethodSymbol one && IsOpen(one, reader.Models.Compilation)))
        {
            values.Add(Outside(parameter));
        }

        return changes.Aggregate(Value.OneOf(values), (value, change) => change.Apply(reader, value, certain: false, repeated: true));
    }

    private static IEnumerable<IArgumentOperation> Arguments(ValueReader reader, IParameterSymbol parameter) =>
        parameter.ContainingSymbol is not IMethodSymbol method ? Enumerable.Empty<IArgumentOperation>()
        : Callers(reader.Models, method, reader.CancellationToken)
            .Select(call => call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)).OfType<IArgumentOperation>();

    // The parameter that an argument is nothing but; null when it is something else, or when the method makes something of it first.
    private static IParameterSymbol? HandedOn(ValueReader reader, IArgumentOperation argument) =>
        argument.Value is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol owner } parameter } given
        && owner.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
        && reader.Models.UsesIn(given.Root())[parameter].All(static use => Mutation.Of(use) is not { Replaces: true }) ? parameter.OriginalDefinition : null;

    // The parameter, and those of other methods that give it what they were given by its own method in the end.
    private static IReadOnlyList<IParameterSymbol> HandedAround(ValueReader reader, IParameterSymbol parameter)
    {
        var givers = new Dictionary<IParameterSymbol, List<IParameterSymbol>>(SymbolEqualityComparer.Default);
        var open = new Queue<IParameterSymbol>();
        open.Enqueue(parameter);
        while (open.Count > 0 && givers.Count <= AnalysisLimits.PassedAround)
        {
            var next = open.Dequeue();
            if (!givers.ContainsKey(next))
            {
                givers[next] = Arguments(reader, next).Take(AnalysisLimits.ParameterGivers + 1)
                    .Select(a => HandedOn(reader, a)).OfType<IParameterSymbol>().ToList();
                givers[next].ForEach(open.Enqueue);
            }
        }

        return Circles.Of(givers.Keys, p => givers[p], (IEqualityComparer<IParameterSymbol>)SymbolEqualityComparer.Default)
            .First(c => c.Contains(parameter, SymbolEqualityComparer.Default));
    }

    /// <summary>The calls in sight that may run a method, in a fixed order.</summary>
    public static IEnumerable<IInvocationOperation> Callers(SourceModels models, IMethodSymbol method, CancellationToken cancellationToken) =>
        models.Uses.Calls(method.Name, Contracts.Of(method), cancellationToken)
            .Select(call => models.Operation(call, cancellationToken)).OfType<IInvocationOperation>();

    /// <summary>A library's public method has callers that are not in sight.</summary>
    public static bool IsOpen(IMethodSymbol method, Compilation compilation) =>
        compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
        && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && method.ContainingType.DeclaredAccessibility == Accessibility.Public;
}
