using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Rules;

/// <summary>A request for each item sends the same instructions, or the same overhead, again and again.</summary>
internal sealed class PL3005CallPerItem : Rule
{
    private static readonly RuleOption MinRepeatedTokens = new(
        "promptlint.PL3005.min_repeated_tokens",
        500,
        1,
        "the least tokens of instructions that are worth sending once for many items");

    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL3005",
        "CallPerItem",
        "One call per item",
        "`{0}` is sent once for each item of the loop at {1}{2}; ask about several items in one request",
        "Many items in one request share its instructions; a list of texts is embedded in one request.",
        DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override ImmutableArray<RuleOption> Options => ImmutableArray.Create(MinRepeatedTokens);

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        // A retry sends the same item again: only loops over data are meant.
        if (context.Site.Attempts.FirstOrDefault(static f => f is { Reason: RepeatReason.Data, High: not (0 or 1) }) is not { } loop)
        {
            return;
        }

        if (context.Site.IsOneOfABatch)
        {
            Report(context, loop, ", one text at a time");
            return;
        }

        var instructions = context.Estimate.Input.System;
        if (context.Site.Operation is LlmOperation.Chat or LlmOperation.Responses && instructions.Low >= context.Option(MinRepeatedTokens))
        {
            Report(context, loop, $", with the same {Wording.Tokens(instructions)} tokens of instructions");
        }
    }

    private static void Report(RuleContext context, AttemptFactor loop, string repeated) =>
        context.Report(new Finding(Rule, new object[] { context.Site.Written, Wording.At(loop.Place, context.Site.Place), repeated }) { Place = loop.Place });
}
