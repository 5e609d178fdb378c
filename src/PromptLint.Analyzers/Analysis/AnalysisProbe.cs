using System;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Facts;

namespace PromptLint.Analyzers.Analysis;

/// <summary>What a test watches <see cref="AnalysisWall"/> with, or lets a step fail with. No host has one.</summary>
internal abstract class AnalysisProbe
{
    /// <summary>Called within the wall as a step begins; what it throws is thrown by the step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="call">The call that is about to be read; null for a step about the project.</param>
    public virtual void Begins(FailedStep step, SyntaxNode? call)
    {
    }

    /// <summary>Called when a call has been read, with its callers.</summary>
    /// <param name="call">The call.</param>
    /// <param name="steps">The expressions that were read for it: what its reading cost, in a number that is the same on every machine.</param>
    public virtual void Read(SyntaxNode call, int steps)
    {
    }

    /// <summary>Called with what a step has thrown, its stack included, which nobody else is told.</summary>
    public virtual void Failed(Exception exception)
    {
    }
}
