using NJsonSchema;
using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Json;
using PromptLint.Core.Money;
using PromptLint.Core.Pricing;
using PromptLint.Core.Tokens;
using PromptLint.Reporting.Reports;
using PromptLint.Reporting.Usage;
using PromptLint.Reporting.Tests.Reports;
using Xunit;

namespace PromptLint.Reporting.Tests.Usage;

public sealed class UsageTests
{
    // gpt-4o: 2.50 in, 10.00 out, 1.25 cached, half in batches.
    private static readonly CallSiteFact Ask = Sites.Priced("M:Shop.Bot.Ask(System.String)/C#1", "src/Bot.cs", 3) with
    {
        Member = "M:Shop.Bot.Ask(System.String)",
        Model = new ModelFact("gpt-4o", ModelSource.Literal, null),
        Input = new InputFact(new TokenCount(1000, null, Exactness.Unknown), 900, 100, 0, [new HoleSegment("question", Reasons.Told("a parameter")), new HoleSegment("history", Reasons.Told("a field"))]),
        Cap = new OutputCap(CapState.Set, 500),
        Cost = new CostRange(0.0025m, null, null),
    };

    [Fact]
    public void A_thousand_users_with_ten_messages_of_200_tokens_on_gpt_4o_are_750_dollars_a_month()
    {
        var report = Apply("""{ "version": 1, "profiles": [ { "name": "chat", "usersPerDay": 1000, "messagesPerUser": 10, "inputTokens": 200, "outputTokens": 200, "model": "gpt-4o" } ] }""");

        Assert.Equal(new UnitCost("chat", new CostRange(null, 0.0025m, null), 300_000, 750m), Assert.Single(report.Profiles));
    }

    [Fact]
    public void What_is_written_to_the_cache_and_read_from_it_costs_its_own_rates()
    {
        // claude-opus-4-6 at 5, 0.50 read, 6.25 written and 25 out: 1,000 plain, 6,000 read, 3,000 written, 500 out.
        var report = UsageOfReport.Apply(
            Sites.Report(Ask with { Model = new ModelFact("claude-opus-4-6", ModelSource.Literal, null) }),
            UsageFileReader.Read("""{ "version": 1, "callSites": [ { "path": "**", "callsPerMonth": 1000, "inputTokens": 10000, "outputTokens": 500, "cacheHitRate": 0.6, "cacheWriteRate": 0.3 } ] }"""),
            PriceBook.Default);

        Assert.Equal((0.03925m, 39.25m), (report.CallSites[0].Fact.Cost.Expected, report.CallSites[0].Fact.Monthly!.Expected));
    }

    [Fact]
    public void A_profile_without_a_model_or_tokens_costs_nobody_knows_what() =>
        Assert.Null(Assert.Single(Apply("""{ "version": 1, "profiles": [ { "name": "chat", "usersPerDay": 1000, "messagesPerUser": 10, "model": "gpt-4o" } ] }""").Profiles).Monthly);

    [Theory]
    // 1,000 known + 50 + 200 in, 300 out: 1,250 x 2.50 + 300 x 10.00 per million.
    [InlineData("""{ "site": "M:Shop.Bot.Ask(System.String)/C#1", "holes": { "question": 50, "history": 200 }, "outputTokens": 300 }""", "0.006125")]
    // Any other hole 200; the history is one.
    [InlineData("""{ "member": "Bot.Ask", "holes": { "question": 50, "*": 200 }, "outputTokens": 300 }""", "0.006125")]
    // All input told: 400 x 2.50 + 300 x 10.
    [InlineData("""{ "path": "src/**", "inputTokens": 400, "outputTokens": 300 }""", "0.004")]
    // The history fills what has no number of its own: 1,000 + 50 + 200.
    [InlineData("""{ "path": "src/*.cs", "historyTokens": 200, "holes": { "question": 50 }, "outputTokens": 300 }""", "0.006125")]
    // Two fifths in batches at half of the price: 0.004 x 0.8.
    [InlineData("""{ "path": "src/**", "inputTokens": 400, "outputTokens": 300, "batchShare": 0.4 }""", "0.0032")]
    // Half of 400 from the cache: 200 x 2.50 + 200 x 1.25 + 3,000.
    [InlineData("""{ "path": "src/*.cs", "inputTokens": 400, "outputTokens": 300, "cacheHitRate": 0.5 }""", "0.00375")]
    // Half of the calls in batches at half the price: 0.004 x 0.75.
    [InlineData("""{ "path": "src/*.cs", "inputTokens": 400, "outputTokens": 300, "batchShare": 0.5 }""", "0.003")]
    // Two requests a hundred calls more.
    [InlineData("""{ "path": "src/*.cs", "inputTokens": 400, "outputTokens": 300, "retries": 0.02 }""", "0.00408")]
    [InlineData("""{ "path": "src/*.cs", "inputTokens": 400, "outputTokens": 300, "rounds": 2.5 }""", "0.01")]
    // The cap of 500 bounds the answer: 400 x 2.50 + 500 x 10.
    [InlineData("""{ "path": "src/*.cs", "inputTokens": 400, "outputTokens": 9000 }""", "0.006")]
    // Not enough is told.
    [InlineData("""{ "path": "src/*.cs", "inputTokens": 400 }""", null)]
    [InlineData("""{ "path": "src/*.cs", "holes": { "question": 50 }, "outputTokens": 300 }""", null)]
    [InlineData("""{ "path": "src/*.cs", "holes": { "question": 50, "history": null }, "outputTokens": 300 }""", null)]
    // No entry at all.
    [InlineData("""{ "path": "lib/*.cs", "inputTokens": 400, "outputTokens": 300 }""", null)]
    public void One_call_costs_what_is_told_of_it_and_nothing_is_assumed(string entry, string? expected)
    {
        var fact = Apply($$"""{ "version": 1, "callSites": [ {{entry}} ] }""").CallSites[0].Fact;

        Assert.Equal(expected, MoneyText.Exact(fact.Cost.Expected));
        Assert.Null(fact.Monthly);
    }

