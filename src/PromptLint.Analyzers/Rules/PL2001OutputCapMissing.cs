using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Rules;

/// <summary>An answer without a cap can be as long, and as dear, as the model allows.</summary>
internal sealed class PL2001OutputCapMissing : Rule
{
    /// <summary>The cap that the code fix writes; public so that the fix reads the same option.</summary>
    public static readonly RuleOption DefaultCap = new("promptlint.PL2001.default_cap", 1024, 1, "the cap in tokens that the code fix writes");

    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL2001",
        "OutputCapMissing",
        "Output cap is missing",
        "The answer of `{0}` has no cap{1}",
        "Output tokens are the expensive ones, and without a cap the model decides how many there are.",
        DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override ImmutableArray<RuleOption> Options => ImmutableArray.Create(DefaultCap);

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        if (context.Site.Cap.State == CapState.Missing)
        {
            context.Report(this, context.Site.Written, Rest(context));
        }
    }

    // What to set, and what it may cost until then.
    private static string Rest(RuleContext context)
    {
        var parts = new[] { context.Site.CapSetting is { } setting ? $"set `{setting}`" : null, Most(context) }.OfType<string>().ToList();
        return parts.Count == 0 ? "" : ": " + string.Join("; ", parts);
    }

    private static string? Most(RuleContext context)
    {
        var dearest = context.Estimate.Models.Where(static m => m is { MaxOutputTokens: not null, Rates.Output: not null })
            .OrderByDescending(static m => m.MaxOutputTokens * m.Rates.Output).FirstOrDefault();
        return dearest is { MaxOutputTokens: { } most, Rates.Output: { } rate }
            ? $"{dearest.Id} may write {Wording.Number(most)} tokens, {Wording.Money(most * rate / 1_000_000)} for one answer"
            : null;
    }
}
