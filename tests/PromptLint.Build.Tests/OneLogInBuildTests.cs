using System.Text.Json;
using PromptLint.Core.Facts;
using Xunit;

namespace PromptLint.Build.Tests;

/// <summary>Two compilations that write one error log: what is of this one is reported, what is of the other never, and the build says what it is.</summary>
public sealed class OneLogInBuildTests
{
    private const string This = "net8.0/0123456789abcdef";
    private const string Other = "net10.0/fedcba9876543210";

    private static readonly CallSiteFact Elsewhere = Shop.Ask with { Id = "M:Shop.Depot.Count/C#1", Member = "M:Shop.Depot.Count" };

    [Fact]
    public void The_log_of_this_compilation_is_reported()
    {
        using var shop = new Shop();

        shop.WriteReportOf(shop.LogOf(This, [Shop.Ask]), compilation: This);

        Assert.Equal(["M:Shop.Bot.Ask/C#1"], Sites(shop));
        Assert.True(Complete(shop));
    }

    [Fact]
    public void The_log_of_another_one_is_not_and_the_build_says_what_to_do()
    {
        using var shop = new Shop();
        shop.WriteReportOf(shop.LogOf(This, [Shop.Ask]), compilation: This);
        shop.Engine.Lines.Clear();

        Assert.True(shop.WriteReportOf(shop.LogOf(Other, [Shop.Ask]), compilation: This));

        Assert.Equal(
            ["message: PromptLint: no cost report for Shop: " + shop.PathOf("shop.sarif") + " is the log of another compilation (net10.0): two compilations write one log, which says "
                + "nothing for certain; give each its own: ErrorLog with $(MSBuildProjectName) and $(TargetFramework) in it."],
            shop.Engine.Lines);
        Assert.False(shop.Has("promptlint.json") || shop.Has("promptlint.md"));
    }

    [Fact]
    public void Nor_is_the_log_of_another_one_that_has_no_call()
    {
        using var shop = new Shop();

        shop.WriteReportOf(shop.LogOf(Other, []), compilation: This);

        Assert.Contains("is the log of another compilation (net10.0)", Assert.Single(shop.Engine.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_whole_in_a_log_that_two_wrote_is_reported_as_a_part()
    {
        // The longer one was written over: first the whole of the shorter, then the rest of the longer.
        using var shop = new Shop();
        var (mine, others) = (shop.LogOf(This, [Shop.Ask]), shop.LogOf(Other, [Shop.Ask, Elsewhere, Elsewhere]));

        Assert.True(shop.WriteReportOf(mine + others[mine.Length..], compilation: This));

        Assert.Equal(["M:Shop.Bot.Ask/C#1"], Sites(shop));
        Assert.False(Complete(shop));
        Assert.Contains("incomplete: a project could not be analysed to its end", Assert.Single(shop.Engine.Lines), StringComparison.Ordinal);
        Assert.Contains("two compilations wrote the compiler's error log at the same time", shop.Read("promptlint.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_is_cut_off_is_reported_as_far_as_it_goes()
    {
        using var shop = new Shop();
        var log = shop.LogOf(This, [Shop.Ask, Elsewhere]);

        Assert.True(shop.WriteReportOf(log[..log.LastIndexOf("M:Shop.Depot", StringComparison.Ordinal)], compilation: This));

        Assert.Equal(["M:Shop.Bot.Ask/C#1"], Sites(shop));
        Assert.False(Complete(shop));
    }

    [Fact]
    public void Of_a_log_in_which_nothing_is_whole_the_build_says_what_may_have_happened()
    {
        using var shop = new Shop();

        Assert.True(shop.WriteReportOf(shop.LogOf(This, [Shop.Ask])[..100], compilation: This));

        var line = Assert.Single(shop.Engine.Lines);
        Assert.Contains("no cost report for Shop: " + shop.PathOf("shop.sarif") + "(1,", line, StringComparison.Ordinal);
        Assert.Contains("either the compiler was stopped, or two compilations write one log", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_only_may_call_a_model_and_does_not_is_not_spoken_of_aloud()
    {
        using var shop = new Shop();

        shop.WriteReportOf(shop.LogOf(This, []) is var log ? log.Replace("\"results\"", "\"tool\":{\"driver\":{\"rules\":[{\"id\":\"PL0001\"}]}},\"results\"", StringComparison.Ordinal) : "", compilation: This, foundBy: "sources");

        Assert.StartsWith("detail: PromptLint: 0 call sites", Assert.Single(shop.Engine.Lines), StringComparison.Ordinal);
        Assert.Empty(Sites(shop));
    }

    [Fact]
    public void A_call_that_was_found_there_is()
    {
        using var shop = new Shop();

        shop.WriteReportOf(shop.LogOf(This, [Shop.Ask]), compilation: This, foundBy: "sources");

        Assert.StartsWith("message: PromptLint: 1 call site", Assert.Single(shop.Engine.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_of_the_compiler_itself_makes_the_report_incomplete_a_warning_that_is_one_does_not()
    {
        const string Rules = "\"tool\":{\"driver\":{\"rules\":[{\"id\":\"CS0103\",\"defaultConfiguration\":{\"level\":\"error\"}},{\"id\":\"CS0168\"}]}},\"results\":[";
        using var shop = new Shop();
        string With(string id) => shop.LogOf(This, [Shop.Ask]).Replace("\"results\":[", Rules + "{\"ruleId\":\"" + id + "\",\"level\":\"error\"},", StringComparison.Ordinal);

        shop.WriteReportOf(With("CS0168"), compilation: This);
        Assert.True(Complete(shop));

        shop.WriteReportOf(With("CS0103"), compilation: This);
        Assert.False(Complete(shop));
        Assert.Contains("because the code does not compile (CS0103)", shop.Read("promptlint.md"), StringComparison.Ordinal);
    }

    private static bool Complete(Shop shop)
    {
        using var report = JsonDocument.Parse(shop.Read("promptlint.json"));
        return report.RootElement.GetProperty("complete").GetBoolean();
    }

    private static IEnumerable<string?> Sites(Shop shop)
    {
        using var report = JsonDocument.Parse(shop.Read("promptlint.json"));
        return [.. report.RootElement.GetProperty("callSites").EnumerateArray().Select(static s => s.GetProperty("id").GetString())];
    }
}
