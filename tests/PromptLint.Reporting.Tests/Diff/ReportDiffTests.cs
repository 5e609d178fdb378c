using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Pricing;
using PromptLint.Reporting.Diff;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Tests.Reports;
using Xunit;

namespace PromptLint.Reporting.Tests.Diff;

public sealed class ReportDiffTests
{
    private static readonly CallSiteFact A = Sites.Priced("M:A.B(System.String)/C#1", "a.cs", 3, 0.1m, 0.2m) with { Member = "M:A.B(System.String)" };

    public static TheoryData<string> Hostile => HostileText.All;

    [Fact]
    public void Equal_reports_have_no_difference_and_nothing_is_said_unless_asked()
    {
        var diff = ReportDiff.Of(Of(A), Of(A));

        Assert.True(diff.IsEmpty);
        Assert.Equal("", DiffTextWriter.Write(diff, reassure: false));
        Assert.Equal("", DiffMarkdownWriter.Write(diff, reassure: false));
        Assert.Equal("The cost of LLM calls does not change: 1 call site as before.\n", DiffTextWriter.Write(diff, reassure: true));
    }

    [Fact]
    public void A_call_that_stands_elsewhere_moved_and_is_no_change()
    {
        var lines = ReportDiff.Of(Of(A), Of(A with { Place = A.Place with { Line = 40 } }));
        var file = ReportDiff.Of(Of(A), Of(A with { Place = A.Place with { File = "b.cs" } }));
        var member = ReportDiff.Of(Of(A), Of(A with { Id = "M:X.Y/C#1", Member = "M:X.Y", Place = A.Place with { File = "b.cs" } }));

        Assert.All([lines, file, member], static d => Assert.Equal((true, ChangeKind.Moved), (d.IsEmpty, Assert.Single(d.Changes).Kind)));
        Assert.Equal("The cost of LLM calls does not change: 1 call site as before, 1 of them moved.\n", DiffMarkdownWriter.Write(lines, reassure: true));
    }

    [Fact]
    public void A_call_put_before_another_takes_its_number_and_is_the_new_one()
    {
        var second = A with { Id = "M:A.B(System.String)/C#2", Place = A.Place with { Line = 9 } };
        var added = A with { Cost = new CostRange(7, null, 8), Cap = new OutputCap(CapState.Set, 99) };

        var diff = ReportDiff.Of(Of(A), Of(added, second));

        Assert.Equal([(ChangeKind.Added, 3), (ChangeKind.Moved, 9)], diff.Changes.Select(static c => (c.Kind, c.Site.Fact.Place.Line)));
        Assert.Equal((7m, 8m), (diff.Low.Difference, diff.High.Difference));
    }

    [Fact]
    public void Two_renamed_members_that_look_the_same_are_not_guessed()
    {
        CallSiteFact Named(string name) => A with { Id = $"M:{name}/C#1", Member = "M:" + name };

        var diff = ReportDiff.Of(Of(Named("A.One"), Named("A.Two")), Of(Named("B.One"), Named("B.Two")));

        Assert.Equal((2, 2, 0), (diff.Count(ChangeKind.Added), diff.Count(ChangeKind.Removed), diff.Count(ChangeKind.Moved)));
    }

    [Fact]
    public void What_changed_is_said_in_words()
    {
        var head = A with
        {
            Model = new ModelFact("gpt-4o", ModelSource.Literal, null),
            Cap = new OutputCap(CapState.Missing),
            Attempts = A.Attempts with { High = null },
            Cost = new CostRange(0.3m, null, null),
        };

        var change = Assert.Single(ReportDiff.Of(Of(A), Of(head)).Changes);

        Assert.Equal(["model `gpt-4o-mini` → `gpt-4o`", "output cap 10 → none", "requests 1 – 4 → 1 or more"], change.Reasons);
        Assert.Equal((0.2m, (decimal?)null), (change.Low.Difference, change.High.Difference));
    }

    [Fact]
    public void The_same_tokens_for_other_money_are_a_price_and_a_new_finding_is_named()
    {
        Assert.Equal(["the price of `gpt-4o-mini`"], Assert.Single(ReportDiff.Of(Of(A), Of(A with { Cost = new CostRange(0.2m, null, 0.4m) })).Changes).Reasons);
        var found = Of(A) with { CallSites = [new ReportedCallSite(A, [ReportedFinding.OfId("PL2001")], [])] };
        var allowed = Of(A) with { CallSites = [new ReportedCallSite(A, [], [ReportedFinding.OfId("PL2001")])] };
        Assert.Equal(["new finding PL2001"], Assert.Single(ReportDiff.Of(Of(A), found).Changes).Reasons);
        Assert.Equal(["now allowed: PL2001"], Assert.Single(ReportDiff.Of(found, allowed).Changes).Reasons);
    }

    [Fact]
    public void A_cost_that_becomes_unknown_is_in_no_sum_and_is_counted()
    {
        var diff = ReportDiff.Of(Of(A), Of(A with { Cost = CostRange.Unknown, Model = new ModelFact(null, ModelSource.Unknown, "a parameter") }));

        Assert.Equal(new DiffEffect(0, 1), diff.Low);
        Assert.Equal(1, diff.NewlyUnbounded);
        Assert.Contains("at the least: cannot be told\n", DiffTextWriter.Write(diff, reassure: false));
        var beside = ReportDiff.Of(Of(A), Of(diff.Head.CallSites[0].Fact, Sites.Priced("M:E", "e.cs", 1, 0.05m, 0.3m)));
        Assert.Contains("at the least: +$0.05 (+50.0 %), without 1 change that cannot be told\n", DiffTextWriter.Write(beside, reassure: false));
    }

