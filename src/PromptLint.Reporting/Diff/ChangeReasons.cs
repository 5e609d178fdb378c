using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;

namespace PromptLint.Reporting.Diff;

/// <summary>Says in words what is another about a call site.</summary>
internal static class ChangeReasons
{
    /// <summary>The reasons; code of the user stands between backticks.</summary>
    public static IReadOnlyList<string> Of(ReportedCallSite old, ReportedCallSite @new)
    {
        var reasons = new List<string>();
        var (before, after) = (old.Fact, @new.Fact);
        Tell(reasons, "model", Model(before), Model(after));
        Tell(reasons, "input", Input(before), Input(after));
        Tell(reasons, "output cap", Cap(before), Cap(after));
        Tell(reasons, "requests", Requests(before), Requests(after));
        Tell(reasons, "calls a month", Calls(before), Calls(after));
        Tell(reasons, "stop sequence", ContractNames<StopState>.Of(before.Stop), ContractNames<StopState>.Of(after.Stop));
        if (reasons.Count == 0 && (before.Cost.Low != after.Cost.Low || before.Cost.High != after.Cost.High))
        {
            // The same tokens of the same model for other money.
            reasons.Add("the price of " + Model(after));
        }
        else if (reasons.Count == 0 && (before.Cost != after.Cost || before.Monthly != after.Monthly))
        {
            reasons.Add("what the usage file tells");
        }

        reasons.AddRange(@new.FindingIds.Except(old.FindingIds, StringComparer.Ordinal).Select(static f => "new finding " + f));
        reasons.AddRange(old.FindingIds.Except(@new.FindingIds, StringComparer.Ordinal)
            .Select(f => (@new.SuppressedIds.Contains(f) ? "now allowed: " : "no longer found: ") + f));
        if (reasons.Count == 0)
        {
            reasons.Add("details of the report only");
        }

        return reasons;
    }

    private static void Tell(List<string> reasons, string what, string before, string after)
    {
        if (before != after)
        {
            reasons.Add($"{what} {before} → {after}");
        }
    }

    private static string Model(CallSiteFact fact) => fact.Model.Id is { } id ? "`" + id + "`" : "unknown";

    private static string Input(CallSiteFact fact) => Range(fact.Input.Total.Low, fact.Input.Total.High) + " tokens";

    private static string Cap(CallSiteFact fact) => fact.Cap.Tokens is { } tokens ? CoverageLine.Number(tokens) : fact.Cap.State switch
    {
        CapState.Missing => "none",
        CapState.NotApplicable => "no output",
        _ => "unknown",
    };

    private static string Requests(CallSiteFact fact) => Range(fact.Attempts.Low, fact.Attempts.High);

    private static string Calls(CallSiteFact fact) => MoneyText.Exact(fact.Monthly?.Calls) ?? "unknown";

    private static string Range(long low, long? high) => high is not { } most ? CoverageLine.Number(low) + " or more"
        : most == low ? CoverageLine.Number(low)
        : CoverageLine.Number(low) + " – " + CoverageLine.Number(most);
}
