using System.Text.RegularExpressions;
using NJsonSchema;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;
using PromptLint.Core.Prompts;
using PromptLint.Core.Rules;
using PromptLint.Reporting.Csv;
using PromptLint.Reporting.Html;
using PromptLint.Reporting.Markdown;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Sarif;
using Xunit;

namespace PromptLint.Reporting.Tests.Reports;

public sealed class ReportFormatTests
{
    private static readonly RuleDescription[] Rules = [new("PL2001", "OutputCapMissing", "Output cap is missing", "Because.", "https://example.org/PL2001.md", "warning")];

    public static TheoryData<string> Hostile => HostileText.All;

    private static CostReport Mixed() => ReportMerge.Of(
    [
        Sites.Report(
            Sites.Priced("M:A.B", "/repo/src/a b.cs", 3),
            Sites.Open("M:A.C", "/repo/src/a.cs", 30) with { Monthly = new MonthlyCost(1000, 0.5m, 2m, null), Cost = new CostRange(0.0005m, 0.002m, null) },
            Sites.Unpriced("M:Z.Z", "/repo/src/z.cs", 1)),
    ]);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_adds_no_element_and_no_attribute_to_the_page(string text)
    {
        var page = ReportHtmlWriter.Write(HostileText.Report(text), Rules);
        var plain = ReportHtmlWriter.Write(HostileText.Report("plain"), Rules);

        Assert.Equal(Tags(plain), Tags(page));
        Assert.DoesNotContain(page, static c => c is '\u202E' or '\u2028' or '\u001b' or '\0' || char.IsSurrogate(c));
        Assert.True(page.Length < 100_000, $"{page.Length} characters");
    }

