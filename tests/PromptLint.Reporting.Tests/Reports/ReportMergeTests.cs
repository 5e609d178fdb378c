using PromptLint.Core.Facts;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Text;
using Xunit;

namespace PromptLint.Reporting.Tests.Reports;

public sealed class ReportMergeTests
{
    [Fact]
    public void A_call_site_of_two_target_frameworks_counts_once()
    {
        var merged = ReportMerge.Of([Of("Shop", "net8.0", Sites.Priced("A", "a.cs", 3)), Of("Shop", "net10.0", Sites.Priced("A", "a.cs", 3))]);

        Assert.Single(merged.CallSites);
        Assert.Equal(("Shop", "net10.0;net8.0"), (merged.Project, merged.TargetFramework));
        Assert.Equal(["Shop"], merged.CallSites[0].Projects);
    }

    [Fact]
    public void Tasks_and_profiles_of_one_project_are_told_once_for_its_target_frameworks()
    {
        var merged = ReportMerge.Of([WithUnits(Of("Shop", "net8.0")), WithUnits(Of("Shop", "net10.0"))]);

        Assert.Equal("sale", Assert.Single(merged.Tasks).Name);
        Assert.Equal("chat", Assert.Single(merged.Profiles).Name);
    }

    [Fact]
    public void Tasks_of_several_projects_are_left_out_since_each_knows_only_its_own_parts()
    {
        var merged = ReportMerge.Of([WithUnits(Of("Shop", "net8.0")), WithUnits(Of("Warehouse", "net8.0"))]);

        Assert.Empty(merged.Tasks);
        Assert.Equal("chat", Assert.Single(merged.Profiles).Name);
    }

    [Fact]
    public void A_site_that_moves_under_another_framework_counts_once_and_the_dearer_reading_speaks()
    {
        var merged = ReportMerge.Of(
        [
            Of("Shop", "net8.0", Sites.Priced("A", "a.cs", 3, 0.1m, 0.2m)),
            Of("Shop", "net10.0", Sites.Priced("A", "a.cs", 5, 0.1m, 0.3m)),
        ]);

        Assert.Equal(0.3m, Assert.Single(merged.CallSites).Fact.Cost.High);
    }

    [Fact]
    public void A_site_that_is_numbered_otherwise_under_another_framework_counts_once() =>
        Assert.Single(ReportMerge.Of([Of("Shop", "net8.0", Sites.Priced("A#1", "a.cs", 3)), Of("Shop", "net10.0", Sites.Priced("A#2", "a.cs", 3))]).CallSites);

    [Fact]
    public void A_call_that_only_one_framework_compiles_is_one_more_though_it_takes_the_number_of_another()
    {
        var merged = ReportMerge.Of(
        [
            Of("Shop", "net10.0", Sites.Priced("A#1", "a.cs", 3), Sites.Priced("A#2", "a.cs", 9)),
            Of("Shop", "net8.0", Sites.Priced("A#1", "a.cs", 1), Sites.Priced("A#2", "a.cs", 3), Sites.Priced("A#3", "a.cs", 9)),
        ]);

        Assert.Equal([1, 3, 9], merged.CallSites.Select(static s => s.Fact.Place.Line));
    }

    [Fact]
    public void Without_an_upper_bound_is_dearer_than_any_bound()
    {
        var bounded = Of("Shop", "net10.0", Sites.Priced("A", "a.cs", 3));
        var open = Of("Shop", "net8.0", Sites.Open("A", "a.cs", 3));

        Assert.Null(ReportMerge.Of([bounded, open]).CallSites[0].Fact.Cost.High);
        Assert.Equal(ReportJsonWriter.Write(ReportMerge.Of([bounded, open])), ReportJsonWriter.Write(ReportMerge.Of([open, bounded])));
    }

    [Fact]
    public void Two_sites_of_one_report_stay_two_though_they_share_a_place_or_an_id()
    {
        Assert.Equal(2, ReportMerge.Of([Of("Shop", "net10.0", Sites.Priced("A", "a.cs", 3), Sites.Priced("B", "a.cs", 3))]).CallSites.Count);
        Assert.Equal(2, ReportMerge.Of([Of("Shop", "net10.0", Sites.Priced("A", "a.cs", 3), Sites.Priced("A", "a.cs", 9))]).CallSites.Count);
    }

