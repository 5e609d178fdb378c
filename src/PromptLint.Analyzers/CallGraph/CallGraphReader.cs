using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Repetition;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Graph;

namespace PromptLint.Analyzers.CallGraph;

/// <summary>
/// The methods from which a call site can be reached, found from the call sites upwards: methods that have nothing to do with any
/// are never looked at. Each method is read once.
/// </summary>
internal sealed class CallGraphReader
{
    private readonly SdkIndex _index;
    private readonly SourceModels _models;
    private readonly System.Func<CallContext, ValueReader> _reader;
    private readonly EntryPointReading _entries;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<SyntaxNode, List<SitePlace>> _sites = new();
    private readonly Dictionary<IMethodSymbol, SyntaxNode> _reached = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _sending = new(SymbolEqualityComparer.Default);
    private readonly SortedDictionary<string, (string Name, IOperation Body, SyntaxNode Syntax)> _routes = new(System.StringComparer.Ordinal);
    private readonly Dictionary<IMethodSymbol, string> _routed = new(SymbolEqualityComparer.Default);

    /// <summary>Prepares the graph.</summary>
    /// <param name="index">The catalogs.</param>
    /// <param name="models">The compilation.</param>
    /// <param name="reader">Makes a reader of values.</param>
    /// <param name="cancellationToken">Asked at every step.</param>
    public CallGraphReader(SdkIndex index, SourceModels models, System.Func<CallContext, ValueReader> reader, CancellationToken cancellationToken)
    {
        _index = index;
        _models = models;
        _reader = reader;
        _entries = new EntryPointReading(index, models.Compilation, cancellationToken);
        _cancellationToken = cancellationToken;
    }

    /// <summary>The summaries of all methods that can reach one of these call sites, by id.</summary>
    /// <param name="sites">Each call site with the id that the report knows it by.</param>
    public IReadOnlyList<MethodSummary> Read(IEnumerable<SitePlace> sites)
    {
        var open = new Queue<SyntaxNode>();
        foreach (var site in sites)
        {
            if (!_sites.TryGetValue(site.Syntax, out var here))
            {
                _sites[site.Syntax] = here = new List<SitePlace>();
            }

            here.Add(site);
            open.Enqueue(site.Syntax);
        }

        while (open.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (Reach(open.Dequeue()) is { } method)
            {
                foreach (var caller in Mentions(method))
                {
                    open.Enqueue(caller);
                }
            }
        }

        var byMethod = (IEqualityComparer<IMethodSymbol>)SymbolEqualityComparer.Default;
        var bodies = _reached.ToDictionary(static m => m.Key, m => Body(Declaration(m.Key, m.Value)), byMethod);
        var circles = new MutualRecursionRounds(_reader(CallContext.Of()), bodies, Sends);
        return _reached.Select(m => Summary(m.Key, m.Value, bodies[m.Key], circles))
            .Concat(_routes.Select(r => Summary(r.Key, r.Value.Name, r.Value.Body, r.Value.Syntax)))
            .OrderBy(static m => m.Id, System.StringComparer.Ordinal)
            .ToList();
    }

    private bool Sends(IOperation operation) =>
        _sites.ContainsKey(operation.Syntax) || operation is IInvocationOperation call && _sending.Contains(call.TargetMethod.OriginalDefinition);

    // The method around a place, when it is new: its callers are next. A handler of a route is an entry of its own.
    private IMethodSymbol? Reach(SyntaxNode place)
    {
        var operation = _models.Operation(place, _cancellationToken);
        var route = operation?.Ancestors().OfType<IAnonymousFunctionOperation>().Select(l => (Lambda: l, Name: _entries.RouteOf(l)))
            .FirstOrDefault(static l => l.Name is not null);
        var model = _models.Of(place.SyntaxTree);
        if (MethodId.Owner(model.GetEnclosingSymbol(place.SpanStart, _cancellationToken)) is not { } owner)
        {
            return null;
        }

        if (route is { Name: { } name, Lambda: { } lambda }
            && (owner.MethodKind != MethodKind.LocalFunction
            || !lambda.Body.DescendantsAndSelf().OfType<ILocalFunctionOperation>().Any(f => SymbolEqualityComparer.Default.Equals(f.Symbol, owner))))
        {
            _routes[MethodId.Of(owner) + "/" + name] = (name, lambda.Body, lambda.Syntax);
            return null;
        }

        var method = owner.OriginalDefinition;
        if (_reached.ContainsKey(method))
        {
            return null;
        }

        _reached.Add(method, place);
        foreach (var meant in Contracts.Of(method))
        {
            _sending.Add(meant);
        }

        return method;
    }

    // Where the method is called, made or handed on: by name, as source has it.
    private IEnumerable<SyntaxNode> Mentions(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.Constructor)
        {
            return _models.Uses.Creations(method, _cancellationToken);
        }

