using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Source;

/// <summary>
/// The places in source that call a method, make an object with a constructor, or hand a method on. Those of one name are bound once:
/// thousands of methods that share a name (<c>HandleAsync</c>) would otherwise each look at all the others' places.
/// </summary>
internal sealed class MethodUses
{
    private readonly SourceModels _models;
    private readonly ConcurrentDictionary<(UseKind Kind, string Name), ILookup<ISymbol, (int Order, SyntaxNode Place)>> _known = new();

    private readonly ConcurrentDictionary<ISymbol, int> _run = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, bool> _unbound = new(StringComparer.Ordinal);

    /// <summary>Prepares the uses of a compilation's methods.</summary>
    public MethodUses(SourceModels models) => _models = models;

    private enum UseKind
    {
        Call,
        Creation,
        Reference,
        Property,
    }

    /// <summary>The calls of any of these methods, which share a name, in a fixed order.</summary>
    /// <param name="name">The methods' name.</param>
    /// <param name="meant">The methods as they are declared.</param>
    /// <param name="cancellationToken">Asked at every step.</param>
    public IEnumerable<SyntaxNode> Calls(string name, IEnumerable<ISymbol> meant, CancellationToken cancellationToken) =>
        Of(UseKind.Call, name, meant, cancellationToken);

    /// <summary>The places where any of these methods, which share a name, is given to somebody as a delegate, in a fixed order.</summary>
    /// <param name="name">The methods' name.</param>
    /// <param name="meant">The methods as they are declared.</param>
    /// <param name="cancellationToken">Asked at every step.</param>
    public IEnumerable<SyntaxNode> References(string name, IEnumerable<ISymbol> meant, CancellationToken cancellationToken) =>
        Of(UseKind.Reference, name, meant, cancellationToken);

    /// <summary>The places that run a constructor, in a fixed order.</summary>
    public IEnumerable<SyntaxNode> Creations(IMethodSymbol constructor, CancellationToken cancellationToken) =>
        Of(UseKind.Creation, constructor.ContainingType.Name, new[] { constructor.OriginalDefinition }, cancellationToken);

    /// <summary>The places that read or set any of these properties, which share a name, in a fixed order.</summary>
    /// <param name="name">The properties' name.</param>
    /// <param name="meant">The properties as they are declared.</param>
    /// <param name="cancellationToken">Asked at every step.</param>
    public IEnumerable<SyntaxNode> Properties(string name, IEnumerable<ISymbol> meant, CancellationToken cancellationToken) =>
        Of(UseKind.Property, name, meant, cancellationToken);

    /// <summary>How many methods in source a call of this one may run: itself, and what overrides or implements it.</summary>
    public int MayRun(IMethodSymbol method, CancellationToken cancellationToken) => _run.GetOrAdd(method.OriginalDefinition, called =>
        called.IsStatic ? 1
        : _models.Compilation.GetSymbolsWithName(called.Name, SymbolFilter.Member, cancellationToken).OfType<IMethodSymbol>()
            .Count(m => !m.IsAbstract && Contracts.Of(m).Contains(called)));

    /// <summary>
    /// True where something of that name is called that does not bind: in code whose packages are missing it may be any method of that name.
    /// </summary>
    public bool IsCalledUnbound(string name, CancellationToken cancellationToken) =>
        _unbound.GetOrAdd(name, n => NameIndex.Calls(_models.Compilation, n, cancellationToken)
            .Any(call => Used(UseKind.Call, _models.Operation(call, cancellationToken)) is null));

    // No lock: two threads that ask at once find the same.
    private IEnumerable<SyntaxNode> Of(UseKind kind, string name, IEnumerable<ISymbol> meant, CancellationToken cancellationToken)
    {
        var uses = _known.GetOrAdd((kind, name), key => Bind(key.Kind, key.Name, cancellationToken));
        return meant.SelectMany(m => uses[m]).OrderBy(static u => u.Order).Select(static u => u.Place);
    }

    private ILookup<ISymbol, (int Order, SyntaxNode Place)> Bind(UseKind kind, string name, CancellationToken cancellationToken) => (kind switch
    {
        UseKind.Call => NameIndex.Calls(_models.Compilation, name, cancellationToken),
        UseKind.Creation => NameIndex.Creations(_models.Compilation, name, cancellationToken),
        UseKind.Property => NameIndex.Properties(_models.Compilation, name, cancellationToken),
        _ => NameIndex.Groups(_models.Compilation, name, cancellationToken),
    }).Select((place, order) => (Used: Used(kind, _models.Operation(place, cancellationToken)), Order: order, Place: place))
        .Where(static u => u.Used is not null)
        .ToLookup(
            static u => ((u.Used as IMethodSymbol)?.ReducedFrom ?? u.Used!).OriginalDefinition,
            static u => (u.Order, u.Place),
            SymbolEqualityComparer.Default);

    private static ISymbol? Used(UseKind kind, IOperation? operation) => operation switch
    {
        IPropertyReferenceOperation property when kind == UseKind.Property => property.Property,
        _ when kind == UseKind.Property => null,
        IMethodReferenceOperation reference => reference.Method,
        IInvocationOperation call when kind != UseKind.Reference => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IExpressionStatementOperation { Operation: IInvocationOperation handedOn } => handedOn.TargetMethod,
        _ => null,
    };
}
