using PromptLint.Core.Calls;
using PromptLint.Core.Facts;
using PromptLint.Core.Pricing;
using PromptLint.Core.Rules;
using PromptLint.Reporting.Prices;
using PromptLint.Reporting.Reports;

namespace PromptLint.Schemas.Tests;

/// <summary>What our writers write where the samples show none of it.</summary>
public sealed class WrittenTests
{
    [Fact]
    public async Task A_report_of_what_could_not_be_analysed_is_valid()
    {
        var report = new CostReport
        {
            Project = "Shop",
            TargetFramework = "net10.0",
            Projects = [new ReportedProject("Shop", ["net10.0"])],
            Failures =
            [
                new AnalysisFailure(FailedStep.Project, null, "the compiler gave up"),
                new AnalysisFailure(FailedStep.Call, new SourcePlace("src/Bot.cs", 3, 9), "too deep") { Member = "M:Bot.Ask", Site = "x", Exception = "System.Exception", Projects = ["Shop"] },
            ],
            CallSites =
            [
                new ReportedCallSite(
                    new CallSiteFact
                    {
                        Place = new SourcePlace("src/Bot.cs", 3, 9),
                        Usage = UsageState.Ignored,
                        Severities = new Dictionary<string, RuleSeverity> { ["PL6001"] = RuleSeverity.Off },
                        Cap = new OutputCap(CapState.Set, 1024, Reasons.Told("the adapter's own")),
                        Monthly = new MonthlyCost(1000, 10, null, null),
                        Wrapper = new WrapperFact(["M:A.C/B#1"], false),
                        Through = "M:A.B/C#1",
                    },
                    [new ReportedFinding("PL2001", RuleSeverity.Warning, "no cap", 3) { Remedy = "set one", Saving = 0.5m }],
                    [ReportedFinding.OfId("PL3001")])
                {
                    Projects = ["Shop"],
                    Tasks = ["ticket"],
                },
            ],
        };
        await Valid("promptlint", ReportJsonWriter.Write(report));
    }

    [Fact]
    public async Task A_card_of_every_shipped_model_is_valid_and_read_again()
    {
        var card = PriceCardReader.Read(Schemas.Read("rules/prices/openai.json"), "openai.json");
        var text = PriceCardWriter.Write(card);
        await Valid("price-card", text);
        Assert.Equal(card.Models.Count, PriceCardReader.Read(text, "openai.json").Models.Count);
    }

    private static async Task Valid(string schema, string text)
    {
        Assert.Contains($"/rules/schemas/{schema}.schema.json\"", text.Split('\n')[1], StringComparison.Ordinal);
        Assert.Equal([], (await Schemas.LoadAsync(schema)).Validate(text).Select(static e => e.ToString()));
    }
}
