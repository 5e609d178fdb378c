using System.Reflection;
using PromptLint.Core.Facts;
using PromptLint.Reporting.Reports;
using Xunit;

namespace PromptLint.Samples.Tests;

/// <summary>
/// What the build writes for each sample is what the sample says it should. With PROMPTLINT_UPDATE=1 the expected files are
/// rewritten instead: look at the difference before you commit it.
/// </summary>
public class SampleReportTests
{
    internal static readonly string Root = Metadata("RepositoryRoot");

    private static IEnumerable<string> Names => Directory
        .EnumerateFiles(Path.Combine(Root, "samples"), "*.csproj", SearchOption.AllDirectories)
        .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Samples() => [.. Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_report_for_people_is_the_expected_one(string sample) => Compare(sample, "md");

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_report_for_programs_is_the_expected_one(string sample) => Compare(sample, "json");

    [Fact]
    public void The_samples_hold_at_least_25_call_sites_good_and_bad()
    {
        var sites = Names.SelectMany(sample => ReportJsonReader.Read(File.ReadAllText(Written(sample, "json"))).CallSites).ToList();

        Assert.True(sites.Count >= 25, $"{sites.Count} call sites");
        Assert.Contains(sites, site => site.Findings.Count == 0);
        Assert.Contains(sites, site => site.Findings.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_call_site_has_an_id_of_its_own(string sample)
    {
        var sites = ReportJsonReader.Read(File.ReadAllText(Written(sample, "json"))).CallSites;

        Assert.Equal(sites.Count, sites.Select(site => site.Fact.Id).Distinct().Count());
    }

    private static void Compare(string sample, string format)
    {
        var expected = Path.Combine(Root, "samples", sample, "report.expected." + format);
        var written = File.ReadAllText(Written(sample, format));
        if (Environment.GetEnvironmentVariable("PROMPTLINT_UPDATE") == "1")
        {
            File.WriteAllText(expected, written);
        }

        Assert.Equal(File.ReadAllText(expected).ReplaceLineEndings("\n"), written.ReplaceLineEndings("\n"));
    }

    internal static string Written(string sample, string format) =>
        Path.Combine(Root, "samples", sample, "obj", Metadata("Configuration"), "net10.0", "promptlint." + format);

    private static string Metadata(string key) => typeof(SampleReportTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
