using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Rules;

/// <summary>A stream that nobody reads any more is generated, and billed, to its end.</summary>
internal sealed class PL3007StreamNotCancellable : Rule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL3007",
        "StreamNotCancellable",
        "Stream cannot be cancelled",
        "The stream of `{0}` does not receive the CancellationToken `{1}`: when the reader leaves, the rest of the answer is still generated",
        "Output tokens are billed whether anybody reads them or not. A stream that is cancelled stops the generation.",
        DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        if (context.Site.Stream is { IsCancellable: false, TokenInScope: { } token })
        {
            context.Report(this, context.Site.Written, token);
        }
    }
}