    [Fact]
    public void The_page_asks_nothing_of_the_network_and_runs_only_its_own_script()
    {
        var page = ReportHtmlWriter.Write(Mixed(), Rules);
        var script = Regex.Match(page, "<script>(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script)));

        Assert.Contains($"script-src 'sha256-{hash}'", page);
        Assert.Contains("default-src 'none'", page);
        Assert.DoesNotMatch("<link|<img|<iframe|src=|url\\(|@import", page);
    }

    [Fact]
    public void The_page_shows_of_a_prompt_what_the_report_holds_with_its_lines()
    {
        var site = Sites.Priced("A", "a.cs", 3) with { Prompt = [new PromptExcerpt(MessageRole.System, "Be brief.\r\nBe <b>kind</b>.")] };

        Assert.Contains("<figcaption>system</figcaption><pre>Be brief.\nBe &lt;b&gt;kind&lt;/b&gt;.</pre>", ReportHtmlWriter.Write(Sites.Report(site), []), StringComparison.Ordinal);
        Assert.DoesNotContain("<figcaption>", ReportHtmlWriter.Write(Sites.Report(Sites.Priced("A", "a.cs", 3)), []), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_unknown_and_never_zero_for_it()
    {
        var page = ReportHtmlWriter.Write(Sites.Report(Sites.Unpriced("M:Z.Z", "/repo/z.cs", 1), Sites.Dark("M:A.C", "/repo/a.cs", 4)), Rules);

        Assert.DoesNotContain("$0", page.Replace("$0.00 ", "", StringComparison.Ordinal));
        Assert.Contains("<b>unknown</b>", page);
    }

    [Fact]
    public void A_page_of_very_many_sites_says_that_it_holds_the_dearest()
    {
        var many = Sites.Report([.. Enumerable.Range(1, ReportHtmlWriter.MostCallSites + 1).Select(static i => Sites.Priced("M:A.B" + i, "/repo/a.cs", i, i, i))]);

        var page = ReportHtmlWriter.Write(many, Rules);

        Assert.Contains("The 2,000 most expensive of 2,001", page);
        Assert.DoesNotContain("a.cs:1<", page);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_stays_one_inert_cell_of_the_csv(string text)
    {
        var lines = ReportCsvWriter.Write(HostileText.Report(text)).Split("\r\n");

        // A call site, and a call that could not be analysed.
        Assert.Equal(4, lines.Length);
        foreach (var cells in lines[1..3].Select(CsvCells))
        {
            Assert.Equal(lines[0].Split(',').Length, cells.Length);
            Assert.DoesNotContain(cells, static c => c.TrimStart() is ['=' or '+' or '-' or '@' or '\uFF1D', ..]);
            Assert.DoesNotContain(cells, static c => c.Length > 32_767 || c.Any(char.IsControl));
        }
    }

    [Fact]
    public void The_csv_is_a_forecast_in_focus_columns()
    {
        var lines = ReportCsvWriter.Write(Mixed()).Split("\r\n");
        var names = lines[0].Split(',');
        var told = CsvCells(lines.Single(static l => l.Contains("M:A.C", StringComparison.Ordinal)));
        var untold = CsvCells(lines.Single(static l => l.Contains("M:A.B", StringComparison.Ordinal)));

        Assert.DoesNotContain(names, static n => n is "BilledCost" or "EffectiveCost" or "ContractedCost");
        Assert.Equal(("2", "1000", "0.002"), (Of(told, "ListCost"), Of(told, "PricingQuantity"), Of(told, "ListUnitPrice")));
        Assert.Equal(("", "", "0.0000288"), (Of(untold, "ListCost"), Of(untold, "PricingQuantity"), Of(untold, "x_CostPerCallHigh")));

        string Of(string[] cells, string name) => cells[Array.IndexOf(names, name)];
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task The_sarif_validates_whatever_the_text(string text)
    {
        var schema = await JsonSchema.FromJsonAsync(RepositoryFiles.Read("tests", "PromptLint.Reporting.Tests", "Data", "sarif-schema-2.1.0.json"));

        Assert.Empty(schema.Validate(ReportSarifWriter.Write(text == HostileText.TenMegabytes ? Mixed() : HostileText.Report(text), Rules)));
        Assert.NotEmpty(schema.Validate("{ \"version\": \"2.1.0\", \"runs\": [ { \"results\": [] } ] }"));
    }

    [Fact]
    public void A_sarif_result_has_its_costs_its_page_and_a_fingerprint_that_survives_moved_lines()
    {
        var before = Result(Sites.Priced("M:A.B", "/repo/a.cs", 3));
        var after = Result(Sites.Priced("M:A.B", "/repo/a.cs", 99));

        Assert.Equal("0.0000288", before["properties"]!["promptlint.costHigh"]!.Text);
        Assert.Equal(JsonKind.Null, before["properties"]!["promptlint.monthlyExpected"]!.Kind);
        Assert.Equal("Output cap is missing: ChatClient.CompleteChat on gpt-4o-mini, $0.0000012 – $0.0000288 a call", before["message"]!["text"]!.Text);
        Assert.Equal(before["partialFingerprints"]!["promptlintSite/v1"]!.Text, after["partialFingerprints"]!["promptlintSite/v1"]!.Text);

        static JsonValue Result(CallSiteFact fact) =>
            JsonParser.Parse(ReportSarifWriter.Write(Sites.Report(fact), Rules))["runs"]!.Items[0]["results"]!.Items.Single(static r => r["ruleId"]!.Text == "PL2001");
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_stays_in_its_line_of_the_markdown(string text)
    {
        var lines = ReportMarkdownWriter.Write(HostileText.Report(text)).Split('\n');

        Assert.Equal(ReportMarkdownWriter.Write(HostileText.Report("plain")).Split('\n').Length, lines.Length);
        Assert.All(lines, static l => Assert.True(l.Length < 100_000));
        Assert.DoesNotContain(lines, static l => l.Any(static c => c is '\u202E' or '\u2028' || char.IsControl(c)));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_is_read_back_from_the_json_as_it_was(string text)
    {
        var json = ReportJsonWriter.Write(HostileText.Report(text));

        Assert.Equal(text, ReportJsonReader.Read(json).CallSites[0].Fact.Member);
        Assert.DoesNotContain(json, static c => c is '\u202E' or '\u2028' or '\u001b' || char.IsSurrogate(c));
    }

    [Fact]
    public void Every_format_gives_the_same_bytes_twice()
    {
        Assert.Equal(ReportHtmlWriter.Write(Mixed(), Rules), ReportHtmlWriter.Write(Mixed(), Rules));
        Assert.Equal(ReportSarifWriter.Write(Mixed(), Rules), ReportSarifWriter.Write(Mixed(), Rules));
        Assert.Equal(ReportCsvWriter.Write(Mixed()), ReportCsvWriter.Write(Mixed()));
    }

    // Elements, with the names of their attributes.
    private static string[] Tags(string page) => [.. Regex.Matches(page, "<[^>]*>").Select(static t => Regex.Replace(t.Value, "\"[^\"]*\"", "\"\""))];

    private static string[] CsvCells(string line) =>
        [.. Regex.Matches(line, "(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))").Select(static c => c.Groups[1].Success ? c.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : c.Groups[2].Value)];
}
