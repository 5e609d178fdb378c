using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Money;
using PromptLint.Core.Tokens;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Markdown;

/// <summary>The cells of a call site's row in the Markdown report.</summary>
internal static class CallSiteCells
{
    /// <summary>The model and how it came to be known.</summary>
    public static string Model(CallSiteFact fact)
    {
        var how = How(fact.Model);
        return fact.Model.Id is { } id ? MarkdownText.Code(id) + " (" + how + ")" : how;
    }

    /// <summary>The input tokens of one request, marked with how exact they are.</summary>
    public static string Input(CallSiteFact fact)
    {
        var total = fact.Input.Total;
        var low = CoverageLine.Number(total.Low);
        var range = total.High is not { } high ? low + " or more" : high == total.Low ? low : low + " – " + CoverageLine.Number(high);
        return total.Exactness switch
        {
            Exactness.Exact => range,
            Exactness.Approximate => "≈ " + range,
            Exactness.Bound => total.High is null ? range : range + " (bound)",
            _ => total.Low == 0 && total.High is null ? "unknown" : range,
        };
    }

    /// <summary>The bound on one answer.</summary>
    public static string Cap(CallSiteFact fact)
    {
        var why = fact.Cap.Why?.Text is { Length: > 0 } reason ? " (" + MarkdownText.Prose(reason) + ")" : "";
        return fact.Cap.State switch
        {
            CapState.Set => (fact.Cap.Tokens is { } tokens ? CoverageLine.Number(tokens) : "set, value unknown") + why,
            CapState.Missing => "**none**" + why,
            CapState.NotApplicable => "no output" + why,
            _ => "unknown" + why,
        };
    }

    /// <summary>The requests of one execution, and what multiplies them.</summary>
    public static string Attempts(CallSiteFact fact)
    {
        var low = CoverageLine.Number(fact.Attempts.Low);
        var range = fact.Attempts.High is not { } high ? low + " or more" : high == fact.Attempts.Low ? low : low + " – " + CoverageLine.Number(high);
        var kinds = fact.Attempts.Factors.Where(static f => f.Kind != AttemptKind.Choices)
            .Select(static f => Words(f.Kind))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return (kinds.Count == 0 ? range : range + " (" + string.Join(", ", kinds) + ")") + Choices(fact);
    }

    // Several answers are one request.
    private static string Choices(CallSiteFact fact) => string.Concat(fact.Attempts.Factors.Where(static f => f.Kind == AttemptKind.Choices)
        .Select(static f => f.High is { } most ? ", " + CoverageLine.Number(most) + " answers each" : ", several answers each"));

    /// <summary>Dollars for some number of executions.</summary>
    public static string Cost(CallSiteFact fact, int calls) => MoneyText.Range(MoneySum.Times(fact.Cost.Low, calls), MoneySum.Times(fact.Cost.High, calls));

    /// <summary>Ids of what was found, those that the code allows in brackets.</summary>
    public static string Findings(ReportedCallSite site) =>
        string.Join(", ", site.FindingIds.Concat(site.SuppressedIds.Select(static id => "(" + id + ")")).Select(MarkdownText.Plain));

    /// <summary>Why the cost has no upper bound; empty when it has one.</summary>
    public static string WhyOpen(CallSiteFact fact)
    {
        var reasons = new List<string>();
        if (fact.Input.Total.High is null)
        {
            reasons.Add(fact.Input.Holes.Count == 0
                ? "the input is not bounded"
                : "the input holds "
                    + string.Join(", ", fact.Input.Holes.Select(static h => MarkdownText.Code(h.Expression) + " (" + MarkdownText.Prose(h.Why.Text) + ")")));
        }

        if (fact.Cap.State is not CapState.NotApplicable && fact.Cap.Tokens is null)
        {
            reasons.Add(fact.Cap.State == CapState.Missing ? "no output cap" : "the output cap is not known");
        }

        reasons.AddRange(fact.Attempts.Factors.Where(static f => f.High is null).Select(static f => MarkdownText.Prose(f.Why.Text)));
        return string.Join("; ", reasons.Distinct(StringComparer.Ordinal));
    }

    // What is told of a deployment says already how its model came to be known.
    private static string How(ModelFact model) => (model.How, model.Why) switch
    {
        (ModelSource.Deployment or ModelSource.Mapped, { Length: > 0 } why) => MarkdownText.Prose(why),
        (ModelSource.Deployment, _) => "deployment, taken at its word",
        (_, { Length: > 0 } why) => ContractNames<ModelSource>.Of(model.How) + ": " + MarkdownText.Prose(why),
        _ => ContractNames<ModelSource>.Of(model.How),
    };

    private static string Words(AttemptKind kind) => kind switch
    {
        AttemptKind.SdkRetry => "SDK retries",
        AttemptKind.HttpRetry => "HTTP retries",
        AttemptKind.Polly => "Polly",
        AttemptKind.Loop => "loop",
        AttemptKind.ToolLoop => "tool loop",
        AttemptKind.Recursion => "recursion",
        AttemptKind.Choices => "choices",
        _ => ContractNames<AttemptKind>.Of(kind),
    };
}
