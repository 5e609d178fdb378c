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
internal sealed record CallerSite(SyntaxNode Syntax, CallSite Site);

/// <summary>
/// Sees through the user's own methods that end in a call and take its prompt, model or cap as parameters: each caller is the same
/// request with arguments of its own. A caller that only passes its own parameters on is a wrapper too, and its callers count.
/// </summary>
internal sealed class WrapperReading
{
    private readonly SourceModels _models;
    private readonly Func<CallContext, (CallSite? Site, CallerDependencies DependsOn)> _read;
    private readonly Func<IInvocationOperation, CallContext, IReadOnlyList<AttemptFactor>> _loopsAround;
    private readonly CancellationToken _cancellationToken;
    private readonly List<CallerSite> _found = new();
    private bool _goesElsewhere;
    private int _most = AnalysisLimits.WrapperCallers;

    /// <summary>Prepares the reading of one call's callers.</summary>
    /// <param name="models">The compilation.</param>
    /// <param name="read">Reads the call as reached on a path, and says whose callers decide what it is; null when it is none on that path.</param>
    /// <param name="loopsAround">What repeats a caller.</param>
    /// <param name="cancellationToken">Asked for each caller.</param>
    public WrapperReading(
        SourceModels models,
        Func<CallContext, (CallSite? Site, CallerDependencies DependsOn)> read,
        Func<IInvocationOperation, CallContext, IReadOnlyList<AttemptFactor>> loopsAround,
        CancellationToken cancellationToken)
    {
        _models = models;
        _read = read;
        _loopsAround = loopsAround;
        _cancellationToken = cancellationToken;
    }

    /// <summary>
    /// True when for some caller the call asks no model: a request whose address the caller gives. Then the others stand for the call,
    /// unless they are too many to be told.
    /// </summary>
    public bool GoesElsewhere => _goesElsewhere && _found.Count <= _most;

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

        var any = false;
        foreach (var call in CallerArguments.Callers(_models, wrapper, _cancellationToken))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var caller = call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart, _cancellationToken);
            if (caller is null || IsWithin(caller, wrapper) || path.Calls.Any(c => c.Syntax == call.Syntax))
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
                _found.Add(new CallerSite(call.Syntax, At(call, caller, site, longer)));
            }
        }

        return any;
    }

    private CallSite At(IInvocationOperation call, ISymbol caller, CallSite site, CallContext path)
    {
        var member = CallSiteIdentity.DocumentationId(CallSiteIdentity.Member(caller));
        return site with
        {
            Id = CallSiteIdentity.Of(member, call.TargetMethod, call.Syntax, _cancellationToken),
            Place = SourceLocations.Of(call.Syntax),
            Member = member,
            Method = call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name,
            Attempts = site.Attempts.Concat(path.Calls.SelectMany(c => _loopsAround(c, path))).ToList(),
        };
    }

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
