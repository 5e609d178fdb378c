using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Rules;

/// <summary>A retry without a pause spends its attempts before the service can recover.</summary>
internal sealed class PL3004RetryWithoutBackoff : Rule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL3004",
        "RetryWithoutBackoff",
        "Retry has no backoff",
        "The {1} at {2} sends `{0}` again at once when it fails; wait longer after each failure",
        "What is throttled is refused again, and each attempt that was processed before it failed is billed.",
        DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        // One loop, one finding: an unbounded one is PL3001's.
        if (context.Site.Attempts.FirstOrDefault(static f => f is { IsImmediate: true, Exit: LoopExit.Bounded, High: not (0 or 1) }) is { } retry
            && context.Site.Attempts.All(static f => f.Exit == LoopExit.Bounded))
        {
            context.Report(new Finding(Rule, new object[] { context.Site.Written, retry.Kind == AttemptKind.Polly
                ? "policy"
                : "loop", Wording.At(retry.Place, context.Site.Place) })
            { Place = retry.Place });
        }
    }
}