    [Fact]
    public void A_file_that_two_projects_link_counts_once_and_names_both()
    {
        var merged = ReportMerge.Of([Of("Web", "net10.0", Sites.Priced("A", "shared/a.cs", 3)), Of("Api", "net10.0", Sites.Priced("A", "shared/a.cs", 3))]);

        Assert.Equal(["Api", "Web"], Assert.Single(merged.CallSites).Projects);
        Assert.Equal("2 projects", merged.Project);
    }

    [Fact]
    public void Files_of_one_name_in_two_projects_are_two_when_their_calls_differ() =>
        Assert.Equal(2, ReportMerge.Of([Of("Web", "net10.0", Sites.Priced("A", "Program.cs", 3)), Of("Api", "net10.0", Sites.Priced("A", "Program.cs", 3, 0.5m))]).CallSites.Count);

    [Fact]
    public void Findings_of_frameworks_do_not_add_up_and_those_of_projects_do()
    {
        var report = Sites.Report(Sites.Priced("M:A.B", "/repo/a.cs", 3));

        var merged = ReportMerge.Of([report, report with { TargetFramework = "net8.0" }, report with { Project = "Other" }]);

        Assert.Equal([("PL2001", 2L), ("PL6002", 2L)], merged.FindingCounts.Select(static c => (c.Key, c.Value)));
    }

    [Fact]
    public void What_was_merged_is_read_back_and_merges_again_to_the_same()
    {
        var merged = ReportMerge.Of([Of("Web", "net10.0", Sites.Priced("A", "a.cs", 3)), Of("Api", "net8.0", Sites.Open("B", "b.cs", 3))], "Shop");
        var text = ReportJsonWriter.Write(merged);

        Assert.Equal(text, ReportJsonWriter.Write(ReportJsonReader.Read(text)));
        Assert.Equal(text, ReportJsonWriter.Write(ReportMerge.Of([ReportJsonReader.Read(text)], "Shop")));
    }

    [Fact]
    public void Merged_reports_of_one_name_are_not_taken_for_one_project()
    {
        var left = ReportMerge.Of([Of("A", "net10.0", Sites.Priced("A", "Program.cs", 3)), Of("B", "net10.0")]);
        var right = ReportMerge.Of([Of("C", "net10.0", Sites.Priced("A", "Program.cs", 3, 0.5m)), Of("D", "net10.0")]);

        Assert.Equal(2, ReportMerge.Of([left, right]).CallSites.Count);
    }

    [Fact]
    public void Sums_beyond_any_number_are_unknown_and_not_an_error()
    {
        var huge = Of("A", "net10.0", Sites.Priced("A", "a.cs", 1, decimal.MaxValue, decimal.MaxValue), Sites.Priced("B", "a.cs", 2, decimal.MaxValue, decimal.MaxValue));

        Assert.Null(CostTotal.Of(huge).Low);
        Assert.Null(Assert.Single(CostGroup.ByModel(huge)).High);
    }

    [Theory]
    [InlineData("M:Shop.Desk.Bot.AnswerAsync(System.String,System.Int32)", "Bot.AnswerAsync")]
    [InlineData("M:Program.<Main>$(System.String[])", "Program.<Main>$")]
    [InlineData("P:Bot.Answer", "Bot.Answer")]
    [InlineData("Answer", "Answer")]
    [InlineData("", "")]
    public void A_member_is_named_as_people_say_it(string id, string expected) => Assert.Equal(expected, MemberName.Of(id));

    private static CostReport Of(string project, string framework, params CallSiteFact[] facts) => new()
    {
        Project = project,
        TargetFramework = framework,
        CallSites = [.. facts.Select(static f => new ReportedCallSite(f, [], []))],
    };

    private static CostReport WithUnits(CostReport report) => report with
    {
        Tasks = [new UnitCost("sale", new CostRange(0.01m, 0.02m, 0.03m), 100, 2)],
        Profiles = [new UnitCost("chat", new CostRange(null, 0.01m, null), 1000, 10)],
    };
}