    [Fact]
    public void A_month_is_the_calls_of_it_and_null_where_the_call_is_unknown()
    {
        var known = Apply("""{ "version": 1, "callSites": [ { "path": "**", "callsPerMonth": 1000, "inputTokens": 400, "outputTokens": 300 } ] }""").CallSites[0].Fact.Monthly;
        var unknown = Apply("""{ "version": 1, "callSites": [ { "path": "**", "callsPerMonth": 1000 } ] }""").CallSites[0].Fact.Monthly;

        Assert.Equal(new MonthlyCost(1000, 2.5m, 4m, null), known);
        Assert.Equal(new MonthlyCost(1000, 2.5m, null, null), unknown);
    }

    [Fact]
    public void The_more_exact_entry_wins_member_by_member_and_of_equals_the_later()
    {
        var fact = Apply("""
            { "version": 1, "callSites": [
              { "site": "M:Shop.Bot.Ask(System.String)/C#1", "callsPerMonth": 7 },
              { "path": "**", "callsPerMonth": 1, "inputTokens": 1, "outputTokens": 1 },
              { "path": "src/**", "inputTokens": 400, "outputTokens": 2 },
              { "member": "Bot.Ask", "callsPerMonth": 5, "outputTokens": 300 } ] }
            """).CallSites[0].Fact;

        Assert.Equal((7m, 0.004m), (fact.Monthly!.Calls, fact.Cost.Expected));
    }

    [Fact]
    public void A_loop_needs_its_rounds_told()
    {
        var loop = Ask with { Attempts = new AttemptsFact(1, null, [new AttemptFactor(AttemptKind.ToolLoop, 1, null, Ask.Place, Reasons.Told("tools"))]) };
        const string Without = """{ "version": 1, "callSites": [ { "path": "**", "inputTokens": 400, "outputTokens": 300 } ] }""";

        Assert.Null(Apply(Without, loop).CallSites[0].Fact.Cost.Expected);
        Assert.Equal(["rounds"], ExpectedCall.Of(loop, SiteUsage.Of(new UsageIndex(UsageFileReader.Read(Without)), loop), PriceBook.Default).Lacks);
        Assert.Equal(0.008m, Apply(Without.Replace("300 }", "300, \"rounds\": 2 }", StringComparison.Ordinal), loop).CallSites[0].Fact.Cost.Expected);
    }

    [Fact]
    public void A_model_that_the_code_tells_is_not_replaced_and_one_that_it_does_not_can_be_told()
    {
        const string Usage = """{ "version": 1, "callSites": [ { "path": "**", "model": "gpt-4o-mini", "inputTokens": 400, "outputTokens": 300 } ] }""";

        Assert.Equal(0.004m, Apply(Usage).CallSites[0].Fact.Cost.Expected);
        // 400 x 0.15 + 300 x 0.60 per million.
        Assert.Equal(0.00024m, Apply(Usage, Ask with { Model = new ModelFact(null, ModelSource.Unknown, "a parameter") }).CallSites[0].Fact.Cost.Expected);
    }

