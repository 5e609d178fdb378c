using System;
using System.Linq;
using System.Reflection;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Facts;

namespace PromptLint.Analyzers.Analysis;

/// <summary>
/// Says what failed: which step, where, and by which exception. Never its message, which may hold the user's text, nor its stack, which
/// differs from run to run.
/// </summary>
internal static class FailedReading
{
    /// <summary>A call that could not be read.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="model">The model of the file.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Asked while its names are looked up.</param>
    public static AnalysisFailure OfCall(Exception exception, SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        var failure = Of(FailedStep.Call, exception, "it read the call") with { Place = SourceLocations.Of(call) };
        try
        {
            var symbol = model.GetSymbolInfo(call, cancellationToken);
            if (model.GetEnclosingSymbol(call.SpanStart, cancellationToken) is { } containing
                && (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method)
            {
                var member = CallSiteIdentity.DocumentationId(CallSiteIdentity.Member(containing));
                return failure with { Member = member, Site = CallSiteIdentity.Of(member, method, call, cancellationToken) };
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What kept the call from being read may keep it from being named: then its place must do.
        }

        return failure;
    }

    /// <summary>A step about the project that failed.</summary>
    /// <param name="step">The step.</param>
    /// <param name="exception">What was thrown.</param>
    /// <param name="doing">What was being done, as a clause that follows "while".</param>
    public static AnalysisFailure Of(FailedStep step, Exception exception, string doing)
    {
        var thrown = exception is TargetInvocationException or TypeInitializationException or AggregateException ? exception.GetBaseException() : exception;
        var type = thrown.GetType().FullName ?? thrown.GetType().Name;
        var why = thrown is InsufficientExecutionStackException ? "the code is nested too deeply to be read" : $"PromptLint threw {type} while {doing}";
        return new AnalysisFailure(step, null, why) { Exception = type };
    }
}
