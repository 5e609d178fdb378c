using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Rules;

/// <summary>A model that no price card knows makes the report's total smaller than the invoice.</summary>
internal sealed class PL4001ModelUnpriced : Rule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL4001",
        "ModelUnpriced",
        "Model has no price",
        "No price for the {0} `{1}` in the loaded price cards, so that this call is not in the cost report's total; give it one in a PromptLintPriceCard",
        "Give a price in a card of your own (PromptLintPriceCard), or map a deployment's name to its model there.",
        DiagnosticSeverity.Info);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        // Of several possible models only those are named that lack a price.
        var unpriced = context.Estimate.UnpricedIds;
        if (unpriced.Count > 0 && context.Estimate.Models.Count == 0 && context.Site.Operation != LlmOperation.Image)
        {
            var kind = (context.Site.Model.NamesDeployment ? "deployment" : "model") + (unpriced.Count > 1 ? "s" : "");
            context.Report(this, kind, string.Join("`, `", unpriced.Take(3)));
        }
    }
}