    [Fact]
    public void Tokens_from_272k_on_are_charged_at_the_higher_rates_and_cache_writes_at_theirs()
    {
        var model = PriceBook.Default.Find("gpt-5.4")!;
        var tier = model.LongContext!;
        Assert.Equal(272_000, tier.AboveInputTokens);

        Assert.Equal(272_000 * model.Rates.Input / 1_000_000, CostCalculator.Request(model, 272_000, 0));
        Assert.Equal(272_001 * tier.Rates.Input / 1_000_000, CostCalculator.Request(model, 272_001, 0));
        // claude-sonnet-4-5: 3.00 in, 0.30 cached, 3.75 written: 100 + 500 + 400 tokens.
        Assert.Equal((100 * 3.00m + 500 * 0.30m + 400 * 3.75m) / 1_000_000, CostCalculator.Request(PriceBook.Default.Find("claude-sonnet-4-5")!, 1000, 0, 500, batch: false, 400));
        Assert.Null(CostCalculator.Request(model, 1000, 0, 700, batch: false, 400));
    }

    [Fact]
    public void A_task_costs_the_sum_of_its_calls_and_gives_them_their_month()
    {
        var report = Apply("""
            { "version": 1,
              "callSites": [ { "path": "**", "inputTokens": 400, "outputTokens": 300 } ],
              "tasks": [ { "name": "ticket", "unitsPerMonth": 100, "parts": [ { "member": "Bot.Ask", "calls": { "low": 1, "expected": 1.5, "high": 3 } }, { "member": "Bot.Ask", "calls": 1 } ] } ] }
            """);

        // 0.004 for a call: 2.5 calls of it; low 2 x 0.0025; the worst case has no bound.
        Assert.Equal(new UnitCost("ticket", new CostRange(0.005m, 0.01m, null), 100, 1m), Assert.Single(report.Tasks));
        Assert.Equal((250m, 1m), (report.CallSites[0].Fact.Monthly!.Calls, report.CallSites[0].Fact.Monthly!.Expected));
        Assert.Equal(["ticket"], report.CallSites[0].Tasks);
    }

    [Fact]
    public void A_task_with_a_part_that_nothing_is_has_no_cost()
    {
        var usage = UsageFileReader.Read("""{ "version": 1, "tasks": [ { "name": "ticket", "parts": [ { "member": "Bot.Ask", "calls": 1 }, { "member": "Gone.Away", "calls": 1 } ] } ] }""");

        Assert.Equal(CostRange.Unknown, Assert.Single(UsageOfReport.Apply(Of(Ask), usage, PriceBook.Default).Tasks).PerUnit);
        Assert.Equal("member Gone.Away", Assert.Single(UsageOfReport.Unmatched(Of(Ask), usage)).ToString());
    }

    [Fact]
    public void The_report_with_usage_is_read_back_to_the_same_bytes()
    {
        var text = ReportJsonWriter.Write(Apply(RepositoryFiles.Read("samples", "SupportDesk", "promptlint.usage.json").Replace("ReplyDrafter.DraftAsync", "Bot.Ask", StringComparison.Ordinal)));

        Assert.Equal(text, ReportJsonWriter.Write(ReportJsonReader.Read(text)));
        Assert.Contains("\"tasks\"", text);
    }

