using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Rules;

/// <summary>A retry that only success ends sends requests for as long as the service fails.</summary>
internal sealed class PL3001RetryUnbounded : Rule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL3001",
        "RetryUnbounded",
        "Retry is unbounded",
        "`{0}` is sent again without bound: the {1} at {2} ends only when a call succeeds; bound its attempts",
        "A service that fails, or an answer that never passes a check, is asked again without limit. Attempts that time out after processing are billed.",
        DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        if (context.Site.Attempts.FirstOrDefault(static f => f.Exit == LoopExit.SuccessOnly) is { } factor)
        {
            context.Report(new Finding(Rule, new object[] { context.Site.Written, Name(factor.Kind), Wording.At(factor.Place, context.Site.Place) })
            {
                Place = factor.Place,
            });
        }
    }

    private static string Name(AttemptKind kind) => kind switch
    {
        AttemptKind.Polly or AttemptKind.SdkRetry or AttemptKind.HttpRetry => "retry policy",
        AttemptKind.Recursion => "recursion",
        _ => "loop",
    };
}
