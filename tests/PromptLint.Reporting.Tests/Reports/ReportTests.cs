using PromptLint.Core.Json;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;
using Xunit;

namespace PromptLint.Reporting.Tests.Reports;

public sealed class ReportTests
{
    private static CostReport Mixed() => Sites.Report(
        Sites.Unpriced("M:Z.Z", "/repo/src/z.cs", 1),
        Sites.Open("M:A.C", "/repo/src/a.cs", 30),
        Sites.Priced("M:A.B", "/repo/src/a.cs", 3));

    [Fact]
    public void Call_sites_stand_in_the_order_of_the_files_with_relative_paths()
    {
        Assert.Equal(new[] { "src/a.cs:3", "src/a.cs:30", "src/z.cs:1" }, Mixed().CallSites.Select(s => s.Fact.Place.File + ":" + s.Fact.Place.Line));
        Assert.Equal("src/a.cs", Mixed().CallSites[0].Fact.Attempts.Factors[0].Place.File);
    }

    [Fact]
    public void The_order_of_the_log_does_not_matter()
    {
        var facts = new[] { Sites.Unpriced("M:Z.Z", "/repo/z.cs", 1), Sites.Open("M:A.C", "/repo/a.cs", 3), Sites.Priced("M:A.B", "/repo/a.cs", 3) };

        Assert.Equal(ReportJsonWriter.Write(Sites.Report(facts)), ReportJsonWriter.Write(Sites.Report(facts.Reverse().ToArray())));
    }

    [Fact]
    public void Findings_stand_at_their_call_site_and_those_of_the_project_only_in_the_summary()
    {
        var report = Mixed();

        Assert.Equal(new[] { "PL2001" }, report.CallSites[0].FindingIds);
        Assert.Equal(new[] { "PL3001" }, report.CallSites[0].SuppressedIds);
        Assert.Empty(report.CallSites[1].Findings);
        Assert.Equal(new[] { "PL2001", "PL6002" }, report.FindingCounts.Select(c => c.Key));
    }

    [Fact]
    public void The_json_has_the_contracts_members_in_the_contracts_order()
    {
        var json = JsonParser.Parse(ReportJsonWriter.Write(Mixed()));

        Assert.Equal(new[] { "$schema", "version", "project", "targetFramework", "currency", "priceCards", "summary", "complete", "failures", "callSites" }, json.Members.Select(m => m.Key));
        Assert.Equal(new[] { "callSites", "priced", "unpriced", "findings" }, json["summary"]!.Members.Select(m => m.Key));
        Assert.Equal(
            new[] { "id", "file", "line", "column", "member", "sdk", "operation", "method", "model", "input", "outputCap", "stop", "attempts", "cost", "monthly", "findings", "suppressed" },
            json["callSites"]!.Items[0].Members.Select(m => m.Key));
        Assert.Equal("3/2/1", $"{json["summary"]!["callSites"]!.Text}/{json["summary"]!["priced"]!.Text}/{json["summary"]!["unpriced"]!.Text}");
    }

    [Fact]
    public void The_json_is_read_back_to_the_same_bytes()
    {
        var text = ReportJsonWriter.Write(Mixed());

        Assert.Equal(text, ReportJsonWriter.Write(ReportJsonReader.Read(text)));
    }

    [Theory]
    [InlineData("\"version\": 2", "\"version\": 3", "version 1 or 2, found 3")]
    [InlineData("\"USD\"", "\"EUR\"", "USD")]
    [InlineData("\"0.0000012\"", "0.0000012", "as a string")]
    [InlineData("\"project\"", "\"projekt\"", "\"project\"")]
    public void Another_json_is_a_clear_error(string part, string instead, string expected) =>
        Assert.Contains(expected, Assert.Throws<JsonFormatException>(() => ReportJsonReader.Read(ReportJsonWriter.Write(Mixed()).Replace(part, instead, System.StringComparison.Ordinal))).Message);

    [Fact]
    public void The_build_line_counts()
    {
        Assert.Equal("PromptLint: 3 call sites, 2 priced, 1 unpriced, 2 findings -> obj/promptlint.md", BuildLine.Of(Mixed(), "obj/promptlint.md"));
        Assert.Equal("PromptLint: 0 call sites, 0 priced, 0 unpriced, 0 findings -> x", BuildLine.Of(new CostReport(), "x"));
    }

    [Theory]
    [InlineData("/repo", "/repo/src/a.cs", "src/a.cs")]
    [InlineData("/repo/", "/repo/./src/../b.cs", "b.cs")]
    [InlineData("/repo", "/Repo/a.cs", "../Repo/a.cs")]
    [InlineData("/repo/app", "/repo/lib/a.cs", "../lib/a.cs")]
    [InlineData(@"C:\Repo", @"c:\repo\src\a.cs", "src/a.cs")]
    [InlineData(@"C:\repo", @"D:\repo\a.cs", "D:/repo/a.cs")]
    [InlineData("/repo", "a.cs", "a.cs")]
    [InlineData("/", "/a/b.cs", "a/b.cs")]
    public void Paths_are_relative_to_the_root(string root, string path, string expected) => Assert.Equal(expected, RelativePath.From(root, path));
}