    [Theory]
    [InlineData("[]", 1, 1, "expected a usage file: an object")]
    [InlineData("{ \"version\": 2 }", 1, 14, "expected a usage file of version 1, found 2")]
    [InlineData("{ \"version\": 1,\n \"callSite\": [] }", 2, 14, "'callSite' is no member of a usage file")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"site\": \"a\", \"callPerMonth\": 1 } ] }", 1, 63, "'callPerMonth' is no member of a call site")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"path\": \"\" } ] }", 1, 42, "expected a path below the repository's root")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"path\": \"/src/**\" } ] }", 1, 42, "'/src/**' is a whole path")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"path\": \"C:\\\\src\" } ] }", 1, 42, "is a whole path")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"path\": \"./src/**\" } ] }", 1, 42, "has a '.' or '..' among its folders")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"path\": \"src/{a,b}/*.cs\" } ] }", 1, 42, "has a '{', '}' or '!', which mean nothing here")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"path\": \"src/***/a.cs\" } ] }", 1, 42, "has three stars")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"callsPerMonth\": 1 } ] }", 1, 32, "expected one of \"site\", \"member\" and \"path\"")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"site\": \"a\", \"path\": \"b\" } ] }", 1, 32, "expected one of \"site\", \"member\" and \"path\"")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"site\": \"a\", \"cacheHitRate\": 2 } ] }", 1, 63, "expected a number from 0 to 1 in \"cacheHitRate\"")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"site\": \"a\", \"outputTokens\": 1.5 } ] }", 1, 63, "expected a whole number of tokens in \"outputTokens\"")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"site\": \"a\", \"callsPerMonth\": \"10\" } ] }", 1, 64, "expected a number from 0")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"site\": \"a\", \"callsPerMonth\": 1e99 } ] }", 1, 64, "expected a number from 0")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"site\": \"a\", \"cacheHitRate\": 0.6, \"cacheWriteRate\": 0.6 } ] }", 1, 32, "to be 1 together at the most")]
    [InlineData("{ \"version\": 1, \"callSites\": [ { \"site\": \"a\", \"profile\": \"x\" } ] }", 1, 58, "there is no 'x'")]
    [InlineData("{ \"version\": 1, \"tasks\": [ { \"name\": \"a\", \"parts\": [ { \"site\": \"s\", \"calls\": { \"low\": 2, \"expected\": 1, \"high\": 3 } } ] } ] }", 1, 78, "in this order of size")]
    [InlineData("{ \"version\": 1, \"tasks\": [ { \"name\": \"a\", \"parts\": [] }, { \"name\": \"a\", \"parts\": [] } ] }", 1, 58, "each name of \"tasks\" once")]
    [InlineData("{ \"version\": 1, \"callSites\": [", 1, 31, "found the end of the file")]
    public void What_is_no_usage_file_is_told_with_its_place(string text, int line, int column, string expected)
    {
        var problem = Assert.Throws<JsonFormatException>(() => UsageFileReader.Read(text));

        Assert.Contains(expected, problem.Message);
        Assert.Equal((line, column), (problem.Line, problem.Column));
    }

    [Fact]
    public async Task The_schema_and_the_reader_agree()
    {
        var schema = await JsonSchema.FromJsonAsync(RepositoryFiles.Read("rules", "schemas", "usage.schema.json"));
        var sample = RepositoryFiles.Read("samples", "SupportDesk", "promptlint.usage.json");
        var written = UsageFileWriter.Write(UsageFileReader.Read(sample));
        var init = UsageFileWriter.Init(ReportJsonReader.Read(RepositoryFiles.Read("samples", "SupportDesk", "report.expected.json")), PriceBook.Default);

        Assert.All([sample, written, init], text => Assert.Empty(schema.Validate(text)));
        Assert.Equal(written, UsageFileWriter.Write(UsageFileReader.Read(written)));
        UsageFileReader.Read(init);
        foreach (var wrong in new[] { """{ "version": 2 }""", """{ "version": 1, "callSites": [ { "callsPerMonth": 1 } ] }""", """{ "version": 1, "callSites": [ { "site": "a", "callPerMonth": 1 } ] }""" })
        {
            Assert.NotEmpty(schema.Validate(wrong));
            Assert.Throws<JsonFormatException>(() => UsageFileReader.Read(wrong));
        }
    }

    [Theory]
    [InlineData("src/**", "src/a/b.cs", true)]
    [InlineData("src/*", "src/a/b.cs", false)]
    [InlineData("**/*.cs", "b.cs", true)]
    [InlineData("**/*.cs", "a/b/c.cs", true)]
    [InlineData("src/**/b.cs", "src/b.cs", true)]
    [InlineData("src/**/b.cs", "src/xb.cs", false)]
    [InlineData("src\\?.cs", "src/a.cs", true)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("*", "", true)]
    [InlineData("", "a", false)]
    [InlineData("A.cs", "a.cs", false)]
    public void Paths_are_matched_as_people_expect(string pattern, string path, bool matches) => Assert.Equal(matches, new PathPattern(pattern).IsMatch(path));

    [Fact]
    public void A_pattern_that_could_try_everything_does_not()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.False(new PathPattern(string.Concat(Enumerable.Repeat("*a", 200))).IsMatch(new string('a', 5000) + "b"));
        Assert.True(clock.ElapsedMilliseconds < 2000, $"{clock.ElapsedMilliseconds} ms");
    }

    private static CostReport Apply(string usage, params CallSiteFact[] facts) => UsageOfReport.Apply(Of(facts.Length == 0 ? [Ask] : facts), UsageFileReader.Read(usage), PriceBook.Default);

    private static CostReport Of(params CallSiteFact[] facts) => new() { Project = "Shop", CallSites = [.. facts.Select(static f => new ReportedCallSite(f, [], []))] };
}
