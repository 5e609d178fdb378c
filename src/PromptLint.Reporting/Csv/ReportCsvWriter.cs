using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Money;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;

namespace PromptLint.Reporting.Csv;

/// <summary>
/// Writes call sites in the columns of FOCUS 1.2, the FinOps format for bills, so that a forecast can lie beside one. It is a
/// forecast: ListCost at list prices, and none of the columns that tell what was billed or contracted. Columns that FOCUS does not know begin with <c>x_</c>.
/// </summary>
public static class ReportCsvWriter
{
    private static readonly (string Name, Func<ReportedCallSite, string> Cell)[] Columns =
    {
        ("BillingCurrency", static _ => "USD"),
        ("ChargeCategory", static _ => "Usage"),
        ("ChargeDescription", static s => CsvText.Text(s.Fact.Method + " in " + MemberName.Of(s.Fact.Member))),
        ("ChargeFrequency", static _ => "Usage-Based"),
        ("ListCost", static s => Amount(s.Fact.Monthly?.Expected)),
        ("ListUnitPrice", static s => Amount(s.Fact.Cost.Expected)),
        ("PricingCategory", static _ => "Standard"),
        ("PricingQuantity", static s => Amount(s.Fact.Monthly?.Calls)),
        ("PricingUnit", static _ => "Calls"),
        ("ResourceId", static s => CsvText.Text(s.Fact.Id)),
        ("ResourceName", static s => CsvText.Text(MemberName.Of(s.Fact.Member))),
        ("ResourceType", static _ => "LLM call site"),
        ("ServiceCategory", static _ => "AI and Machine Learning"),
        ("ServiceName", static s => CsvText.Text(s.Fact.Sdk)),
        ("SkuId", static s => CsvText.Text(s.Fact.Model.Id)),
        ("SkuMeter", static _ => "Tokens"),
        ("Tags", static s => CsvText.Text(Tags(("project", s.Projects), ("task", s.Tasks)))),
        ("x_CostPerCallHigh", static s => Amount(s.Fact.Cost.High)),
        ("x_CostPerCallLow", static s => Amount(CostTotal.IsKnown(s.Fact) ? s.Fact.Cost.Low : null)),
        ("x_File", static s => CsvText.Text(s.Fact.Place.File)),
        ("x_Findings", static s => CsvText.Text(string.Join(" ", s.FindingIds))),
        ("x_InputTokensHigh", static s => Whole(s.Fact.Input.Total.High)),
        ("x_InputTokensLow", static s => Whole(s.Fact.Input.Total.Low)),
        ("x_Line", static s => Whole(s.Fact.Place.Line)),
        ("x_NotAnalysed", static _ => ""),
        ("x_Operation", static s => ContractNames<LlmOperation>.Of(s.Fact.Operation)),
        ("x_OutputTokensCap", static s => Whole(s.Fact.Cap.Tokens)),
        ("x_RequestsHigh", static s => Whole(s.Fact.Attempts.High)),
        ("x_RequestsLow", static s => Whole(s.Fact.Attempts.Low)),
    };

    /// <summary>
    /// One line of names, one for each call site that counts in the report's order, and one for each thing that could not be analysed, with its reason in
    /// <c>x_NotAnalysed</c>. An empty cell is unknown.
    /// </summary>
    public static string Write(CostReport report)
    {
        var csv = new StringBuilder(CsvText.Line(Columns.Select(static c => c.Name)));
        foreach (var site in report.Counted)
        {
            csv.Append(CsvText.Line(Columns.Select(c => c.Cell(site))));
        }

        foreach (var failure in report.Failures)
        {
            csv.Append(CsvText.Line(Columns.Select(c => Cell(c.Name, failure))));
        }

        return csv.ToString();
    }

    // No amounts: what they are is what nobody knows.
    private static string Cell(string column, AnalysisFailure failure) => column switch
    {
        "BillingCurrency" => "USD",
        "ResourceId" => CsvText.Text(failure.Site),
        "ResourceName" => CsvText.Text(failure.Member.Length > 0 ? MemberName.Of(failure.Member) : ""),
        "ResourceType" => failure.Step == FailedStep.Call ? "LLM call site" : "",
        "Tags" => CsvText.Text(Tags(("project", failure.Projects))),
        "x_File" => CsvText.Text(failure.Place?.File),
        "x_Line" => Whole(failure.Place?.Line),
        "x_NotAnalysed" => CsvText.Text(failure.Why),
        _ => "",
    };

    // FOCUS has tags as an object of names and texts.
    private static string Tags(params (string Name, IReadOnlyList<string> Values)[] all)
    {
        var tags = all.Where(static t => t.Values.Count > 0).ToList();
        if (tags.Count == 0)
        {
            return "";
        }

        var json = new JsonWriter(indented: false);
        json.Object(() => tags.ForEach(t => json.Name(t.Name).String(string.Join(" ", t.Values))));
        return json.ToString();
    }

    private static string Amount(decimal? amount) => MoneyText.Exact(amount) ?? "";

    private static string Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