    [Fact]
    public void The_month_is_compared_where_usage_tells_it()
    {
        var told = A with { Monthly = new MonthlyCost(1000, 100, 120, 200), Cost = A.Cost with { Expected = 0.12m } };
        var more = told with { Monthly = new MonthlyCost(2000, 200, 240, 400) };

        var diff = ReportDiff.Of(Of(told), Of(more));

        Assert.Equal(120m, diff.Monthly.Difference);
        Assert.Equal(["calls a month 1000 → 2000"], diff.Changes[0].Reasons);
        Assert.Contains("| Expected a month | **+$120.00 (+100.0 %)** |", DiffMarkdownWriter.Write(diff, reassure: false));
        Assert.DoesNotContain("month", DiffMarkdownWriter.Write(ReportDiff.Of(Of(A), Of()), reassure: false).Replace("| A month |", "", StringComparison.Ordinal));
    }

    // The base costs 0.1 for one call; the head 0.1 + 0.05.
    [Theory]
    [InlineData("0.05", null, false)]
    [InlineData("0.049", null, true)]
    [InlineData(null, "50", false)]
    [InlineData(null, "49.9", true)]
    [InlineData(null, null, false)]
    public void A_threshold_is_exceeded_by_more_and_not_by_as_much(string? dollars, string? percent, bool exceeded)
    {
        var diff = ReportDiff.Of(Of(A), Of(A with { Cost = new CostRange(0.15m, null, 0.2m) }));

        Assert.Equal(exceeded, new DiffThreshold(Number(dollars), Number(percent)).Exceeded(diff) is not null);

        static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Something_new_exceeds_any_per_cent_of_nothing_and_a_saving_none()
    {
        Assert.NotNull(new DiffThreshold(null, 1000).Exceeded(ReportDiff.Of(Of(), Of(A))));
        Assert.Null(new DiffThreshold(0, 0).Exceeded(ReportDiff.Of(Of(A), Of())));
    }

    [Fact]
    public void A_comment_is_never_longer_than_it_may_be_and_says_what_it_leaves_out()
    {
        var many = Of([.. System.Linq.Enumerable.Range(1, 5000).Select(static i => Sites.Priced("M:A.B" + i, "src/file" + i + ".cs", i))]);

        var text = DiffMarkdownWriter.Write(ReportDiff.Of(Of(), many), reassure: false);

        Assert.InRange(text.Length, 50_000, DiffMarkdownWriter.LongestComment);
        Assert.Matches(@"and [\d,]+ more changes, for which there is no room here", text);
    }

    [Fact]
    public void A_pull_request_reads_what_changed_first_and_unfolds_the_rest()
    {
        var diff = ReportDiff.Of(Of(A), Of(A with { Cost = new CostRange(0.2m, null, 0.4m) }));

        var comment = PullRequestMarkdown.Write(diff);

        Assert.StartsWith(DiffMarkdownWriter.Write(diff, reassure: true) + "\n<details><summary>The whole report</summary>\n\n# Cost of LLM calls: Shop\n", comment, StringComparison.Ordinal);
        Assert.EndsWith("\n</details>\n", comment, StringComparison.Ordinal);
        Assert.StartsWith("The cost of LLM calls does not change", PullRequestMarkdown.Write(ReportDiff.Of(Of(A), Of(A))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pull_request_with_a_large_report_is_cut_between_lines_and_closed()
    {
        var many = Of([.. Enumerable.Range(1, 2000).Select(static i => Sites.Priced("M:A.B" + i, "src/file" + i + ".cs", i))]);

        var comment = PullRequestMarkdown.Write(ReportDiff.Of(many, many));

        Assert.InRange(comment.Length, 50_000, DiffMarkdownWriter.LongestComment);
        Assert.Matches(@"\|\n\nand [\d,]+ more lines, for which there is no room here\.\n\n</details>\n$", comment);
        Assert.DoesNotContain("<details>", PullRequestMarkdown.Write(ReportDiff.Of(many, many), 120));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_stays_in_its_line_and_its_cell(string text)
    {
        var diff = ReportDiff.Of(Of(), HostileText.Report(text));
        var markdown = DiffMarkdownWriter.Write(diff, reassure: false);

        Assert.Equal(DiffMarkdownWriter.Write(ReportDiff.Of(Of(), HostileText.Report("plain")), reassure: false).Split('\n').Length, markdown.Split('\n').Length);
        Assert.DoesNotMatch("<(script|img|b)", System.Text.RegularExpressions.Regex.Replace(markdown, "`[^`]*`", "code"));
        Assert.Equal(6, DiffTextWriter.Write(diff, reassure: false).Split('\n').Length);
        Assert.DoesNotContain(DiffTextWriter.Write(diff, reassure: false), static c => c != '\n' && char.IsControl(c));
        Assert.Equal("added", JsonParser.Parse(DiffJsonWriter.Write(diff))["changes"]!.Items[0]["change"]!.Text);
    }

    [Fact]
    public void The_json_tells_every_amount_before_and_after()
    {
        var json = JsonParser.Parse(DiffJsonWriter.Write(ReportDiff.Of(Of(A), Of(A with { Cost = new CostRange(0.3m, null, null) }))));

        var change = json["changes"]!.Items[0];
        Assert.Equal(("0.1", "0.3", "0.2"), (change["low"]!["before"]!.Text, change["low"]!["after"]!.Text, change["low"]!["difference"]!.Text));
        Assert.Equal(JsonKind.Null, change["high"]!["after"]!.Kind);
        Assert.Equal(JsonKind.Null, json["summary"]!["monthly"]!.Kind);
    }

    private static CostReport Of(params CallSiteFact[] facts) => new() { Project = "Shop", CallSites = [.. facts.Select(static f => new ReportedCallSite(f, [], []))] };
}
