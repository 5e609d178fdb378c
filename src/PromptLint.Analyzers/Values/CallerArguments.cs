using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Graph;

namespace PromptLint.Analyzers.Values;

/// <summary>What a parameter is given: by the container, by whoever makes the object, or by the callers of a method.</summary>
internal sealed class CallerArguments
{
    private const int MostGivers = 6;
    private const int DeepestCaller = 3;
    private const int MostHandedAround = 20;

    private readonly ServiceRegistrations _services;

    private readonly SdkIndex _index;

    public CallerArguments(ServiceRegistrations services, SdkIndex index)
    {
        _services = services;
        _index = index;
    }

    /// <summary>True for a member that a catalog describes: what it does is known from there, even where its source is in sight.</summary>
    public bool IsDescribed(ISymbol member) => _index.MemberMeaning(member) is not null || _index.Find(member, static _ => true) is not null;

    /// <summary>The value of a constructor's parameter; null when nobody in sight gives it.</summary>
    public Value? ToConstructor(ValueReader reader, IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            return null;
        }

        var given = new List<Value>();
        foreach (var creation in reader.Models.Uses.Creations(constructor, reader.CancellationToken).Take(MostGivers + 1))
        {
            var arguments = reader.Models.Operation(creation, reader.CancellationToken) switch
            {
                IObjectCreationOperation made => made.Arguments,
                IInvocationOperation handedOn => handedOn.Arguments,
                IExpressionStatementOperation { Operation: IInvocationOperation handedOn } => handedOn.Arguments,
                _ => ImmutableArray<IArgumentOperation>.Empty,
            };
            if (arguments.FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.Parameter?.OriginalDefinition, parameter.OriginalDefinition)) is { } argument)
            {
                given.Add(reader.ReadArgument(argument));
            }
        }

        if (given.Count > MostGivers)
        {
            return null;
        }

        if (_services.Find(reader, parameter.Type, KeyOf(parameter)) is { } service)
        {
            given.Add(service);
        }

        return given.Count == 0 ? null : given.Aggregate(Value.OneOf);
    }

    /// <summary>The value of a method's parameter, from its callers; null when none is in sight or there are too many.</summary>
    public Value? ToMethod(ValueReader reader, IParameterSymbol parameter)
    {
        if (reader.CallerDepth >= DeepestCaller || parameter.RefKind != RefKind.None
            || parameter.ContainingSymbol.OriginalDefinition is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method)
        {
            return null;
        }

        reader.CallerDepth++;
        try
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
                if (given.Count > MostGivers)
                {
                    return null;
                }
            }

            if (given.Count == 0)
            {
                return null;
            }

            var values = given.Select(reader.ReadArgument).ToList();
            if (circle.Any(p => p.ContainingSymbol is IMethodSymbol one && IsOpen(one, reader.Models.Compilation)))
            {
                values.Add(new UnknownValue(parameter.Name, $"parameter `{parameter.Name}`"));
            }

            return changes.Aggregate(values.Aggregate(Value.OneOf), (value, change) => change.Apply(reader, value, certain: false, repeated: true));
        }
        finally
        {
            reader.CallerDepth--;
        }
    }

    private static IEnumerable<IArgumentOperation> Arguments(ValueReader reader, IParameterSymbol parameter) => parameter.ContainingSymbol is not IMethodSymbol method ? Enumerable.Empty<IArgumentOperation>()
        : Callers(reader.Models, method, reader.CancellationToken).Select(call => call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)).OfType<IArgumentOperation>();

    // The parameter that an argument is nothing but; null when it is something else, or when the method makes something of it first.
    private static IParameterSymbol? HandedOn(ValueReader reader, IArgumentOperation argument) =>
        argument.Value is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } } parameter } given
        && reader.Models.UsesIn(given.Root())[parameter].All(static use => Mutation.Of(use) is not { Replaces: true }) ? parameter.OriginalDefinition : null;

    // The parameter, and those of other methods that give it what they were given by its own method in the end.
    private static IReadOnlyList<IParameterSymbol> HandedAround(ValueReader reader, IParameterSymbol parameter)
    {
        var givers = new Dictionary<IParameterSymbol, List<IParameterSymbol>>(SymbolEqualityComparer.Default);
        var open = new Queue<IParameterSymbol>();
        open.Enqueue(parameter);
        while (open.Count > 0 && givers.Count <= MostHandedAround)
        {
            var next = open.Dequeue();
            if (!givers.ContainsKey(next))
            {
                givers[next] = Arguments(reader, next).Take(MostGivers + 1).Select(a => HandedOn(reader, a)).OfType<IParameterSymbol>().ToList();
                givers[next].ForEach(open.Enqueue);
            }
        }

        return Circles.Of(givers.Keys, p => givers[p], (IEqualityComparer<IParameterSymbol>)SymbolEqualityComparer.Default).First(c => c.Contains(parameter, SymbolEqualityComparer.Default));
    }

    /// <summary>The calls in sight that may run a method, in a fixed order.</summary>
    public static IEnumerable<IInvocationOperation> Callers(SourceModels models, IMethodSymbol method, CancellationToken cancellationToken) =>
        models.Uses.Calls(method.Name, Meant(method), cancellationToken).Select(call => models.Operation(call, cancellationToken)).OfType<IInvocationOperation>();

    /// <summary>The method, what it overrides and what it implements: callers name any of them.</summary>
    public static ISet<ISymbol> Meant(IMethodSymbol method)
    {
        var meant = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { method };
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            meant.Add(overridden.OriginalDefinition);
        }

        foreach (var contract in method.ContainingType.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                {
                    meant.Add(member.OriginalDefinition);
                }
            }
        }

        return meant;
    }

    /// <summary>A library's public method has callers that are not in sight.</summary>
    public static bool IsOpen(IMethodSymbol method, Compilation compilation) =>
        compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
        && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && method.ContainingType.DeclaredAccessibility == Accessibility.Public;

    /// <summary>The value of a request handler's parameter (a minimal API's lambda, a controller's action) that the container gives; null when it does not.</summary>
    public Value? ToHandler(ValueReader reader, IParameterSymbol parameter) => IsHandler(parameter.ContainingSymbol) ? _services.Find(reader, parameter.Type, KeyOf(parameter)) : null;

    /// <summary>The service that a provider is asked for; null when the call asks for none or none is in sight.</summary>
    public Value? FromProvider(ValueReader reader, IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "GetRequiredService" or "GetService" or "GetRequiredKeyedService" or "GetKeyedService", TypeArguments: [var service] }
            || (call.Instance ?? call.Arguments.FirstOrDefault()?.Value)?.Type?.Name is not ("IServiceProvider" or "IKeyedServiceProvider" or "ServiceProvider"))
        {
            return null;
        }

        var key = call.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "serviceKey") is { } argument && reader.Read(argument.Value) is TextValue { Text.Known: { } text } ? text : null;
        return _services.Find(reader, service, key);
    }

    /// <summary>What the container gives for a type; null when no registration is in sight.</summary>
    public Value? Injected(ValueReader reader, ITypeSymbol service) => _services.Find(reader, service, null);

    private static bool IsHandler(ISymbol container) => container switch
    {
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda => lambda.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
            && syntax.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && SourceLocations.NameOf(call) is SimpleNameSyntax name && name.Identifier.ValueText.StartsWith("Map", System.StringComparison.Ordinal),
        IMethodSymbol method => method.ContainingType.GetAttributes().Concat(method.GetAttributes()).Any(static a => a.AttributeClass?.Name is "ApiControllerAttribute" or "FunctionAttribute")
            || Inherits(method.ContainingType, "ControllerBase"),
        _ => false,
    };

    private static bool Inherits(INamedTypeSymbol type, string name)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private static string? KeyOf(IParameterSymbol parameter) => parameter.GetAttributes()
        .Where(static a => a.AttributeClass?.Name == "FromKeyedServicesAttribute" && a.ConstructorArguments.Length == 1)
        .Select(static a => a.ConstructorArguments[0].Value as string)
        .FirstOrDefault();
}
