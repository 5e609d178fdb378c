using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PromptLint.Analyzers.Reading;

/// <summary>
/// The calls in source by the method that they call. The calls of one name are bound once: thousands of methods that share a name
/// (<c>HandleAsync</c>) would otherwise each look at all the others' calls.
/// </summary>
internal sealed class CallersByMethod
{
    private readonly SourceModels _models;
    private readonly ConcurrentDictionary<string, ILookup<ISymbol, (int Order, InvocationExpressionSyntax Call)>> _byName = new(StringComparer.Ordinal);

    /// <summary>Prepares the callers of a compilation.</summary>
    public CallersByMethod(SourceModels models) => _models = models;

    /// <summary>The calls of any of these methods, which share a name, in a fixed order.</summary>
    /// <param name="name">The methods' name.</param>
    /// <param name="meant">The methods as they are declared.</param>
    /// <param name="cancellationToken">Asked at every step.</param>
    public IEnumerable<InvocationExpressionSyntax> Of(string name, IEnumerable<ISymbol> meant, CancellationToken cancellationToken)
    {
        // No lock: two threads that ask at once find the same.
        var calls = _byName.GetOrAdd(name, n => Bind(n, cancellationToken));
        return meant.SelectMany(m => calls[m]).OrderBy(static c => c.Order).Select(static c => c.Call);
    }

    private ILookup<ISymbol, (int Order, InvocationExpressionSyntax Call)> Bind(string name, CancellationToken cancellationToken) =>
        NameIndex.Calls(_models.Compilation, name, cancellationToken)
            .Select((call, order) => (Method: (_models.Operation(call, cancellationToken) as IInvocationOperation)?.TargetMethod, Order: order, Call: call))
            .Where(static c => c.Method is not null)
            .ToLookup(static c => (ISymbol)(c.Method!.ReducedFrom ?? c.Method).OriginalDefinition, static c => (c.Order, c.Call), SymbolEqualityComparer.Default);
}
