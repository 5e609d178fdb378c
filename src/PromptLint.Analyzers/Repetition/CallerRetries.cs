using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptLint.Analyzers.Source;
using PromptLint.Analyzers.Values;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Repetition;

/// <summary>
/// The retries that stand around a method in its callers: a helper that sends, and a loop in whoever calls it that tries again, are one
/// retry. Only where all callers are in sight and each of them tries again: then it holds whoever calls.
/// </summary>
internal sealed class CallerRetries
{
    private readonly ValueReader _reader;
    private readonly int _depth;
    private readonly Func<CallExpression, int, IReadOnlyList<AttemptFactor>> _around;

    /// <summary>Prepares the reading.</summary>
    /// <param name="reader">Reads values.</param>
    /// <param name="depth">How many callers were gone up already.</param>
    /// <param name="around">What repeats a caller's call, with how many callers were gone up to it.</param>
    public CallerRetries(ValueReader reader, int depth, Func<CallExpression, int, IReadOnlyList<AttemptFactor>> around)
    {
        _reader = reader;
        _depth = depth;
        _around = around;
    }

    /// <summary>The retries of the caller that tries the most, innermost first; none where a caller does not try again.</summary>
    public IReadOnlyList<AttemptFactor> Around(IMethodSymbol method)
    {
        if (_depth >= AnalysisLimits.RetryCallersUp || method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction)
            || !_reader.Models.Declares(method) || CallerArguments.IsOpen(method, _reader.Models.Compilation)
            || _reader.Path.Methods.Contains(method.OriginalDefinition, SymbolEqualityComparer.Default))
        {
            return Array.Empty<AttemptFactor>();
        }

        var meant = Contracts.Of(method.OriginalDefinition);
        var calls = _reader.Models.Uses.Calls(method.Name, meant, _reader.CancellationToken).Where(c => !IsWithin(c, method))
            .Take(AnalysisLimits.CallersAround + 1).ToList();
        if (calls.Count == 0 || calls.Count > AnalysisLimits.CallersAround
            || _reader.Models.Uses.References(method.Name, meant, _reader.CancellationToken).Any())
        {
            return Array.Empty<AttemptFactor>();
        }

        IReadOnlyList<AttemptFactor> most = Array.Empty<AttemptFactor>();
        foreach (var call in calls)
        {
            _reader.CancellationToken.ThrowIfCancellationRequested();
            var retries = _reader.Models.Operation(call, _reader.CancellationToken) is IInvocationOperation caller ? Of(caller) : Array.Empty<AttemptFactor>();
            if (retries.Count == 0)
            {
                return retries;
            }

            most = most.Count == 0 || FactorProduct.Of(retries) > FactorProduct.Of(most) ? retries : most;
        }

        return most;
    }

    /// <summary>The retries around one caller: what the method that it calls is told of, if all the others retry too.</summary>
    public IReadOnlyList<AttemptFactor> Of(IInvocationOperation caller) =>
        _around(CallExpression.Of(caller), _depth + 1).Where(static f => f.Reason == RepeatReason.Failure).ToList();

    private static bool IsWithin(SyntaxNode call, IMethodSymbol method) => method.DeclaringSyntaxReferences
        .Any(d => d.SyntaxTree == call.SyntaxTree && d.Span.Contains(call.Span));
}
