using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Rules;

/// <summary>A loop that only the model's answer ends can go on for as long as the model likes.</summary>
internal sealed class PL3002AgentLoopUnbounded : Rule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL3002",
        "AgentLoopUnbounded",
        "Agent loop is unbounded",
        "`{0}`: the {1} at {2} ends only on the model's answer; nothing limits its iterations; count them",
        "A model that does not say the word keeps the loop going, usually with a history that grows with each round.",
        DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        // One loop, one finding: an unbounded retry is PL3001's.
        if (context.Site.Attempts.All(static f => f.Exit != LoopExit.SuccessOnly)
            && context.Site.Attempts.FirstOrDefault(static f => f.Exit == LoopExit.ModelAnswerOnly) is { } factor)
        {
            context.Report(new Finding(Rule, new object[] { context.Site.Written, factor.Kind == AttemptKind.Recursion
                ? "recursion"
                : "loop", Wording.At(factor.Place, context.Site.Place) })
            { Place = factor.Place });
        }
    }
}
