using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptLint.Analyzers.Rules;
using PromptLint.Analyzers.Source;
using PromptLint.Core.Facts;

namespace PromptLint.Analyzers.Analysis;

/// <summary>
/// A wall round each step of the analysis. What a step throws becomes a fact for the report and a diagnostic at its place; nothing that
/// the step had said before is told, since half a reading misleads, and the other steps go on. Cancellation passes through.
/// </summary>
internal sealed class AnalysisWall
{
    private readonly AnalysisProbe? _probe;

    public AnalysisWall(AnalysisProbe? probe) => _probe = probe;

    /// <summary>Takes a step.</summary>
    /// <param name="step">What it is.</param>
    /// <param name="call">The call that is read; null for a step about the project.</param>
    /// <param name="read">The step; is given what takes its diagnostics.</param>
    /// <param name="fail">Describes the failure, once the step has thrown.</param>
    /// <param name="report">Takes the diagnostics: those of the step when it is done, or those of its failure.</param>
    /// <param name="cancellationToken">What the step is cancelled by.</param>
    public void Around(
        FailedStep step,
        InvocationExpressionSyntax? call,
        Action<Action<Diagnostic>> read,
        Func<Exception, AnalysisFailure> fail,
        Action<Diagnostic> report,
        CancellationToken cancellationToken)
    {
        var told = new List<Diagnostic>();
        try
        {
            _probe?.Begins(step, call);
            read(told.Add);
        }
        catch (Exception e) when (!IsCancellation(e, cancellationToken))
        {
            // Any exception, on purpose: a defect of ours must neither stop somebody's build nor look like code that calls no model.
            _probe?.Failed(e);
            var failure = fail(e);
            told.Clear();
            told.Add(PL0001CallSiteCost.OfFailure(failure));
            told.Add(PL9001ConfigurationInvalid.OfFailure(failure, call is null ? Location.None : SourceLocations.NameOf(call).GetLocation()));
        }

        told.ForEach(report);
    }

    /// <summary>A call has been read, at a cost of so many steps.</summary>
    public void HasRead(SyntaxNode call, int steps) => _probe?.Read(call, steps);

    // An exception that only looks like a cancellation would be one more silence.
    private static bool IsCancellation(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
}
