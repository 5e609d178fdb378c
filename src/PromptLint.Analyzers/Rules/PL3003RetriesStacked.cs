using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptLint.Core.Calls;

namespace PromptLint.Analyzers.Rules;

/// <summary>A retry around a retry multiplies: each layer was meant to be the only one.</summary>
internal sealed class PL3003RetriesStacked : Rule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "PL3003",
        "RetriesStacked",
        "Retries are stacked",
        "`{0}` is retried in {1} layers, {2} requests in all: {3}; leave the retries to one layer",
        "Layers of retries multiply. A service that fails is asked many times for one question, and attempts that time out after processing are billed.",
        DiagnosticSeverity.Warning);

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var layers = Stacked(context.Site);
        if (layers.Count < 2 || context.Site.Attempts.Any(static f => f.Exit != LoopExit.Bounded))
        {
            return;
        }

        var product = layers.Aggregate(1m, static (all, layer) => all * layer.High!.Value);
        context.Report(
            new Finding(Rule, new object[] { context.Site.Written, layers.Count, Wording.Number((long)System.Math.Min(product, long.MaxValue)), string.Join(
                " x ",
                layers.Select(l => Layer(l, context.Site))) })
            {
                Place = layers.FirstOrDefault(static l => l.Kind != AttemptKind.SdkRetry)?.Place,
            });
    }

    /// <summary>
    /// The layers that all retry the same failure, those with the largest product; also what the fix goes by. A layer for throttling
    /// and one for a rejected key do not multiply: no failure is both.
    /// </summary>
    public static IReadOnlyList<AttemptFactor> Stacked(CallSite site)
    {
        // A layer without a bound is PL3001's; one that is not known may be none.
        var layers = site.Attempts.Where(static f => f is { Reason: RepeatReason.Failure, High: > 1 }).ToList();
        return layers.SelectMany(static l => l.Statuses ?? System.Array.Empty<int>()).Distinct().OrderBy(static s => s)
            .Select(status => layers.Where(l => l.Statuses is null || l.Statuses.Contains(status)).ToList())
            .Append(layers.Where(static l => l.Statuses is null).ToList())
            .OrderByDescending(static stack => stack.Aggregate(1m, static (all, layer) => all * layer.High!.Value)).First();
    }

    private static string Layer(AttemptFactor layer, CallSite site) => Wording.Number(layer.High!.Value) + " (" + Name(layer, site) + ")";

    private static string Name(AttemptFactor layer, CallSite site) => layer.Kind switch
    {
        AttemptKind.SdkRetry => layer.Place == site.Place ? "the client's default" : "the client" + At(layer, site),
        AttemptKind.HttpRetry => "the HTTP handler" + At(layer, site),
        AttemptKind.Polly => "the policy" + At(layer, site),
        _ => "the loop" + At(layer, site),
    };

    private static string At(AttemptFactor layer, CallSite site) => " at " + Wording.At(layer.Place, site.Place);
}