        if (method.AssociatedSymbol is IPropertySymbol { IsIndexer: false } property)
        {
            return _models.Uses.Properties(property.Name,
                Contracts.Of(method).OfType<IMethodSymbol>().Select(static m => m.AssociatedSymbol).OfType<ISymbol>().Append(property),
                _cancellationToken).Distinct();
        }

        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation))
        {
            return Enumerable.Empty<SyntaxNode>();
        }

        var meant = Contracts.Of(method);
        var mentions = new List<SyntaxNode>(_models.Uses.Calls(Name(method), meant, _cancellationToken));
        foreach (var group in _models.Uses.References(Name(method), meant, _cancellationToken))
        {
            if (_entries.RouteOf(_models.Operation(group, _cancellationToken)!) is { } route)
            {
                _routed[method] = route;
            }
            else
            {
                mentions.Add(group);
            }
        }

        return mentions;
    }

    // An explicit implementation is called by the contract's name.
    private static string Name(IMethodSymbol method) => method.ExplicitInterfaceImplementations.Select(static e => e.Name).FirstOrDefault() ?? method.Name;

    // A handler that a route is mapped to: an entry without a method of its own.
    private MethodSummary Summary(string id, string route, IOperation body, SyntaxNode handler) => new()
    {
        Id = id,
        Place = SourceLocations.Of(handler),
        Entry = EntryPointKind.Route,
        EntryName = route,
        Body = Flows(null).Read(body),
    };

    private MethodSummary Summary(IMethodSymbol method, SyntaxNode inside, IOperation? body, MutualRecursionRounds circles)
    {
        var routed = _routed.TryGetValue(method, out var route);
        return new MethodSummary
        {
            Id = MethodId.Of(method),
            Place = SourceLocations.Of(Declaration(method, inside)),
            Entry = routed ? EntryPointKind.Route : _entries.KindOf(method),
            EntryName = route ?? "",
            Implements = Contracts.Of(method).OfType<IMethodSymbol>().Where(m => !SymbolEqualityComparer.Default.Equals(m, method)).Select(MethodId.Of)
                .OrderBy(static id => id, System.StringComparer.Ordinal).ToList(),
            Recursion = circles.Of(method),
            Body = Flows(method).Read(body),
        };
    }

    private SyntaxNode Declaration(IMethodSymbol method, SyntaxNode inside) =>
        method.DeclaringSyntaxReferences.FirstOrDefault(r => r.Span.Contains(inside.Span) && r.SyntaxTree == inside.SyntaxTree)?.GetSyntax(_cancellationToken)
        ?? method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) ?? inside;

    private MethodFlowReading Flows(IMethodSymbol? self) =>
        new(_entries, SitesAt, method => _sending.Contains(method.OriginalDefinition), Repeated, self, _cancellationToken);

    private IReadOnlyList<SitePlace> SitesAt(SyntaxNode syntax) => _sites.TryGetValue(syntax, out var here) ? here : System.Array.Empty<SitePlace>();

    private IOperation? Body(SyntaxNode declaration)
    {
        // A local function's own operation is left out where it is declared; here its body is wanted.
        var operation = _models.Operation(declaration, _cancellationToken);
        return operation switch
        {
            ILocalFunctionOperation local => local.Body,
            null when declaration is TypeDeclarationSyntax => null,
            _ => operation,
        };
    }

    private IReadOnlyList<AttemptFactor> Repeated(IOperation operation)
    {
        var reference = operation as IMethodReferenceOperation;
        var call = operation switch
        {
            IInvocationOperation invocation => CallExpression.Of(invocation),
            IObjectCreationOperation { Constructor: { } constructor } creation => CallExpression.Of(creation, constructor),
            IPropertyReferenceOperation { Property: { } property } read => CallExpression.Of(read, property.GetMethod ?? property.SetMethod!),
            IMethodReferenceOperation given => DelegateRuns.ArgumentOf(given)?.Parent is IInvocationOperation taker
                ? CallExpression.Of(taker)
                : CallExpression.Of(given),
            _ => null,
        };
        if (call is null)
        {
            return System.Array.Empty<AttemptFactor>();
        }

        // A handler of a route is where its entry begins: that the host runs it for each request is no repetition.
        var handler = call.Operation.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault(l => _entries.RouteOf(l) is not null);
        var start = handler is null ? null : SourceLocations.Of(handler.Syntax);
        var repetition = new CallRepetition(_index, _reader(CallContext.Of()));
        var factors = repetition.AroundAll(call, reference).Where(f => !f.IsElsewhere || f.Place != start).ToList();

        // Where all callers try a method again, what it sends says so itself: as far as it looked up, which may be less than what is known here.
        var told = operation is IInvocationOperation caller ? repetition.ToldByCallee(caller, call.Method) : System.Array.Empty<AttemptFactor>();
        return told.Count == 0 ? factors : factors.Where(f => !told.Any(t => (t.Kind, t.Place) == (f.Kind, f.Place))).ToList();
    }
}
