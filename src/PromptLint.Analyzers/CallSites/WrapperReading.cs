using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.CallSites;

/// <summary>A call of a wrapper: the request that the wrapper sends for it.</summary>
/// <param name="Syntax">The call of the wrapper.</param>
/// <param name="Site">The request, with this caller's arguments.</param>
/// <param name="Runs">Documentation id of the wrapper that it runs: one of several, where the call is of an interface.</param>
internal sealed record CallerSite(SyntaxNode Syntax, CallSite Site, string Runs);

/// <summary>A call with the callers of the wrapper that it stands in.</summary>
/// <param name="Site">The call; null where it asks a model only for some callers.</param>
/// <param name="Callers">The callers, each a call site of its own.</param>
/// <param name="MayHaveOthers">True when somebody else may call the wrapper too.</param>
internal sealed record WrappedCall(CallSite? Site, IReadOnlyList<CallerSite> Callers, bool MayHaveOthers);

/// <summary>
/// Sees through the user's own methods that end in a call and take its prompt, model or cap as parameters: each caller is the same
/// request with arguments of its own. A caller that only passes its own parameters on is a wrapper too, and its callers count.
/// </summary>
internal sealed class WrapperReading
{
    private readonly SourceModels _models;
    private readonly Func<CallContext, (CallSite? Site, CallerDependencies DependsOn)> _read;
    private readonly Func<IInvocationOperation, CallContext, IReadOnlyList<AttemptFactor>> _loopsAround;
    private readonly Func<IMethodSymbol, bool> _isStartedOutside;
    private readonly string _within;
    private readonly CancellationToken _cancellationToken;
    private readonly List<CallerSite> _found = new();
    private bool _goesElsewhere;
    private int _most = AnalysisLimits.WrapperCallers;

    /// <summary>Prepares the reading of one call's callers.</summary>
    /// <param name="models">The compilation.</param>
    /// <param name="read">Reads the call as reached on a path, and says whose callers decide what it is; null when it is none on that path.</param>
    /// <param name="loopsAround">What repeats a caller.</param>
    /// <param name="isStartedOutside">Whether somebody runs a method whose call is not in sight: a host, a route, users of a library.</param>
    /// <param name="within">Which of several calls of the wrapper it is, as the ids of callers tell it; empty for the first.</param>
    /// <param name="cancellationToken">Asked for each caller.</param>
    public WrapperReading(
        SourceModels models,
        Func<CallContext, (CallSite? Site, CallerDependencies DependsOn)> read,
        Func<IInvocationOperation, CallContext, IReadOnlyList<AttemptFactor>> loopsAround,
        Func<IMethodSymbol, bool> isStartedOutside,
        string within,
        CancellationToken cancellationToken)
    {
        _models = models;
        _read = read;
        _loopsAround = loopsAround;
        _isStartedOutside = isStartedOutside;
        _within = within;
        _cancellationToken = cancellationToken;
    }

    /// <summary>
    /// True when for some caller the call asks no model: a request whose address the caller gives. Then the others stand for the call,
    /// unless they are too many to be told.
    /// </summary>
    public bool GoesElsewhere => _goesElsewhere && _found.Count <= _most;

    /// <summary>True when somebody may call one of the wrappers who is not among the callers.</summary>
    public bool MayHaveOthers { get; private set; }

    /// <summary>
    /// The callers; none where no parameter decides anything, or where a call that stands for them all has more than anybody would read.
    /// Callers of a request that is none by itself are call sites of their own: the first thousand.
    /// </summary>
    /// <param name="dependsOn">Whose callers decide what the call itself is.</param>
    /// <param name="containing">The symbol whose body holds the call.</param>
    /// <param name="standsForAll">True when the call itself was found to be a call site.</param>
    public IReadOnlyList<CallerSite> Read(CallerDependencies dependsOn, ISymbol containing, bool standsForAll)
    {
        _most = standsForAll ? AnalysisLimits.WrapperCallers : AnalysisLimits.GatewayCallers;
        return Expand(CallContext.Of(), dependsOn, containing) && (!standsForAll || _found.Count <= _most) ? _found : Array.Empty<CallerSite>();
    }

    // True when callers were found.
    private bool Expand(CallContext path, CallerDependencies dependsOn, ISymbol containing)
    {
        if (path.Length == AnalysisLimits.WrapperPath || Wrapper(dependsOn, containing) is not { } wrapper)
        {
            return false;
        }

        MayHaveOthers |= _isStartedOutside(wrapper) || _models.Uses.IsCalledUnbound(wrapper.Name, _cancellationToken)
            || _models.Uses.References(wrapper.Name, Contracts.Of(wrapper), _cancellationToken).Any();
        var any = false;
        foreach (var call in CallerArguments.Callers(_models, wrapper, _cancellationToken))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var caller = call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart, _cancellationToken);
            // Which of several implementations it runs is decided at run time: the call in each stands for whoever calls it so.
            var isOneOfSeveral = _models.Uses.MayRun(call.TargetMethod, _cancellationToken) > 1;
            MayHaveOthers |= caller is null || isOneOfSeveral;
            if (caller is null || isOneOfSeveral || IsWithin(caller, wrapper) || path.Calls.Any(c => c.Syntax == call.Syntax))
            {
                continue;
            }

            // On a circle of methods the way on leads back to where it came from; those who enter the circle are found elsewhere.
            if (path.Methods.Any(m => IsWithin(caller, m)))
            {
                any = true;
                continue;
            }

            if (_found.Count > _most)
            {
                break;
            }

            any = true;
            var longer = path.Through(call, wrapper);
            var (site, decided) = _read(longer);
            if (Expand(longer, decided, caller))
            {
                continue;
            }

            if (site is null)
            {
                _goesElsewhere = true;
            }
            else
            {
                _found.Add(new CallerSite(call.Syntax, At(call, caller, site, longer), MethodId.Of(wrapper)));
            }
        }

        return any;
    }

    private CallSite At(IInvocationOperation call, ISymbol caller, CallSite site, CallContext path)
    {
        var member = CallSiteIdentity.DocumentationId(CallSiteIdentity.Member(caller));
        return site with
        {
            Id = CallSiteIdentity.Of(member, call.TargetMethod, call.Syntax, _cancellationToken) + Way(path),
            Place = SourceLocations.Of(call.Syntax),
            Member = member,
            Method = call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name,
            Attempts = site.Attempts.Concat(path.Calls.SelectMany(c => _loopsAround(c, path))).ToList(),
        };
    }

    // One call may lead to several calls of a model: through other wrappers, and to more than one in the last.
    private string Way(CallContext path) => string.Concat(path.Calls.Reverse().Skip(1)
        .Select(c => ">" + CallSiteIdentity.InMember(c.TargetMethod, c.Syntax, _cancellationToken))) + _within;

    // The method around whose parameter decides something that no call on the path gives.
    private static IMethodSymbol? Wrapper(CallerDependencies dependsOn, ISymbol containing)
    {
        for (var symbol = containing; symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
        {
            if (dependsOn.Contains(method) && method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction)
            {
                return method.OriginalDefinition;
            }
        }

        return null;
    }

    private static bool IsWithin(ISymbol symbol, IMethodSymbol method)
    {
        for (ISymbol? at = symbol; at is not null; at = at.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, method))
            {
                return true;
            }
        }

        return false;
    }
}
