using System.Text.RegularExpressions;
using PromptLint.Reporting.Reports;
using Xunit;

namespace PromptLint.Samples.Tests;

/// <summary>What the README shows of the first build is what the first build says.</summary>
public partial class ReadmeTests
{
    [Fact]
    public void Each_finding_that_the_README_shows_is_one_of_the_sample()
    {
        var report = ReportJsonReader.Read(File.ReadAllText(SampleReportTests.Written("SupportDesk", "json")));
        var found = report.CallSites.SelectMany(static s => s.Findings.Select(f => (f.Rule, f.Message))).ToHashSet();
        var shown = Finding().Matches(File.ReadAllText(Path.Combine(SampleReportTests.Root, "README.md"))).ToList();

        Assert.True(shown.Count >= 5, $"{shown.Count} findings");
        Assert.All(shown, m => Assert.Contains((m.Groups["rule"].Value, m.Groups["message"].Value), found));
    }

    [Fact]
    public void The_counts_of_the_README_are_those_of_the_sample()
    {
        var report = ReportJsonReader.Read(File.ReadAllText(SampleReportTests.Written("SupportDesk", "json")));
        var priced = report.CallSites.Count(static s => s.Fact.Cost.Low is not null);
        var findings = report.CallSites.Sum(static s => s.Findings.Count);

        Assert.Contains(
            $"PromptLint: {report.CallSites.Count} call sites, {priced} priced, {report.CallSites.Count - priced} unpriced, {findings} findings",
            File.ReadAllText(Path.Combine(SampleReportTests.Root, "README.md")));
    }

    [GeneratedRegex(@"^\w+\.cs\(\d+,\d+\): warning (?<rule>PL\d{4}): (?<message>.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Finding();
}
