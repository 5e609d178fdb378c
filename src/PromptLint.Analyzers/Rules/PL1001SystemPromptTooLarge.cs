using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Rules;

/// <summary>The system prompt is sent, and billed, with every request.</summary>
internal sealed class PL1001SystemPromptTooLarge : Rule
{
    private static readonly RuleOption MaxTokens = new(
        "promptlint.PL1001.max_tokens",
        2000,
        1,
        "the most tokens of system and developer messages that go unreported");

    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL1001",
        "SystemPromptTooLarge",
        "System prompt is too large",
        "The system prompt of this call has {0} tokens, more than {1}{2}",
        "A system prompt is billed with every request of every user. What stands in it should earn its place.",
        DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override ImmutableArray<RuleOption> Options => ImmutableArray.Create(MaxTokens);

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var system = context.Estimate.Input.System;
        var most = context.Option(MaxTokens);
        if (system.Typical > most)
        {
            context.Report(this, Wording.Tokens(system), Wording.Number(most), Price(context));
        }
    }

    // Only where the model is known: dollars of a guessed model would be invented.
    private static string Price(RuleContext context)
    {
        var system = context.Estimate.Input.System;
        var about = system.Exactness == Core.Tokens.Exactness.Exact ? "" : "about ";
        return context.Estimate.Models is [var model]
            ? $": {about}{Wording.Money(system.Typical * model.Rates.Input / 1000)} per 1,000 calls on {model.Id}"
            : "";
    }
}
