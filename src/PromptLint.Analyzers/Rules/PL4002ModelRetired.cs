using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace PromptLint.Analyzers.Rules;

/// <summary>
/// A retired model answers with an error, or a dearer one answers in its place. Dates are compared with the price card's own date,
/// never with the clock: the same source gives the same build.
/// </summary>
internal sealed class PL4002ModelRetired : Rule
{
    private static readonly RuleOption HorizonDays = new(
        "promptlint.PL4002.horizon_days",
        90,
        0,
        "how many days after the price card's date a retirement is reported");

    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL4002",
        "ModelRetired",
        "Model is retired or retiring",
        "{0} {1} on {2}{3}",
        "Calls of a retired model fail, and their retries with them, or they are served by another model at its price.",
        DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override ImmutableArray<RuleOption> Options => ImmutableArray.Create(HorizonDays);

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var horizon = context.Option(HorizonDays);
        // One of several possible models that lives on may be the one that is called.
        if (context.Estimate.Models.Any(m => !IsRetiring(m, horizon)))
        {
            return;
        }

        foreach (var model in context.Estimate.Models.OrderBy(static m => m.Retirement, StringComparer.Ordinal))
        {
            TryDate(model.Retirement, out var retirement);
            TryDate(model.CardAsOf, out var asOf);
            var fallback = context.Site.Model.How == Core.Calls.ModelSource.Fallback ? " (the fallback when configuration names none)" : "";
            context.Report(this, model.Id, retirement <= asOf ? "was retired" : "will be retired", model.Retirement!, fallback);
            return;
        }
    }

    private static bool IsRetiring(Core.Pricing.ModelPrice model, long horizon) =>
        TryDate(model.Retirement, out var retirement) && TryDate(model.CardAsOf, out var asOf) && (retirement - asOf).Days <= horizon;

    private static bool TryDate(string? text, out DateTime date) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
