using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.CallGraph;
using PromptLint.Analyzers.Catalogs;
using PromptLint.Analyzers.Clients;
using PromptLint.Analyzers.Environment;
using PromptLint.Analyzers.Http;
using PromptLint.Analyzers.Repetition;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;
using PromptLint.Core.Catalogs;
using PromptLint.Core.Graph;

namespace PromptLint.Analyzers.CallSites;

/// <summary>Reads one invocation into a call site, by what the catalogs say of its parameters. Returns null for what is not billed here.</summary>
internal sealed class CallSiteReader
{
    private readonly SdkIndex _index;
    private readonly SourceModels _models;
    private readonly ProjectEnvironment _environment;
    private readonly CapWritingHandlers _handlers;

    public CallSiteReader(SdkIndex index, SourceModels models, ConfigurationFiles configuration)
    {
        _index = index;
        _models = models;
        _environment = new ProjectEnvironment(index, models, configuration);
        _handlers = new CapWritingHandlers(index, models);
    }

    /// <summary>Cheap first look at a method's name.</summary>
    public bool MayBeCall(IMethodSymbol method) => _index.MayBeCall(method.Name) || _index.Contract(method) is not null;

    /// <summary>Reads an invocation.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="containing">The symbol whose body holds it.</param>
    /// <param name="cancellationToken">Asked at every step.</param>
    public CallSite? Read(IInvocationOperation call, ISymbol containing, CancellationToken cancellationToken) =>
        Read(CallExpression.Of(call), containing, cancellationToken);

    /// <summary>Reads a call, bound or not.</summary>
    public CallSite? Read(CallExpression call, ISymbol containing, CancellationToken cancellationToken) =>
        Read(call, containing, CallContext.Of(), new ReadingEffort(), cancellationToken).Site;

    /// <summary>
    /// Reads a call and, where it stands in a wrapper, what each of the wrapper's callers makes of it. No site, but callers: a request
    /// that asks a model only for these.
    /// </summary>
    public WrappedCall ReadWithCallers(
        CallExpression call, ISymbol containing, ReadingEffort effort, CancellationToken cancellationToken)
    {
        var (site, dependsOn) = Read(call, containing, CallContext.Of(), effort, cancellationToken);
        var wrapper = new WrapperReading(
            _models, p => Read(call, containing, p, effort, cancellationToken), LoopsAround, IsStarted, Within(), cancellationToken);
        var callers = wrapper.Read(dependsOn, containing, site is not null);
        return new WrappedCall(wrapper.GoesElsewhere ? null : site, callers, wrapper.MayHaveOthers);

        bool IsStarted(IMethodSymbol method) => CallerArguments.IsOpen(method, _models.Compilation)
            || new EntryPointReading(_index, _models.Compilation, cancellationToken).KindOf(method) != EntryPointKind.None;

        // By name, so that it holds whatever else of the member is read.
        string Within() => call.Syntax is InvocationExpressionSyntax syntax
            && CallSiteIdentity.Before(syntax, cancellationToken).Any(i => _index.MayBeCall(CallSiteIdentity.NameOf(i)))
            ? ">" + CallSiteIdentity.InMember(call.Method, syntax, cancellationToken)
            : "";

        IReadOnlyList<AttemptFactor> LoopsAround(IInvocationOperation caller, CallContext through) =>
            new CallRepetition(_index, Values(through, effort, cancellationToken)).AroundCaller(CallExpression.Of(caller));
    }

    /// <summary>The methods around an HTTP request that other projects can give its address; none for a call of an SDK.</summary>
    public IEnumerable<HttpGateway> Gateways(CallExpression call, ISymbol containing, CancellationToken cancellationToken) =>
        _index.FindCall(call.Method) is not { Entry.Kind: EntryKind.HttpCall } found ? Enumerable.Empty<HttpGateway>()
        : HttpGateways.Around(containing, _index, found.Sdk.Sdk, path =>
        {
            var request = new HttpRequestReader(_index, Values(path, new ReadingEffort(), cancellationToken)).Read(call, found.Entry);
            return (request.Url, request.Body);
        });

    /// <summary>The methods from which call sites can be reached.</summary>
    /// <param name="sites">The call sites with their ids.</param>
    /// <param name="cancellationToken">Asked at every step.</param>
    public IReadOnlyList<MethodSummary> Methods(IEnumerable<SitePlace> sites, CancellationToken cancellationToken) =>
        new CallGraphReader(_index, _models, path => Values(path, new ReadingEffort(), cancellationToken), cancellationToken).Read(sites);

    private ValueReader Values(CallContext path, ReadingEffort effort, CancellationToken cancellationToken) =>
        _environment.Reader(path, effort, cancellationToken);

    private (CallSite? Site, CallerDependencies DependsOn) Read(
        CallExpression call, ISymbol containing, CallContext path, ReadingEffort effort, CancellationToken cancellationToken)
    {
        var values = Values(path, effort, cancellationToken);
        if (_index.FindCall(call.Method) is not { } found || PassesOn(call, containing, found) || Middleware.Serves(_index, call, cancellationToken))
        {
            return (null, values.DependsOn);
        }

        var site = found.Entry.Kind is EntryKind.HttpCall or EntryKind.HttpContract
            ? ReadHttp(call, containing, found, values, cancellationToken)
            : new CallReading(_index, values, _environment.Prompts, call, found).Read(containing);
        return (site is null ? null : site with { Cap = _handlers.Behind(site.Cap, cancellationToken) }, values.DependsOn);
    }

    private CallSite? ReadHttp(CallExpression call, ISymbol containing, IndexedEntry found, ValueReader values, CancellationToken cancellationToken)
    {
        if (new HttpCallReader(_index, values).Read(call, found.Entry) is not { } site)
        {
            return null;
        }

        var member = CallSiteIdentity.DocumentationId(CallSiteIdentity.Member(containing));
        return site with
        {
            Id = CallSiteIdentity.Of(member, call.Method, call.Syntax, cancellationToken),
            Place = SourceLocations.Of(call.Syntax),
            Member = member,
            Sdk = found.Sdk.Sdk,
            Method = CalledMethod.Name(call),
            Written = CalledMethod.AsWritten(call),
            Attempts = site.Attempts.Concat(Handlers(found.Entry)).Concat(new CallRepetition(_index, values).Around(call)).ToList(),
        };

        // HttpClient itself sends once; what its handlers do stands where it is registered.
        IEnumerable<AttemptFactor> Handlers(CatalogEntry entry) => entry.Slots.Where(static s => s.Value == Slot.Client)
            .Select(s => s.Key == CatalogEntry.Receiver ? values.Read(call.Instance)
                : call.Arguments.FirstOrDefault(a => a.Parameter.Name == s.Key) is { } client ? values.ReadArgument(client)
                : Value.Unset)
            .Select(client => new HttpClientResilience(_index, values).Factor(client, containing, call.Operation)).OfType<AttemptFactor>();
    }

    // A decorator's own implementation hands the call on: its caller is the call site.
    private bool PassesOn(CallExpression call, ISymbol containing, IndexedEntry found)
    {
        for (var symbol = containing; symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
        {
            if (method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation && !method.IsStatic)
            {
                var contract = method.ExplicitInterfaceImplementations.FirstOrDefault() ?? method;
                return contract.Name == call.Method.Name && _index.FindCall(contract)?.Entry == found.Entry
                    || found.Entry.ServedBy.Contains(method.Name) && method.IsOverride && _index.OverridesIn(method, found.Entry.Type);
            }
        }

        return false;
    }
}
