using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Rules;

/// <summary>A stream sends its request when it is read: read twice, it is sent and billed twice.</summary>
internal sealed class PL3008StreamEnumeratedTwice : Rule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL3008",
        "StreamEnumeratedTwice",
        "Stream is read twice",
        "The stream of `{0}` is read again at line {1}, which sends the request again; keep what the first reading gave",
        "The request is sent when the stream is enumerated, not when the method is called. Each enumeration is billed, and each gives another answer.",
        DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        if (context.Site.Stream?.SecondReading is { } again)
        {
            context.Report(new Finding(Rule, new object[] { context.Site.Written, again.Line }) { Place = again });
        }
    }
}
