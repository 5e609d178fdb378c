using CsCheck;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Csv;
using PromptLint.Reporting.Diff;
using PromptLint.Reporting.Html;
using PromptLint.Reporting.Markdown;
using PromptLint.Reporting.Policy;
using PromptLint.Reporting.Prices;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Sarif;
using PromptLint.Reporting.Telemetry;
using PromptLint.Reporting.Usage;
using PromptLint.Reporting.WhatIf;
using Xunit;

namespace PromptLint.Reporting.Tests.Reports;

/// <summary>Files that are cut off, damaged or of another kind are an error with a place, and nothing else; amounts beyond any number are no error at all.</summary>
public sealed class BrokenInputTests
{
    private const string List = """[ { "id": "openai", "models": [ { "id": "gpt-4o", "context_window": 128000, "prices": { "input_mtok": { "base": 2.5, "tiers": [ { "start": 272000, "price": 5 } ] }, "output_mtok": 10 } } ] } ]""";
    private const string LiteLlmList = """{ "gpt-4o": { "litellm_provider": "openai", "input_cost_per_token": 2e-06, "input_cost_per_token_above_200k_tokens": 4e-06, "max_input_tokens": 128000 } }""";
    private const string ModelsDevList = """{ "openai": { "id": "openai", "models": { "gpt-4o": { "cost": { "input": 2, "output": 8, "tiers": [ { "tier": { "size": 272000 }, "input": 6 } ] }, "limit": { "context": 128000 } } } } }""";
    private const string Span = """{ "resourceSpans": [ { "scopeSpans": [ { "spans": [ { "startTimeUnixNano": "1793923200000000000", "attributes": [ { "key": "gen_ai.request.model", "value": { "stringValue": "gpt-4o" } }, { "key": "gen_ai.usage.input_tokens", "value": { "intValue": "1000" } } ] } ] } ] } ] }""";
    private const string Bill = "BilledCost,BillingCurrency,ChargePeriodStart,ConsumedQuantity,ConsumedUnit\n12.5,USD,2026-10-01,\"5000\",Tokens\n";
    private const string Line = """{ "time": "2026-11-01T10:00:00Z", "model": "gpt-4o", "inputTokens": 10, "cachedTokens": 5, "cost": 0.5 }""";

    private static readonly string[] Instead = ["null", "true", "-1", "1e400", "\"\"", "\"\\u0000\"", "[]", "{}", "[[[[", "99999999999999999999999", "0.1", "\"2026-13-45\"", ""];

    public static TheoryData<string> Kinds => ["report", "usage", "policy", "lines", "spans", "bill", "genai", "litellm", "models.dev"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_that_is_cut_off_anywhere_is_an_error_with_a_place_or_still_a_file(string kind)
    {
        var (text, read) = Of(kind);
        var step = Math.Max(1, text.Length / 400);
        for (var length = 0; length < text.Length; length += step)
        {
            Try(read, text[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_in_which_anything_is_something_else_is_an_error_with_a_place_or_still_a_file(string kind)
    {
        var (text, read) = Of(kind);
        var values = System.Text.RegularExpressions.Regex.Matches(text, "(?<=[:,\\[{]\\s*)(\"[^\"]*\"|[-\\d.e]+|null|true|\\[|\\{)");
        Gen.Select(Gen.Int[0, Math.Max(0, values.Count - 1)], Gen.Int[0, Instead.Length - 1]).Sample(
            (at, with) => Try(read, values.Count == 0 ? Instead[with] : text[..values[at].Index] + Instead[with] + text[(values[at].Index + values[at].Length)..]),
            iter: 600,
            threads: 1);
    }

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void Amounts_at_the_end_of_all_numbers_come_out_of_every_format(string text)
    {
        var amount = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var report = ReportMerge.Of([Sites.Report(
            [.. Enumerable.Range(1, 3).Select(i => Sites.Priced("M:A.B" + i, "/repo/a.cs", i) with { Cost = new CostRange(amount, amount, amount), Monthly = new MonthlyCost(Math.Abs(amount), amount, amount, amount) })])]);
        var ordinary = ReportMerge.Of([Sites.Report(Sites.Priced("M:A.B1", "/repo/a.cs", 1))]);
        var usage = UsageFileReader.Read("""{ "version": 1, "callSites": [ { "path": "**", "callsPerMonth": 1000000000000, "inputTokens": 1000000000, "outputTokens": 1000000000, "rounds": 1000000, "retries": 1000 } ] }""");

        Assert.NotEmpty(ReportMarkdownWriter.Write(report));
        Assert.NotEmpty(ReportHtmlWriter.Write(report, []));
        Assert.NotEmpty(ReportCsvWriter.Write(report));
        Assert.NotEmpty(ReportSarifWriter.Write(report, []));
        Assert.Equal(ReportJsonWriter.Write(report), ReportJsonWriter.Write(ReportJsonReader.Read(ReportJsonWriter.Write(report))));
        foreach (var diff in new[] { ReportDiff.Of(ordinary, report), ReportDiff.Of(report, ordinary) })
        {
            Assert.NotEmpty(DiffMarkdownWriter.Write(diff, reassure: true) + DiffTextWriter.Write(diff, reassure: true) + DiffJsonWriter.Write(diff));
            _ = new DiffThreshold(1, 1).Exceeded(diff);
        }

        var policy = PolicyFileReader.Read("""{ "version": 1, "budgets": [ { "solution": true, "perMonth": 1000000000000 }, { "path": "**", "perCall": 0 } ] }""");
        Assert.NotEmpty(PolicyTextWriter.Write(PolicyCheck.Of(policy, report, usage)));
        Assert.NotEmpty(WhatIfMarkdownWriter.Write(WhatIfAnalysis.Of(report, usage, PriceBook.Default, [.. WhatIfAnalysis.Usual, new PriceChangeBy(1000), new ResponseCache(1)])));
        Assert.NotEmpty(ReportMarkdownWriter.Write(UsageOfReport.Apply(report, usage, PriceBook.Default)));
    }

    private static (string Text, Action<string> Read) Of(string kind) => kind switch
    {
        "report" => (ReportJsonWriter.Write(HostileText.Report("x")), static t => ReportJsonReader.Read(t)),
        "usage" => (RepositoryFiles.Read("samples", "SupportDesk", "promptlint.usage.json"), static t => UsageFileReader.Read(t)),
        "policy" => (RepositoryFiles.Read("samples", "SupportDesk", "promptlint.policy.json"), static t => PolicyFileReader.Read(t)),
        "lines" => (Line + "\n" + Line, static t => JsonLinesRecords.Read(t)),
        "spans" => (Span, static t => OpenTelemetryRecords.Read(t)),
        "bill" => (Bill, static t => FocusRecords.Read(t)),
        "genai" => (List, static t => CommunityPrices.Read(t, "2026-11-20")),
        "litellm" => (LiteLlmList, static t => CommunityPrices.Read(t, "2026-11-20")),
        _ => (ModelsDevList, static t => CommunityPrices.Read(t, "2026-11-20")),
    };

    private static void Try(Action<string> read, string text)
    {
        try
        {
            read(text);
        }
        catch (JsonFormatException e)
        {
            Assert.True(e.Line >= 1 && e.Column >= 1 && e.Message.Length > 0 && !e.Message.Contains('\n', StringComparison.Ordinal));
        }
    }
}
